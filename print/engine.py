"""HTML to tagged PDF. The only module that touches WeasyPrint, so that the site builds without Pango.

``Engine`` holds what one process shares between documents: the font configuration and the parsed font rules
(sharing them is 1.4 times faster than starting anew for each document).
"""

from __future__ import annotations

import logging
import mimetypes
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

HERE = Path(__file__).resolve().parent
BASE_URL = "https://kit.invalid/"
"""Base of relative addresses while rendering. ``.invalid`` never resolves: what is not served from disk is refused."""

FONT_FAMILY = "Atkinson Hyperlegible Next"
CAP_HEIGHT = 0.668
"""Height of a capital letter of the bundled fonts, in em."""
MM_PER_PX = 25.4 / 96
TOLERANCE_PX = 1.0

_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


@dataclass(frozen=True)
class Finding:
    """Something wrong with a rendered page. ``ruta`` is the path inside the piece's data, as ``hojas/0``."""

    ruta: str
    mensaje: str
    regla: str


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
    text = _FONTCONFIG.format(fonts=HERE / "fuentes", cache=cache)
    if not config.is_file() or config.read_text(encoding="utf-8") != text:
        config.write_text(text, encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(config)


def versions() -> str:
    """Versions of what decides the bytes of a PDF, without importing WeasyPrint."""
    from importlib.metadata import version

    return " ".join(
        f"{name}={version(name)}"
        for name in ("weasyprint", "pydyf", "pikepdf", "pypdfium2", "pillow", "segno", "fonttools")
    )


class Engine:
    """One per process. ``root`` is the project's folder; files are served from ``print/fuentes`` and ``data`` only."""

    def __init__(self, root: Path, cache: Path) -> None:
        isolate_fonts(cache)
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher, URLFetcherResponse

        served = {"fuentes/": HERE / "fuentes", "data/": root / "data"}

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
        fonts_css = (HERE / "estilos" / "fuentes.css").read_text(encoding="utf-8")
        self._font_rules = weasyprint.CSS(
            string=fonts_css, font_config=self._fonts, base_url=BASE_URL, url_fetcher=self._fetcher
        )
        self._log = _Collector()

    def render(self, html: str, *, forms: bool = False) -> Rendered:
        """Make a PDF/UA-1 from ``html``. Raises RenderError for anything WeasyPrint warns about or refuses."""
        self._log.messages.clear()
        self._fetcher.refused.clear()
        logger = logging.getLogger("weasyprint")
        handlers, logger.handlers, logger.propagate = logger.handlers, [self._log], False
        try:
            page = self._weasyprint.HTML(string=html, base_url=BASE_URL, url_fetcher=self._fetcher)
            document = page.render(font_config=self._fonts, stylesheets=[self._font_rules], pdf_forms=forms)
            findings = [f for i, p in enumerate(document.pages) for f in _layout_findings(p._page_box, i + 1)]
            pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_forms=forms)
        except self._weasyprint.urls.FatalURLFetchingError:
            pdf, findings, document = b"", [], None
        finally:
            logger.handlers, logger.propagate = handlers, True
        if self._fetcher.refused:
            raise RenderError(
                f"la página pide {self._fetcher.refused[0][:120]}, que está fuera de data/ y print/fuentes/. "
                "Las imágenes van en data/ y no se usa la red."
            )
        if self._log.messages or document is None:
            raise RenderError(f"WeasyPrint avisa: {'; '.join(dict.fromkeys(self._log.messages)) or 'sin detalle'}")
        return Rendered(pdf, len(document.pages), findings, min(map(_smallest, document.pages), default=0.0))


class _Collector(logging.Handler):
    """Keeps warnings of WeasyPrint; each one fails the build."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


# ---- what the laid out page says ---------------------------------------------------------------


def _layout_findings(page_box: Any, number: int) -> Iterator[Finding]:
    """Text outside its container, letters too small, and writing rooms too small, on one page.

    Containers name themselves in the templates: ``data-caja`` (text must stay inside; with
    the value ``ancho``, only between left and right), ``data-mayuscula-mm`` (least
    height of a capital letter) and ``data-alto-mm`` (least height of the box). Sizes are in millimetres.
    """
    body = next((c for c in page_box.children if getattr(c, "element_tag", "") == "html"), page_box)
    right, bottom = _content_edge(page_box)
    for box, holders in _walk(body, ()):
        element = getattr(box, "element", None)
        if element is not None and (least := element.get("data-alto-mm")) and not _is_inline(box):
            height = box.height * MM_PER_PX
            if height < float(least):
                yield Finding(
                    _route(holders, element),
                    f"queda un espacio de {height:.0f} mm para escribir y hacen falta {least}. Acorta los textos.",
                    "espacio-chico",
                )
        if type(box).__name__ != "TextBox":
            if excess := _excess(box, holders):
                yield Finding(
                    _route(holders),
                    f"en la página {number} un renglón o cuadro se sale {excess * MM_PER_PX:.0f} mm por abajo. "
                    "Quita renglones o acorta el texto.",
                    "texto-desborda",
                )
            continue
        if not box.text.strip():
            continue
        words = f"«{box.text.strip()[:60]}»"
        out_y = box.position_y + box.height - bottom
        out_x = box.position_x + box.width - right
        for holder in holders:
            if (kind := holder.element.get("data-caja")) is not None:
                if kind != "ancho":
                    out_y = max(out_y, box.position_y + box.height - (holder.position_y + holder.margin_height()))
                out_x = max(out_x, box.position_x + box.width - (holder.position_x + holder.margin_width()))
        if max(out_x, out_y) > TOLERANCE_PX:
            where = "por abajo" if out_y >= out_x else "por la derecha"
            yield Finding(
                _route(holders),
                f"en la página {number} el texto {words} se sale {max(out_x, out_y) * MM_PER_PX:.0f} mm {where}. "
                "Acorta el texto o repártelo en otra hoja.",
                "texto-desborda",
            )
        for holder in reversed(holders):
            if least := holder.element.get("data-mayuscula-mm"):
                capital = box.style["font_size"] * CAP_HEIGHT * MM_PER_PX
                if capital < float(least) - 0.05:
                    yield Finding(
                        _route(holders),
                        f"en la página {number} las mayúsculas de {words} miden {capital:.0f} mm; mínimo, {least}.",
                        "letra-chica",
                    )
                break


def _smallest(page: Any) -> float:
    """Size in millimetres of the smallest letters of a page's body; infinite where there are none."""
    body = next((c for c in page._page_box.children if getattr(c, "element_tag", "") == "html"), None)
    texts = (b for b, _ in _walk(body, ()) if type(b).__name__ == "TextBox" and b.text.strip()) if body else ()
    return min((b.style["font_size"] * MM_PER_PX for b in texts), default=float("inf"))


def _walk(box: Any, holders: tuple[Any, ...]) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    yield box, holders
    element = getattr(box, "element", None)
    if element is not None and not _is_inline(box) and any(str(k).startswith("data-") for k in element.attrib):
        holders = (*holders, box)
    for child in getattr(box, "children", ()):
        yield from _walk(child, holders)


def _is_inline(box: Any) -> bool:
    return type(box).__name__ in ("LineBox", "InlineBox", "TextBox")


def _excess(box: Any, holders: tuple[Any, ...]) -> float:
    """Pixels by which an empty box (a writing line, a field) leaves its container at the bottom; 0 if it does not."""
    if _is_inline(box) or getattr(box, "element", None) is None or not holders or holders[-1].element is box.element:
        return 0.0
    if holders[-1].element.get("data-caja") != "" or box.position_y is None:
        return 0.0
    end = box.position_y + box.margin_top + box.border_height()
    excess: float = end - (holders[-1].position_y + holders[-1].margin_height())
    return excess if excess > TOLERANCE_PX else 0.0


def _content_edge(page_box: Any) -> tuple[float, float]:
    """Right and bottom edge of the page's content area, in pixels."""
    left = page_box.margin_left + page_box.border_left_width + page_box.padding_left
    top = page_box.margin_top + page_box.border_top_width + page_box.padding_top
    return left + page_box.width, top + page_box.height


def _route(holders: tuple[Any, ...], element: Any = None) -> str:
    for candidate in ([element] if element is not None else []) + [h.element for h in reversed(holders)]:
        if route := candidate.get("data-ruta"):
            return str(route)
    return ""
