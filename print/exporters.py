"""The one list of what the kit exports besides drawings. A new output is a module with ``orders`` and a line here.

Each function gets the package and a thing of it, and gives its orders (``print.orders``): none where there is nothing
to make. Its libraries are loaded in the function that makes the file: a build without changes does not wait for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from macros.model import Paquete, Pieza
from print.office import deck, document_form, form, run_sheet_form
from print.orders import Encargo
from print.screen import boards, calendar_file
from print.spreadsheets import agenda_file, form_tables, own_sheets

Of = Literal["pieza", "sesion", "guia", "paquete"]


@dataclass(frozen=True)
class Exporter:
    """``orders`` of each thing of a kind."""

    of: Of
    orders: Callable[[Paquete, Any], Iterable[Encargo]]


EXPORTERS: tuple[Exporter, ...] = (
    Exporter("pieza", form.orders),
    Exporter("pieza", document_form.orders),
    Exporter("pieza", form_tables.orders),
    Exporter("pieza", own_sheets.orders),
    Exporter("pieza", run_sheet_form.orders),
    Exporter("pieza", agenda_file.orders),
    Exporter("pieza", deck.orders),
    Exporter("sesion", calendar_file.orders),
    Exporter("sesion", boards.orders),
)


def orders(paquete: Paquete, pieces: Iterable[Pieza], *, whole: bool = True) -> list[Encargo]:
    """All that is exported of ``pieces`` and, with ``whole``, of the sessions, the guides and the package."""
    things: dict[str, list[Any]] = {"pieza": list(pieces), "sesion": [], "guia": [], "paquete": []}
    if whole:
        things |= {
            "sesion": list(paquete.sesiones.values()), "guia": list(paquete.guias.values()), "paquete": [paquete],
        }  # fmt: skip
    return [order for e in EXPORTERS for thing in things[e.of] for order in e.orders(paquete, thing)]
