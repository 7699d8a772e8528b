"""HTML to tagged PDF. The only module that touches WeasyPrint, so that the site builds without Pango.

``Engine`` holds what one process shares between documents: the font configuration and the parsed style sheets
(sharing fonts is 1.4 times faster than starting anew for each document).
"""

from __future__ import annotations

import logging
import mimetypes
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.sax.saxutils import escape

from print import FONTS, STYLES
from print.engine.boxes import page_of
from print.engine.findings import Finding as Finding
from print.engine.flow import flow
from print.engine.layout import read_page
from print.engine.rest import with_rest

BASE_URL = "https://kit.invalid/"
"""Base of relative addresses while rendering. ``.invalid`` never resolves: what is not served from disk is refused."""

STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
"""The style sheet in the head of a page: many pages have the same one."""
FONT_FAMILIES = ("Atkinson Hyperlegible Next", "Paquete Lenguas")
"""The kit's own letters, and those of what they lack and of fields."""

_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


@dataclass(frozen=True)
class Rendered:
    """A PDF (bytes), its number of pages, and what its layout does wrong."""

    pdf: bytes
    paginas: int
    hallazgos: list[Finding] = field(default_factory=list)
    letra_mm: float = 0.0
    """Size of the smallest letters of the body, foot and head left out; those of pictures are not seen from here."""


class RenderError(Exception):
    """The document could not be made as written; the message is in Spanish."""


def isolate_fonts(cache: Path) -> None:
    """Let Pango see the bundled fonts only: no page may borrow a letter from the machine it is made on.

    Must run before WeasyPrint is imported. ``cache`` is a folder for fontconfig's own files.
    """
    cache.mkdir(parents=True, exist_ok=True)
    config = cache / "fonts.conf"
    text = _FONTCONFIG.format(fonts=escape(str(FONTS)), cache=escape(str(cache)))
    if not config.is_file() or config.read_text(encoding="utf-8") != text:
        config.write_text(text, encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(config)


class Engine:
    """One per process. ``root`` is the project's folder; files are served from ``print/fuentes`` and ``data`` only."""

    def __init__(self, root: Path, cache: Path) -> None:
        isolate_fonts(cache)
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher, URLFetcherResponse

        served = {"fuentes/": FONTS, "data/": root / "data"}

        class Fetcher(URLFetcher):
            """Serves ``served`` from disk and refuses everything else; remembers what it refused."""

            def __init__(self) -> None:
                super().__init__(allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=True)
                self.refused: list[str] = []

            def fetch(self, url: str, headers: Any = None) -> Any:
                if url.startswith("data:"):
                    return super().fetch(url, headers)
                path = unquote(urlsplit(url).path).lstrip("/") if url.startswith(BASE_URL) else ""
                for prefix, folder in served.items():
                    target = (folder / path.removeprefix(prefix)).resolve()
                    if path.startswith(prefix) and target.is_relative_to(folder.resolve()) and target.is_file():
                        mime = mimetypes.guess_type(target.name)[0] or "application/octet-stream"
                        return URLFetcherResponse(url, target.read_bytes(), {"Content-Type": mime})
                self.refused.append(url)
                raise ValueError(f"refused {url[:120]}")

        self._weasyprint = weasyprint
        self._fetcher = Fetcher()
        self._fonts = FontConfiguration()
        fonts_css = (STYLES / "fuentes.css").read_text(encoding="utf-8")
        self._font_rules = weasyprint.CSS(
            string=fonts_css, font_config=self._fonts, base_url=BASE_URL, url_fetcher=self._fetcher
        )
        self._parsed_styles: dict[str, Any] = {}
        self._log = _Collector()

    def render(self, html: str, *, forms: bool = False) -> Rendered:
        """Make a PDF/UA-1 from ``html``. Raises RenderError for anything WeasyPrint warns about or refuses."""
        self._log.messages.clear()
        self._fetcher.refused.clear()
        logger = logging.getLogger("weasyprint")
        handlers, logger.handlers, logger.propagate = logger.handlers, [self._log], False
        try:
            style = STYLE.search(html)
            sheets = [self._font_rules, self._style_rules(style[1])] if style else [self._font_rules]
            html = STYLE.sub("", html, count=1)
            document = self._laid_out(html, sheets, forms)
            if filled := with_rest(html, [page_of(p) for p in document.pages]):
                document = self._laid_out(filled, sheets, forms)
            read = [read_page(page_of(p), i + 1) for i, p in enumerate(document.pages)]
            pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_forms=forms)
        except self._weasyprint.urls.FatalURLFetchingError:
            pdf, read, document = b"", [], None
        finally:
            logger.handlers, logger.propagate = handlers, True
        if self._fetcher.refused:
            raise RenderError(
                f"la página pide {self._fetcher.refused[0][:120]}, que está fuera de data/ y print/fuentes/. "
                "Las imágenes van en data/ y no se usa la red."
            )
        if self._log.messages or document is None:
            raise RenderError(f"WeasyPrint avisa: {'; '.join(dict.fromkeys(self._log.messages)) or 'sin detalle'}")
        findings = [finding for page in read for finding in page.hallazgos]
        findings += flow([page_of(p) for p in document.pages])
        return Rendered(pdf, len(document.pages), findings, min((page.letra_mm for page in read), default=0.0))

    def _laid_out(self, html: str, sheets: list[Any], forms: bool) -> Any:
        page = self._weasyprint.HTML(string=html, base_url=BASE_URL, url_fetcher=self._fetcher)
        return page.render(font_config=self._fonts, stylesheets=sheets, pdf_forms=forms)

    def _style_rules(self, css: str) -> Any:
        """``css`` parsed; kept for the next page that has it, unless it says something that WeasyPrint warns about."""
        if css not in self._parsed_styles:
            sheet = self._weasyprint.CSS(
                string=css, font_config=self._fonts, base_url=BASE_URL, url_fetcher=self._fetcher
            )
            if self._log.messages:
                return sheet
            self._parsed_styles[css] = sheet
        return self._parsed_styles[css]


class _Collector(logging.Handler):
    """Keeps warnings of WeasyPrint; each one fails the build."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
