"""What the kit's build left in ``build/kit/kit.json``: the files each piece can be printed from."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.plan.uses import Uso, use_of


@dataclass(frozen=True)
class Archivo:
    """One file; ``ruta`` is relative to the site's root, ``bytes`` its weight."""

    ruta: str
    variante: str
    papel: str
    paginas: int
    bytes: int
    marca: str = ""
    """Eight hexadecimal digits that change with what is printed; empty in a kit that has no marks."""

    @property
    def uso(self) -> Uso:
        return use_of(self.variante, self.papel)


@dataclass(frozen=True)
class Miniatura:
    """Picture of a piece's first page; ``ancho`` and ``alto`` in pixels."""

    ruta: str
    ancho: int
    alto: int
    chica: Miniatura | None = None
    """A lighter copy, for pages that show many."""


@dataclass(frozen=True)
class Descarga:
    """A file that goes with a bundle; ``nombre`` is the use of a print-ready PDF or the name of a list."""

    nombre: str
    formato: str
    ruta: str
    bytes: int
    paginas: int = 0


@dataclass(frozen=True)
class Maletin:
    """All the files of a session or of a guide in one ZIP, its print-ready PDFs and its lists.

    ``de``: id of the session, or of the guide after «guia-»; empty for the whole package.
    """

    de: str
    ruta: str
    bytes: int
    piezas: int = 0
    descargas: tuple[Descarga, ...] = ()


@dataclass(frozen=True)
class Catalogo:
    """Files by piece id, thumbnails by piece id, bundles by what they are of. Empty where the kit was not built.

    ``todo``: the bundle of the whole package. ``salidas``: files that are of a session, of a guide or of the whole
    package, by what they are of, as the bundles.
    """

    archivos: dict[str, tuple[Archivo, ...]] = field(default_factory=dict)
    miniaturas: dict[str, Miniatura] = field(default_factory=dict)
    maletines: dict[str, Maletin] = field(default_factory=dict)
    salidas: dict[str, tuple[Archivo, ...]] = field(default_factory=dict)
    todo: Maletin | None = None

    def __bool__(self) -> bool:
        return bool(self.archivos)

    def routes(self) -> list[str]:
        """Every file the catalogue names, relative to the site's root."""
        bundles = [*self.maletines.values(), *([self.todo] if self.todo else [])]
        files = [a.ruta for several in (*self.archivos.values(), *self.salidas.values()) for a in several]
        files += [d.ruta for m in bundles for d in m.descargas] + [m.ruta for m in bundles]
        pictures = [p for m in self.miniaturas.values() for p in (m, m.chica) if p]
        return sorted({*files, *(m.ruta for m in pictures)})


def read_catalog(kit_json: Path) -> Catalogo:
    """The catalogue of ``kit.json``, or an empty one where there is no such file or it is of another shape."""
    try:
        return _catalog(json.loads(kit_json.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Catalogo()


def _catalog(data: dict[str, Any]) -> Catalogo:
    bundles = [_bundle(m) for m in data["maletines"]]
    return Catalogo(
        archivos={p["id"]: tuple(_file(a) for a in p["archivos"]) for p in data["piezas"]},
        miniaturas={p["id"]: _picture(p["miniatura"]) for p in data["piezas"] if p.get("miniatura")},
        maletines={m.de: m for m in bundles if m.de},
        salidas={_whose(x): tuple(_file(a) for a in x["archivos"]) for x in data.get("salidas", ())},
        todo=next((m for m in bundles if not m.de), None),
    )


def _picture(data: dict[str, Any]) -> Miniatura:
    small = data.get("chica")
    return Miniatura(data["ruta"], data["ancho"], data["alto"], _picture(small) if small else None)


def _file(data: dict[str, Any]) -> Archivo:
    keys = ("ruta", "variante", "papel", "paginas", "bytes")
    return Archivo(**{k: data[k] for k in keys}, marca=data.get("marca") or "")


def _bundle(data: dict[str, Any]) -> Maletin:
    files = [Descarga(d["uso"], "pdf", d["ruta"], d["bytes"], d["paginas"]) for d in data.get("pdfs", ())]
    files += [
        Descarga(d["lista"], d["formato"], d["ruta"], d["bytes"], d.get("paginas", 0)) for d in data.get("listas", ())
    ]
    return Maletin(_whose(data), data["ruta"], data["bytes"], data.get("piezas", 0), tuple(files))


def _whose(data: dict[str, Any]) -> str:
    """Id of a session, or of a guide after «guia-»; empty for the whole package."""
    return str(data["sesion"] or (f"guia-{data['guia']}" if data.get("guia") else ""))
