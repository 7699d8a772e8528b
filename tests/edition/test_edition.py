"""Editions as differences: what they change, what they leave alone, and that they outlive changes of the package."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import CASES, ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.audit import audit
from macros.loading import editions, load
from macros.model import Paquete
from macros.model.piezas.pieza import FichaNavegacionHoja
from macros.plan.day.schedule import needs, run, total
from macros.problems import DataErrors
from macros.reading.yaml_file import read

EXAMPLE = "red-de-bibliotecas"
HEAD = 'id: mia\ntitulo: Mía\nversion: "2027.1"\n'


def write(root: Path, text: str, id_: str = "mia") -> None:
    path = root / "data" / "ediciones" / f"{id_}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD.replace("mia", id_) + text, encoding="utf-8")


def changes(*lines: str) -> str:
    return "cambios:\n" + "".join(f"  - {line}\n" for line in lines)


def edited(root: Path, *lines: str) -> Paquete:
    write(root, changes(*lines))
    return load(root, "mia")[0]


def told(root: Path, text: str) -> list[str]:
    write(root, text)
    with pytest.raises(DataErrors) as caught:
        load(root, "mia")
    return [f"{p.archivo}:{p.linea} {p.mensaje}" for p in caught.value.problems]


def content(paquete: Paquete) -> dict[str, Any]:
    """All of a package but who publishes it."""
    portada = paquete.portada.model_copy(update={"edicion": None})
    return {**{k: getattr(paquete, k) for k in Paquete.model_fields}, "portada": portada, "logo": None, "antes": {}}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own data, to add editions to."""
    target = tmp_path_factory.mktemp("datos")
    shutil.copytree(ROOT / "data", target / "data")
    return target


# ---- nothing changed ---------------------------------------------------------------------------------


def test_without_changes_it_is_the_package(whole: Path, paquete: Paquete) -> None:
    write(whole, "")
    mine = load(whole, "mia")[0]
    assert content(mine) == content(paquete)
    assert (mine.portada.edicion.id, mine.portada.edicion.version) == ("mia", "2027.1")
    assert len(mine.sesiones) > 3


def test_the_package_does_not_see_the_editions(whole: Path, paquete: Paquete) -> None:
    write(whole, changes("{en: sesion-4, quitar: true}"))
    assert load(whole)[0] == paquete


TARGETS = [
    "taller/inicio",
    "taller/cafe",
    "taller/inicio/pasos/ronda",
    "taller/inicio/pasos/hoja",
    "taller/preparacion/imprime-la-hoja",
]
LINES = st.one_of(
    st.builds("{{en: {}, campo: titulo, poner: Otro {}}}".format, st.sampled_from(TARGETS[:4]), st.integers(0, 9)),
    st.builds("{{en: {}, quitar: true}}".format, st.sampled_from(TARGETS)),
    st.builds("{{en: {}, despues: {{id: x{}, tipo: receso, titulo: X, titulo_corto: X, duracion_min: 5}}}}".format,
              st.sampled_from(TARGETS[:2]), st.integers(0, 3)),
    st.just("{en: taller, orden: [cafe, inicio]}"),
    st.just("{en: taller, campo: perfiles, agregar: Otra persona.}"),
    st.just("{en: hoja-uno, quitar: true}"),
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(LINES, max_size=6))
def test_changes_never_alter_the_package(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    root = tmp_path_factory.mktemp("base")
    shutil.copytree(CASES / "base", root, dirs_exist_ok=True)
    for name in ("rotulos.yml", "auditoria.yml"):
        shutil.copy(ROOT / "data" / name, root / "data" / name)
    before = load(root)[0]
    write(root, changes(*lines) if lines else "")
    try:
        mine = load(root, "mia")[0]
        assert bool(lines) == (content(mine) != content(before)) or not lines
    except DataErrors as e:  # contradictions are told, each with its line in the edition's file
        assert lines
        assert all(p.archivo == "data/ediciones/mia.yml" and p.linea > 3 for p in e.problems), str(e)
    assert load(root)[0] == before


# ---- each kind of change -----------------------------------------------------------------------------


def test_put_and_take_away(base: Path) -> None:
    mine = edited(
        base,
        "{en: taller/inicio/pasos/ronda, campo: titulo, poner: Rueda}",
        "{en: taller/preparacion/imprime-la-hoja, poner: Otra cosa.}",
        "{en: taller/inicio/pasos/hoja, campo: secciones, quitar: true}",
        "{en: paquete, campo: descripcion, poner: Lo nuestro.}",
    )
    taller = mine.sesiones["taller"]
    assert [p.titulo for p in taller.bloques[0].pasos] == ["Rueda", "Hoja"]
    assert taller.preparacion == ("Otra cosa.",)
    assert taller.bloques[0].pasos[1].secciones == ()
    assert mine.portada.descripcion == "Lo nuestro."


def test_insert_append_and_reorder(base: Path) -> None:
    block = "tipo: receso, titulo: Pausa, titulo_corto: Pausa, duracion_min: 5"
    mine = edited(
        base,
        f"{{en: taller/inicio, despues: {{id: a, {block}}}}}",
        f"{{en: taller/inicio, despues: {{id: b, {block}}}}}",
        f"{{en: taller/inicio, antes: {{id: c, {block}}}}}",
        "{en: taller, campo: perfiles, agregar: [Visitas, Vecinas]}",
        "{en: taller, orden: [cafe, inicio]}",
    )
    # What the order does not name stays after the one it followed.
    assert [b.id for b in mine.sesiones["taller"].bloques] == ["c", "cafe", "inicio", "a", "b"]
    assert mine.sesiones["taller"].perfiles == ("El equipo.", "Visitas", "Vecinas")


def test_names_are_those_of_the_package(base: Path) -> None:
    mine = edited(
        base,
        "{en: taller/inicio/pasos/ronda, quitar: true}",
        "{en: taller/inicio/pasos/hoja, campo: titulo, poner: La hoja}",
    )
    assert [p.titulo for p in mine.sesiones["taller"].bloques[0].pasos] == ["La hoja"]


def test_a_question_by_its_words(whole: Path) -> None:
    asked = "¿Qué  quitarías para decirlo MÁS claro?"
    mine = edited(whole, f'{{en: sesion-4/pitch, pregunta: "{asked}", poner: "¿Qué sobra?"}}')
    assert mine.sesiones["sesion-4"].bloques[3].pasos[3].preguntas[1] == "¿Qué sobra?"


def test_a_piece_left_out_leaves_no_trace(base: Path) -> None:
    mine = edited(base, "{en: hoja-uno, quitar: true}")
    assert "hoja-uno" not in mine.piezas
    assert ("pieza", "hoja-uno") in mine.fuera
    block = mine.sesiones["taller"].bloques[0]
    assert block.pasos[1].piezas == ()
    assert [m.articulo for m in block.materiales] == ["plumones"]


def test_sessions_left_out_take_their_pieces_along(whole: Path, paquete: Paquete) -> None:
    write(whole, "sesiones: [sesion-5, sesion-4]\n")
    mine, origen = load(whole, "mia")
    assert list(mine.sesiones) == ["sesion-5", "sesion-4"]
    gone = {p.id for p in paquete.piezas.values() if p.sesion and p.sesion not in mine.sesiones} & set(mine.piezas)
    used = {i for s in mine.sesiones.values() for b in s.bloques for p in b.pasos for i in p.piezas}
    assert gone <= used
    assert all(mine.piezas[i].sesion in mine.sesiones for i in gone)
    assert 20 < len(mine.piezas) < len(paquete.piezas)
    assert mine.portada.rutas.basico == ("sesion-4", "sesion-5")
    assert [x.sesion for x in mine.sesiones["sesion-4"].insumos] == [None] * len(mine.sesiones["sesion-4"].insumos)
    # Session 5 before session 4, which makes what it uses: that is told, and nothing else is wrong.
    assert {p.regla for p in audit(mine, origen) if p.gravedad == "error"} == {"producto-antes"}


def test_navigation_sheets_of_what_is_left_out_go_too(whole: Path, paquete: Paquete) -> None:
    """A sheet makes no sense without what it is of: leaving out climbs to the whole piece."""
    write(whole, "sesiones: [sesion-4]\n")
    mine = load(whole, "mia")[0]
    sheets = {p.id: p.de for p in paquete.piezas.values() if isinstance(p, FichaNavegacionHoja)}
    of_sessions = {i: de for i, de in sheets.items() if de.sesion}
    of_annexes = {i: de for i, de in sheets.items() if de.anexo}
    assert len(of_sessions) > 1
    assert len(of_annexes) > 1
    kept = {i for i, de in of_sessions.items() if de.sesion == "sesion-4"}
    assert {i for i in of_sessions if i in mine.piezas} == kept
    for annex in ("anexo-1", "anexo-4"):
        gone = changes(f"{{en: {annex}, quitar: true}}")
        write(whole, gone)
        left = load(whole, "mia")[0].piezas
        assert [i for i, de in of_annexes.items() if de.anexo == annex and i in left] == []
        assert [i for i, de in of_annexes.items() if de.anexo != annex and i not in left] == []


def test_a_level_takes_the_sessions_of_its_route(whole: Path, paquete: Paquete) -> None:
    write(whole, "nivel: avanzado\n")
    assert tuple(load(whole, "mia")[0].sesiones) == paquete.portada.rutas.avanzado


def test_own_sessions_and_pieces(base: Path) -> None:
    own = base / "data" / "ediciones" / "mia"
    (own / "sesiones").mkdir(parents=True)
    (own / "piezas" / "hoja").mkdir(parents=True)
    session = (base / "data/sesiones/taller.yml").read_text(encoding="utf-8")
    sheet = (base / "data/piezas/hoja/hoja-uno.yml").read_text(encoding="utf-8")
    session = (
        session.replace("id: taller", "id: otro").replace("numero: 1", "numero: 2").replace("hoja-uno", "hoja-dos")
    )
    (own / "sesiones" / "otro.yml").write_text(session, encoding="utf-8")
    (own / "piezas/hoja/hoja-dos.yml").write_text(
        sheet.replace("hoja-uno", "hoja-dos").replace("sesion: taller", "sesion: otro"), encoding="utf-8"
    )
    mine = edited(base, "{en: otro/cafe, campo: titulo, poner: Té}")
    assert list(mine.sesiones) == ["taller", "otro"]
    assert mine.sesiones["otro"].bloques[1].titulo == "Té"
    assert "hoja-dos" in mine.piezas
    assert list(load(base)[0].sesiones) == ["taller"]
    shutil.copy(base / "data/sesiones/taller.yml", own / "sesiones" / "taller.yml")
    assert any("ya hay otra sesión con este id en data/sesiones/taller.yml" in m for m in told(base, ""))


def test_dates_hours_people_and_assumptions(base: Path) -> None:
    write(
        base,
        'supuestos: {personas: 30}\nfechas: [{sesion: taller, dia: 2027-02-10, hora_inicio: "16:00"}]\n'
        "facilitan: [Equipo]\nmodalidad: mixta\n",
    )
    mine = load(base, "mia")[0]
    taller = mine.sesiones["taller"]
    assert (mine.portada.supuestos.personas, mine.portada.supuestos.grupos) == (30, 4)
    assert (mine.start_of(taller), load(base)[0].start_of(taller)) == ("16:00", "9:00")
    assert [f.dia for f in mine.dates_of(taller)] == ["2027-02-10"]
    assert (mine.portada.facilitan, mine.portada.modalidad) == (("Equipo",), "mixta")


def test_unknown_edition_is_named(base: Path) -> None:
    write(base, "")
    with pytest.raises(DataErrors, match="¿Quisiste decir «mia»"):
        load(base, "mias")


def test_an_error_points_at_the_edition_through_moved_lists(base: Path) -> None:
    lines = told(
        base,
        changes(
            "{en: taller/inicio/pasos/ronda, quitar: true}",
            "{en: taller/inicio/pasos/hoja, campo: duracion_min, poner: mucho}",
        ),
    )
    assert len(lines) == 1
    assert lines[0].startswith("data/ediciones/mia.yml:6 «duracion_min» dice «mucho»")


def test_an_error_of_the_package_keeps_its_line(base: Path) -> None:
    path = base / "data/sesiones/taller.yml"
    text = path.read_text(encoding="utf-8").replace("duracion_min: 15", "duracion_min: quince")
    path.write_text(text, encoding="utf-8")
    line = text[: text.index("quince")].count("\n") + 1
    lines = told(base, changes("{en: taller/inicio/pasos/ronda, quitar: true}"))
    assert lines[0].startswith(f"data/sesiones/taller.yml:{line} ")


# ---- the package moves on ----------------------------------------------------------------------------


def test_an_edition_outlives_unrelated_changes(base: Path) -> None:
    path = base / "data/sesiones/taller.yml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("titulo: Inicio del taller", "titulo: Otro inicio").replace(
        "  - id: cafe\n",
        "  - {id: extra, tipo: receso, titulo: Aire, titulo_corto: Aire, duracion_min: 5}\n  - id: cafe\n",
    )
    path.write_text(text.replace("duracion_declarada_min: 75\nanexo", "duracion_declarada_min: 80\nanexo"), "utf-8")
    mine = edited(base, "{en: taller/cafe, campo: titulo, poner: Pausa}", "{en: taller, orden: [cafe, inicio]}")
    assert [b.titulo for b in mine.sesiones["taller"].bloques] == ["Pausa", "Otro inicio", "Aire"]


# ---- the example that ships --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def example() -> Paquete:
    mine, origen = load(ROOT, EXAMPLE)
    assert audit(mine, origen) == []
    return mine


def test_the_example_says_that_it_is_invented(example: Paquete) -> None:
    assert example.portada.organizacion is not None
    assert "ejemplo inventado" in example.portada.organizacion.nombre
    assert "ejemplo inventado" in example.portada.edicion.titulo


def test_the_example_is_a_webinar_of_three_hours(example: Paquete) -> None:
    (s,) = example.sesiones.values()
    assert (s.id, total(s), example.portada.modalidad) == ("sesion-4", 180, "a-distancia")
    moments = run(s, example.start_of(s))
    assert (moments[0].inicio, moments[-1].fin) == ("16:00", "19:00")
    rests = [0, *(x for m in moments if m.bloque.tipo != "actividad" for x in (m.desde, m.hasta)), total(s)]
    stretches = [b - a for a, b in pairwise(rests)][::2]
    assert len(stretches) == 3
    assert max(stretches) <= 75
    assert example.portada.supuestos.personas == 24


def test_the_example_asks_for_nothing_of_a_room(example: Paquete, paquete: Paquete) -> None:
    room = set(paquete.portada.solo_presencial)
    assert "proyector" in room
    (s,) = example.sesiones.values()
    assert not room & set(needs(s, example))
    assert room & set(needs(paquete.sesiones["sesion-4"], paquete))
    assert not room & {m.articulo for s in example.sesiones.values() for b in s.bloques for m in b.materiales}


def test_every_edition_that_ships_is_checked() -> None:
    assert EXAMPLE in editions(ROOT)
    for id_ in editions(ROOT):
        mine, origen = load(ROOT, id_)
        assert not [p for p in audit(mine, origen) if p.gravedad == "error"], id_
        assert read(ROOT / "data/ediciones" / f"{id_}.yml", ROOT).datos["id"] == id_
