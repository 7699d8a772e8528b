"""Drawings: pure SVG from data, with letters that are read and words that keep their place."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from pydantic import ValidationError

from macros.diagrams import Tonos, Trazo, faults, radar, sketch, svg
from macros.diagrams.letters import CAP_HEIGHT, WIDTHS, width, wrap
from macros.diagrams.lienzo import APOYO, DETALLE, PRINCIPAL, Lienzo
from macros.diagrams.mapa import ANILLO, ENCIMA, NOTA
from macros.model import Diagrama, Paquete
from macros.model.piezas.dibujo import Carril, Carriles, Ciclo, Dibujo, Escalones, Parada, ParteDibujo, Pasos, Radar


@pytest.fixture(scope="module")
def drawings(paquete: Paquete) -> list[Diagrama]:
    found = [p for p in paquete.piezas.values() if isinstance(p, Diagrama)]
    assert len(found) >= 5
    return found


def laid_out(pieza: Diagrama) -> Trazo:
    return sketch(pieza.dibujo, horizontal=pieza.orientacion == "horizontal")


@pytest.mark.parametrize("weight", [400, 700])
def test_widths_are_those_of_the_fonts(root: Path, weight: int) -> None:
    with TTFont(root / "print" / "fuentes" / f"AtkinsonHyperlegibleNext-{weight}.ttf") as font:
        letters = font.getBestCmap()
        real = {c: font["hmtx"][letters[ord(c)]][0] for c in WIDTHS[weight]}
        assert font["OS/2"].sCapHeight == CAP_HEIGHT * 1000
    assert len(real) > 110
    assert real == WIDTHS[weight]


def test_wrap_keeps_every_word_and_the_room() -> None:
    words = "Recursos que se intercambian entre dos organizaciones"
    lines = wrap(words, 200, 20)
    assert len(lines) > 1 and " ".join(lines) == words
    assert all(width(line, 20) <= 200 for line in lines)
    assert wrap("corresponsabilidad mutua", 10, 20) == ["corresponsabilidad", "mutua"]


def test_every_drawing_of_the_package_is_read(drawings: list[Diagrama]) -> None:
    for pieza in drawings:
        trazo = laid_out(pieza)
        assert len(trazo.renglones) >= 5, pieza.id
        assert faults(trazo) == [], pieza.id


def test_drawings_are_images_with_a_text_equivalent(drawings: list[Diagrama]) -> None:
    for pieza in drawings:
        trazo = laid_out(pieza)
        image = ElementTree.fromstring(svg(trazo, pieza.equivalente))
        assert image.attrib["role"] == "img"
        assert image.findtext("{http://www.w3.org/2000/svg}title") == pieza.equivalente
        assert image.attrib["viewBox"] == f"0 0 {trazo.ancho:g} {trazo.alto:g}"
        words = [t.text for t in image.iter("{http://www.w3.org/2000/svg}text")]
        assert words == [r.texto for r in trazo.renglones]


def test_the_equivalent_names_every_part(drawings: list[Diagrama]) -> None:
    for pieza in drawings:
        told = pieza.equivalente.lower()
        d = pieza.dibujo
        parts = [p.titulo for form in (d.racimo, d.escalones, d.ciclo, d.pasos) if form for p in form.partes]
        if d.camino:
            parts = [p.titulo for g in (d.camino.antes, d.camino.despues) for p in g.pasos]
            parts += d.camino.puerta.opciones
        if d.mapa:
            parts = [a.titulo for a in d.mapa.anillos] + list(d.mapa.sectores)
        if d.plano:
            axes = (d.plano.horizontal, d.plano.vertical)
            parts = [q.titulo for q in d.plano.cuadrantes] + [w for a in axes for w in (a.titulo, a.menos, a.mas)]
        if d.carriles:
            parts = [c.titulo for c in d.carriles.carriles] + [s.titulo for c in d.carriles.carriles for s in c.paradas]
            parts += d.carriles.momentos
        assert parts
        assert [p for p in parts if p.lower() not in told] == [], pieza.id


def test_the_same_data_give_the_same_drawing(drawings: list[Diagrama]) -> None:
    for pieza in drawings:
        assert laid_out(pieza) == laid_out(pieza)


def test_colours_are_those_of_the_tokens(root: Path) -> None:
    from print.pages.tones import tones

    assert tones() == Tonos()


def test_steps_are_read_from_five_metres() -> None:
    assert PRINCIPAL * CAP_HEIGHT >= 25 and APOYO * CAP_HEIGHT >= 18 and DETALLE * CAP_HEIGHT >= 12


def bad(change: Callable[[Lienzo], None]) -> list[str]:
    sheet = Lienzo(500, 300)
    change(sheet)
    return faults(sheet.trazo())


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda s: s.texto("Paso", 10, 50, em=30, clase="principal", lugar=200), "miden 20 mm; mínimo, 25"),
        (lambda s: s.texto("Paso", 10, 50, em=12, clase="detalle", lugar=200), "miden 8 mm; mínimo, 12"),
        (lambda s: s.texto("corresponsabilidad", 10, 50, em=30, clase="apoyo", lugar=90), "se sale"),
        (lambda s: s.texto("Paso", 480, 50, em=30, clase="apoyo", lugar=90), "fuera del dibujo"),
        (lambda s: s.texto("Paso", 10, 320, em=30, clase="apoyo", lugar=90), "fuera del dibujo"),
        (lambda s: s.texto("Paso", 40, 20, em=30, clase="apoyo", lugar=90, parado=True), "fuera del dibujo"),
        (lambda s: s.cuadro(0, 250, 100, 80), "30 mm de más hacia abajo"),
        (lambda s: [s.texto(w, 10, 50, em=30, clase="apoyo", lugar=90) for w in ("uno", "dos")], "se enciman"),
    ],
)
def test_each_fault_is_seen(change: Callable[[Lienzo], None], says: str) -> None:
    found = bad(change)
    assert any(says in f for f in found), found


def test_a_good_sheet_has_no_faults() -> None:
    assert bad(lambda s: s.parrafo("uno dos tres", 10, 10, ancho=300, em=38, clase="principal") and None) == []


def test_long_words_in_the_data_are_seen(drawings: list[Diagrama]) -> None:
    """Each form, with one name too long, says so."""
    forms = set()
    for pieza in drawings:
        raw = pieza.dibujo.model_dump(exclude_none=True)
        (form,) = raw
        forms.add(form)
        if form == "camino":
            raw[form]["antes"]["pasos"][0]["titulo"] = "Corresponsabilidadinstitucional " * 3
        elif form == "mapa":
            raw[form]["sectores"] = [*raw[form]["sectores"][:3], "Organismos internacionales de cooperación"]
            raw[form]["iconos"] = []
        elif form == "plano":
            raw[form]["cuadrantes"][0]["titulo"] = "Corresponsabilidadinstitucional"
        elif form == "carriles":
            raw[form]["carriles"][0]["paradas"][0]["titulo"] = "Corresponsabilidadinstitucional"
        else:
            raw[form]["partes"][0]["titulo"] = "Corresponsabilidadinstitucional " * 3
        assert faults(sketch(Dibujo(**raw), horizontal=pieza.orientacion == "horizontal")), pieza.id
    assert forms == set(Dibujo.model_fields) - {"radar", "matriz"}  # no piece of their own: see below


def test_map_takes_notes_of_76_mm(drawings: list[Diagrama]) -> None:
    assert ANILLO >= 80 > NOTA == 76
    (pieza,) = [p for p in drawings if p.dibujo.mapa]
    assert pieza.pliegos == 2 and pieza.dibujo.mapa
    rings = [a.linea for a in pieza.dibujo.mapa.anillos]
    assert len(set(rings)) == len(rings) == 4, "rings must differ by their line, not by colour"
    assert len(pieza.dibujo.mapa.sectores) == 10


def test_map_names_do_not_cross_the_seam(drawings: list[Diagrama]) -> None:
    (pieza,) = [p for p in drawings if p.dibujo.mapa]
    seam = laid_out(pieza).ancho / 2
    near, far = seam - ENCIMA / 2, seam + ENCIMA / 2
    across = [r.texto for r in laid_out(pieza).renglones if r.caja[0] < far and r.caja[2] > near]
    assert across == [] and {"Nuestra", "OSC"} <= {r.texto for r in laid_out(pieza).renglones}


def test_bars_of_the_steps_follow_one_another(drawings: list[Diagrama]) -> None:
    (pieza,) = [p for p in drawings if p.dibujo.escalones]
    image = ElementTree.fromstring(svg(laid_out(pieza), "x"))
    filled = [
        (float(r.attrib["x"]), float(r.attrib["width"]))
        for r in image.iter("{http://www.w3.org/2000/svg}rect")
        if r.attrib["fill"] == Tonos().principal
    ]
    assert pieza.dibujo.escalones and len(filled) == len(pieza.dibujo.escalones.partes)
    for (x, long), (after, _) in pairwise(filled):
        assert abs(x + long - after) < 0.05


def test_shares_must_add_up() -> None:
    with pytest.raises(ValidationError):
        Escalones(partes=(ParteDibujo(titulo="a", porcentaje=50), ParteDibujo(titulo="b", porcentaje=40)))


@pytest.mark.parametrize("raw", [{}, {"escalones": None}])
def test_a_drawing_has_one_form(raw: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Dibujo(**raw)  # type: ignore[arg-type]


# ---- forms of the guides -------------------------------------------------------------------------


@pytest.mark.parametrize("n", range(3, 9))
def test_radar_of_any_number_of_axes(n: int) -> None:
    names = ("Gerencia y estructura", "Financiamiento", "Procesos", "Cultura", "Confianza", "Redes", "Metas", "Reglas")
    form = Radar(ejes=names[:n], anillos=("25 %", "50 %", "75 %", "100 %"))
    trazo = sketch(Dibujo(radar=form), medidas=radar.HOJA)
    assert faults(trazo) == [] and len(trazo.renglones) >= n + 4
    sheet = Lienzo(*radar.HOJA)
    cx, cy, radius = radar.centre(sheet, form)
    assert radius > 90
    for axis in range(n):
        x, y = radar.corner(sheet, form, axis, 0.5)
        assert ((x - cx) ** 2 + (y - cy) ** 2) ** 0.5 == pytest.approx(radius / 2)
    assert faults(sketch(Dibujo(radar=Radar(ejes=("Corresponsabilidad" * 3,) * n, anillos=("a", "b")))))


# Three cards in a row need the wide sheet.
@pytest.mark.parametrize(("n", "horizontal"), [(3, True), (4, True), (5, True), (6, True), (3, False), (4, False)])
def test_cycle_of_any_number_of_phases(n: int, horizontal: bool) -> None:
    trazo = sketch(
        Dibujo(ciclo=Ciclo(centro="Centro", partes=tuple(ParteDibujo(titulo="Fase") for _ in range(n)))),
        horizontal=horizontal,
    )
    assert faults(trazo) == []
    # From each phase an arrow leads to the next, and from the last to the first.
    assert trazo.cuerpo.count('Z"') == n


@pytest.mark.parametrize("n", range(2, 11))
@pytest.mark.parametrize("horizontal", [True, False])
def test_steps_fit_and_are_numbered(n: int, horizontal: bool) -> None:
    parts = tuple(ParteDibujo(titulo="Un paso", texto="lo que se hace") for _ in range(n))
    trazo = sketch(Dibujo(pasos=Pasos(partes=parts)), horizontal=horizontal)
    assert faults(trazo) == []
    numbers = [r.texto for r in trazo.renglones if r.texto.isdigit()]
    assert numbers == [str(i + 1) for i in range(n)]


def test_plane_takes_notes_of_76_mm(paquete: Paquete) -> None:
    pieza = paquete.piezas["care-poder-postura"]
    assert isinstance(pieza, Diagrama)
    trazo = laid_out(pieza)
    boxes = re.findall(r'<rect [^>]*width="([\d.]+)" height="([\d.]+)"', trazo.cuerpo)
    assert len(boxes) == 4
    assert all(float(w) > 2 * NOTA and float(h) > 3 * NOTA for w, h in boxes)


def test_lanes_keep_the_order_of_the_moments() -> None:
    stops = (Parada(titulo="a", momento=2), Parada(titulo="b", momento=1))
    with pytest.raises(ValidationError):
        Carriles(
            momentos=("uno", "dos"),
            carriles=(Carril(titulo="x", paradas=stops), Carril(titulo="y", paradas=stops[:1])),
        )
