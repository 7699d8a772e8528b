"""Words too long for their place in a drawing, a title or a card are told by `revisar`, at their own line."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.audit.kit import drawings, signs
from macros.audit.plan import Plan
from macros.loading import load
from macros.model import Diagrama, Paquete
from macros.plan.icons_used import icons_used
from macros.reading.origin import Origen
from print.pages.figures import LEAST_PT, drawn, letters_pt
from print.pieces.worksheet import SCALE
from print.sheets.papers import ROOM_MM

LONG = "Corresponsabilidadinstitucional"


@pytest.fixture(scope="module")
def read(root: Path) -> tuple[Paquete, Origen]:
    return load(root)


def with_text(paquete: Paquete, id_: str, path: tuple[str | int, ...], text: str) -> Paquete:
    """The package with another text at ``path`` of a piece."""

    def put(value: object, keys: tuple[str | int, ...]) -> object:
        if not keys:
            return text
        if isinstance(value, tuple):
            at = int(keys[0])
            return (*value[:at], put(value[at], keys[1:]), *value[at + 1 :])
        inner = getattr(value, str(keys[0]))
        return value.model_copy(update={str(keys[0]): put(inner, keys[1:])})  # type: ignore[attr-defined]

    pieza = put(paquete.piezas[id_], path)
    return paquete.model_copy(update={"piezas": {**paquete.piezas, id_: pieza}})


def test_the_package_has_none(read: tuple[Paquete, Origen]) -> None:
    plan = Plan(*read)
    things = [*plan.paquete.piezas.values(), *plan.paquete.secciones.values()]
    assert sum(1 for thing in things for _ in drawings._drawn(thing)) > 25
    assert [*drawings.drawings(plan), *drawings.titles(plan)] == []


@pytest.mark.parametrize(
    ("id_", "path", "text", "rule", "line"),
    [
        ("s2-base-mapa", ("dibujo", "mapa", "anillos", 1, "titulo"), LONG * 2, "dibujo", "{titulo: Colaborativa"),
        ("s2-base-mapa", ("dibujo", "mapa", "sectores", 3), LONG * 2, "dibujo", "sectores:"),
        ("s2-diagrama-5r", ("dibujo", "racimo", "partes", 2, "titulo"), LONG, "dibujo", "{titulo: Relaciones"),
        ("s2-cinco-r", ("hojas", 0, "titulo"), LONG, "texto-desborda", "- titulo: Las 5 R"),
        ("s2-tarjetas-leyenda", ("tarjetas", 1, "titulo"), LONG, "texto-desborda", "- titulo: Relación colaborativa"),
    ],
)
def test_a_long_word_is_told_at_its_line(
    read: tuple[Paquete, Origen], id_: str, path: tuple[str | int, ...], text: str, rule: str, line: str
) -> None:
    paquete, origen = read
    plan = Plan(with_text(paquete, id_, path, text), origen)
    found = [*drawings.drawings(plan), *drawings.titles(plan)]
    assert found and {f.regla for f in found} == {rule}
    doc = origen.documentos[("pieza", id_)][0]
    assert any(line in doc.lineas[f.linea - 1] for f in found), [(f.linea, f.mensaje) for f in found]


def test_sizes_are_those_of_the_prints() -> None:
    assert {k: v[0] for k, v in ROOM_MM.items()} == drawings.SHEET_MM
    assert pytest.approx(SCALE) == drawings.SHEET_SCALE


def test_icons_are_looked_for_in_every_part_of_the_data(read: tuple[Paquete, Origen]) -> None:
    paquete, origen = read
    used = list(icons_used(paquete))
    assert {kind for kind, *_ in used} == {"sesion", "guia", "rotulos", "pieza", "termino", "seccion"}
    assert {path[-2] for *_, path, _ in used if isinstance(path[-1], int)} == {"iconos"}
    wrong = with_text(paquete, "s2-tarjetas-leyenda", ("tarjetas", 3, "icono"), "sawtoth-wave")
    (found,) = signs.icons(Plan(wrong, origen))
    assert found.regla == "icono-desconocido" and "¿Quisiste decir «sawtooth-wave»?" in found.mensaje
    assert "sawtooth-wave" in origen.documentos[("pieza", "s2-tarjetas-leyenda")][0].lineas[found.linea - 1]


def test_pictures_of_books_have_letters_of_eight_points(read: tuple[Paquete, Origen]) -> None:
    paquete, _ = read
    shown = [p for p in paquete.piezas.values() if isinstance(p, Diagrama)]
    sizes = {p.id: letters_pt(drawn(p.dibujo, p.orientacion == "horizontal")) for p in shown}
    own = [q.figura for s in paquete.secciones.values() for q in s.partes if q.figura]
    sizes |= {f.titulo: letters_pt(drawn(f.dibujo, True)) for f in own}
    assert len(sizes) > 10 and own
    assert {k: v for k, v in sizes.items() if v < LEAST_PT} == {}
