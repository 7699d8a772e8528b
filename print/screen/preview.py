"""A sheet of the kit for a screen: the page that the kit draws, as it is, with its measures told to the browser.

For the editing workshop, which has no engine of prints: lxml, Pillow and WeasyPrint are never asked for from here.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from typing import Any

from macros.model import Libro, Paquete
from macros.model.edicion import Logo
from print import FONTS
from print.pages.templates import styles
from print.pieces import Pages
from print.screen.running import margins

_PAGE = re.compile(r"@page \{\s*size: (?P<ancho>\S+) (?P<alto>\S+);.*?margin: (?P<margen>[^;]+);", re.DOTALL)
SIDES = ("arriba", "derecha", "abajo", "izquierda")
_FILE = re.compile(r'url\("fuentes/([^"]+)"\)')


def sheet(paquete: Paquete, pieza: str, logo: Logo | None = None) -> dict[str, Any]:
    """The first drawing of a piece as a whole document that asks for no file. ``ancho_mm``: how wide its page is.

    ``logo``: the organisation's, where the package could not open it. A book is too long to be looked at here: it
    gives nothing.
    """
    found = paquete.piezas.get(pieza)
    if found is None or isinstance(found, Libro):
        return {}
    if logo and paquete.portada.organizacion and not paquete.logo:
        paquete = paquete.model_copy(update={"logo": logo})
    # The code that tells whether a copy is up to date is stamped on the finished file: here there is none to scan.
    words = paquete.rotulos
    silent = words.copias.model_copy(update={"ayuda": ""})
    paquete = paquete.model_copy(update={"rotulos": words.model_copy(update={"copias": silent})})
    html = Pages(paquete).jobs(found)[0].html
    page = measures(html)
    told = "".join(f"--hoja-{name}: {value}; " for name, value in page.items())
    running = margins(html) if page["pie"] == "block" else ""
    style = f"<style>{_letters()}\n{styles('en-pantalla')}\n:root {{ {told}}} {running}</style>"
    return {
        "html": html.replace("</head>", f"{style}</head>", 1),
        "ancho_mm": float(page["ancho"].removesuffix("mm")),
    }


def _letters() -> str:
    """The rules of the letters of the prints, with the letters themselves in them."""

    def held(file: re.Match[str]) -> str:
        return f'url("data:font/ttf;base64,{base64.b64encode((FONTS / file[1]).read_bytes()).decode()}")'

    return _FILE.sub(held, styles("fuentes"))


def measures(html: str) -> dict[str, str]:
    """Size and margins of the page of a document of the kit, as its style sheet writes them; ``pie``: how its foot
    is shown, «none» where its pages have none."""
    found = _PAGE.search(html)
    assert found is not None
    given = found["margen"].split()
    four = [given[0], given[1 % len(given)], given[2 % len(given)], given[3 if len(given) > 3 else 1 % len(given)]]
    has_foot = "content: element(pie)" in re.split("\n(?:@page|:root)", html[found.end() :], maxsplit=1)[0]
    size = {"ancho": found["ancho"], "alto": found["alto"], "pie": "block" if has_foot else "none"}
    return size | dict(zip(SIDES, four, strict=True))


def agenda(paquete: Paquete, sesion: str) -> dict[str, str]:
    """The agenda of a session as the kit's spreadsheet: ``nombre`` of the file, and what it holds, in base 64."""
    from print.spreadsheets.agenda_book import agenda_book

    if sesion not in paquete.sesiones:
        return {}
    book = agenda_book(paquete, paquete.sesiones[sesion])
    return {"nombre": f"agenda-{sesion}.xlsx", "contenido": base64.b64encode(book).decode()}


def _logo(told: dict[str, Any] | None) -> Logo | None:
    """A logo as the page measured it: ``tipo``, ``contenido`` in base 64 and ``proporcion``."""
    if not told:
        return None
    content = base64.b64decode(told["contenido"])
    return Logo(archivo="logo", tipo=told["tipo"], contenido=content, proporcion=told["proporcion"])


ORDERS: Mapping[str, Callable[[Paquete, dict[str, Any]], Any]] = {
    "hoja": lambda paquete, m: sheet(paquete, m["pieza"], _logo(m.get("logo"))),
    "calculo": lambda paquete, m: agenda(paquete, m["sesion"]),
}
"""What the workshop asks for, beyond what ``macros.workbench.messages`` answers by itself."""
