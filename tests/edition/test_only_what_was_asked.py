"""Whatever writes an edition changes only what it was asked to: random editions, written by every order."""

# ruff: noqa: E501  # data reads better on one line

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from conftest import ROOT
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from test_upstream import RICH, TALLER

from commands.agenda_file import note
from commands.fit import written
from commands.update import compare
from macros.edition.file import EditionFile, dumped, entry_lines
from macros.fitting import Imposible, fit
from macros.loading import load, seen
from macros.model import Paquete
from macros.plan.day.agenda import STEP, Renglon, rows
from macros.problems import DataErrors
from macros.reading.syntax import strange_characters
from macros.reading.yaml_file import read
from print.spreadsheets.agenda_reading import Leida

CHANGES = [
    "  - {en: taller, campo: perfiles, agregar: Las vecinas.}   # nos lo pidieron",
    "  - en: taller/preparacion/pon-las-mesas\n    poner: >-\n      Abre la sala.\n      Y las ventanas.\n# al margen",
    "  - {en: hoja-uno, campo: titulo, poner: 'La hoja'}",
    '  -   en:    "taller/inicio"\n      campo: titulo\n      poner: >-\n        Empezamos\n        juntas',
    '  - {en: taller/inicio/pasos/ronda, campo: texto, poner: "Di tu \\"nombre\\"."}',
    '  - {en: taller/inicio, pregunta: "¿Quién eres?", poner: "¿Cómo te llamas?"}',
    "  - en: taller/inicio\n    despues: {id: aire, tipo: receso, titulo: Aire, titulo_corto: Aire, duracion_min: 5}\n\n"
    "  - {en: taller, campo: duracion_declarada_min, poner: 80}",
    "  - {en: paquete, campo: descripcion, poner: Lo nuestro.}",
]
PUT_STEP = """\
  - {en: taller/inicio/pasos/ronda, despues: {titulo: Mío, duracion_min: 5, texto: Lo mío.}}
  - {en: taller/inicio, campo: duracion_min, poner: 65}
  - {en: taller, campo: duracion_declarada_min, poner: 85}
"""
HEADS = [
    'id: mia\ntitulo: Mía   # el nombre\nversion: "2027.1"\n',
    "# Nuestra edición.\n\nversion:   '2027.1'\nid: mia\n# en medio\ntitulo: >-\n  La nuestra,\n  de todas\nfacilitan: [Una, Otra]\n",
]
TAILS = ["", "\n# Aquí termina.\n", "supuestos: {personas: 12}\n# fin"]
KEYS = ["cambios:\n", '"cambios":\n', "cambios:   # lo que cambia\n"]


@st.composite
def editions(draw: st.DrawFn) -> str:
    chosen = draw(st.lists(st.sampled_from(CHANGES), unique=True, max_size=5))
    text = draw(st.sampled_from(HEADS))
    if chosen:
        text += draw(st.sampled_from(KEYS)) + "".join(f"{c}\n" for c in chosen)
    elif draw(st.booleans()):
        text += "cambios: []   # nada aún\n"
    text += draw(st.sampled_from(TAILS))
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("rico")
    shutil.copytree(ROOT / "tests/casos/base", root, dirs_exist_ok=True)
    for name in ("rotulos.yml", "auditoria.yml"):
        shutil.copy(ROOT / "data" / name, root / "data" / name)
    text = (root / TALLER).read_text(encoding="utf-8")
    (root / TALLER).write_text(text[: text.index("preparacion:")] + RICH, encoding="utf-8")
    (root / "data/ediciones").mkdir()
    return root


def put(root: Path, text: str) -> Path:
    path = root / "data/ediciones/mia.yml"
    path.write_bytes(text.encode())
    return path


def subsequence(some: list[str], all_: list[str]) -> list[str]:
    """Those of ``some`` that are not in ``all_``, in their order."""
    rest = iter(all_)
    return [] if all(any(x == y for y in rest) for x in some) else [x for x in some if x not in all_]


def untouched(before: bytes, path: Path, about: tuple[str, ...]) -> None:
    """Every line of the file is still there, in its order and with its ends, but for entries that say one of ``about``."""
    old, new = before.decode().splitlines(), path.read_bytes().decode().splitlines()
    lost = subsequence([x for x in old if x.strip()], new)
    assert [x for x in lost if not any(a in x for a in about)] == []
    assert [x for x in old if x.lstrip().startswith("#") and x not in new] == []
    assert (b"\r\n" in before) == (b"\r\n" in path.read_bytes())
    assert [p.name for p in path.parent.iterdir()] == ["mia.yml"]


def rest(p: Paquete) -> dict[str, Any]:
    """All of a package but the session at hand."""
    return {k: getattr(p, k) for k in Paquete.model_fields if k != "sesiones"}


QUICK = settings(
    max_examples=12, phases=[Phase.explicit, Phase.reuse, Phase.generate], deadline=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip  # a failing edition says enough as it is: making it smaller takes minutes


@QUICK
@given(editions(), st.data())
def test_agenda(project: Path, text: str, data: st.DataObject) -> None:
    path = put(project, text)
    before = load(project, "mia")[0]
    was = rows(before.sesiones["taller"])
    groups: list[list[Renglon]] = []
    for row in was:
        groups.append([row]) if row.tipo != STEP else groups[-1].append(row)
    kept = data.draw(st.lists(st.sampled_from(groups), unique_by=lambda g: g[0].clave, min_size=1))
    if not any(g[0].tipo == "actividad" for g in kept):
        kept = groups
    edited: list[Renglon] = []
    for group in kept:
        if data.draw(st.integers(0, 3)) == 0:
            edited.append(Renglon("", "receso", f"Pausa {len(edited)}", 5, "Pausa"))
        steps = [s for s in group[1:] if data.draw(st.integers(0, 3))]
        if data.draw(st.booleans()):
            steps = data.draw(st.permutations(steps))
        if steps and data.draw(st.booleans()):
            steps.insert(data.draw(st.integers(0, len(steps))), Renglon("", STEP, "Jugar: ya", 5, "", "Juega #1, ¿sí?"))
        steps = [replace(s, minutos=data.draw(st.integers(1, 20)), texto=s.texto + data.draw(st.sampled_from(["", " Y ya."])),
                         preguntas=tuple(data.draw(st.sampled_from([s.preguntas, s.preguntas[1:], (*s.preguntas, "¿Otra: cuál?"),
                                                                    ("¿A?", *s.preguntas[1:])])))) for s in steps]  # fmt: skip
        edited += [replace(group[0], minutos=sum(s.minutos for s in steps) or 10), *steps]
    read_ = Leida("taller", "mia", "2027.1", "9:00", tuple(enumerate(edited, 6)), tuple(was))
    bytes_ = path.read_bytes()
    try:
        note(project, "mia", read_, Path("a.xlsx"))
    except DataErrors as e:  # without its block, a piece is no part of the edition: what changes it is told
        assert "{en: hoja-uno" in text and not any(r.clave == "inicio" for r in edited)
        assert "no está en esta edición y este cambio no hace nada" in str(e) and path.read_bytes() == bytes_
        return
    after = load(project, "mia")[0]
    got = [replace(r, clave="") for r in rows(after.sesiones["taller"])]
    assert got == [replace(r, clave="") for r in edited]
    one, two = before.sesiones["taller"], after.sesiones["taller"]
    assert (one.preparacion, one.perfiles, one.decisiones) == (two.preparacion, two.perfiles, two.decisiones)
    assert one.productos == two.productos
    assert before.portada.descripcion == after.portada.descripcion
    mine = (
        "taller/inicio",
        "poner:",
        "Empezamos",
        "juntas",
        "campo: titulo",
        "duracion_declarada_min",
        "despues:",
        "[]",
    )
    untouched(bytes_, path, mine)


def test_a_new_row_between_a_block_and_what_the_edition_put_after_it(project: Path) -> None:
    path = put(project, HEADS[0] + KEYS[0] + CHANGES[6].split("\n\n")[0] + "\n" + PUT_STEP)
    was = rows(load(project, "mia")[0].sesiones["taller"])
    edited: list[Renglon] = []
    for row in was:
        edited += [Renglon("", "receso", f"Pausa {n}", 5, "Pausa") for n in (1, 2) if row.clave == "aire"]
        edited += [Renglon("", STEP, "Nuevo", 5, "", "Uno nuevo.")] if row.titulo == "Mío" else []
        edited.append(replace(row, minutos=row.minutos + 5) if row.clave == "inicio" else row)
    assert len(edited) == len(was) + 3
    read_ = Leida("taller", "mia", "2027.1", "9:00", tuple(enumerate(edited, 6)), tuple(was))
    note(project, "mia", read_, Path("a.xlsx"))
    got = rows(load(project, "mia")[0].sesiones["taller"])
    assert [replace(r, clave="") for r in got] == [replace(r, clave="") for r in edited]
    assert "orden:" not in path.read_text(encoding="utf-8")
    path.unlink()


@QUICK
@given(editions(), st.integers(40, 110))
def test_ajustar(project: Path, text: str, minutes: int) -> None:
    path = put(project, text)
    before = load(project, "mia", untimed="taller")[0]
    try:
        proposal = fit(before.sesiones["taller"], minutes, 120)
    except Imposible:
        return
    bytes_ = path.read_bytes()
    try:
        written(project, "mia", proposal, "2026.1", None)
    except DataErrors:
        assert path.read_bytes() == bytes_
        return
    untouched(bytes_, path, ())
    assert load(project, "mia", untimed="taller")[0] == before


@QUICK
@given(editions())
def test_actualizar(project: Path, text: str) -> None:
    path = put(project, text)
    before = load(project, "mia")[0]
    bytes_ = path.read_bytes()
    puesta, _ = compare(project, "mia", None, (), ())
    assert path.read_bytes() == bytes_
    puesta.file.save()
    assert load(project, "mia")[0] == before
    assert not [v for v in seen(project, "mia").vistos if v.estado == "sin-nota"]
    untouched(bytes_, path, ("{en: hoja-uno", "{en: taller", "{en: paquete"))
    again, _ = compare(project, "mia", None, (), ())
    assert again.file.difference() == []


JSON = st.recursive(
    st.one_of(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\x85\xa0\ufeff\u2028"),
                      max_size=40), st.integers(-99, 999), st.booleans()),
    lambda x: st.one_of(st.lists(x, max_size=3), st.dictionaries(st.sampled_from(["titulo", "texto", "id"]), x, max_size=3)),
    max_leaves=6,
)  # fmt: skip


def letters(value: Any) -> Any:
    """A value with its texts as every file is read: accents and rare signs in their one form."""
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, dict):
        return {k: letters(v) for k, v in value.items()}
    return [letters(v) for v in value] if isinstance(value, list) else value


@given(st.dictionaries(st.sampled_from(["en", "poner", "campo"]), JSON, min_size=1))
@example({"poner": "\uf900, a\u0301 y #1: sí"})
@example({"poner": ["Un mapa grande", "con sus flechas, y más"]})
@example({"poner": {"texto": ["Una cosa", "otra y otra"]}, "en": "x" * 120})
def test_what_is_written_is_what_is_read(tmp_path_factory: pytest.TempPathFactory, entry: dict[str, Any]) -> None:
    root = tmp_path_factory.mktemp("uno")
    path = root / "a.yml"
    for text in (f"a: {dumped(entry)}\n", "a:\n" + "\n".join(entry_lines(entry, "  ")) + "\n"):
        if strange_characters(tuple(text.split("\n"))):  # letters that no file may have
            return
        path.write_text(text, encoding="utf-8")
        doc = read(path, root)
        assert doc.problemas == ()
        assert doc.datos["a"] in (letters(entry), [letters(entry)])


def test_a_text_of_two_paragraphs_is_not_written(project: Path) -> None:
    before = 'id: mia\ntitulo: Mía\nversion: "2027.1"\n'
    path = put(project, before)
    file = EditionFile(project, "mia")
    file.rewrite("cambios", lambda e: False, [{"en": "taller/inicio", "poner": "Uno.\n\nDos."}])
    with pytest.raises(DataErrors, match="sin dañarlo"):
        file.save()
    assert path.read_text(encoding="utf-8") == before
    path.unlink()


def test_a_file_that_cannot_be_changed_stays(project: Path) -> None:
    for text, told in (
        ("cambios: texto\n", "se espera una lista"),
        ("{id: mia}\n", "sin llaves"),
        ("a: [\n", "falta cerrar"),
    ):
        path = put(project, text)
        with pytest.raises(DataErrors, match=told):
            EditionFile(project, "mia").rewrite("cambios", lambda e: False, [{"en": "taller", "quitar": True}])
        assert path.read_text(encoding="utf-8") == text
    path.unlink()


@pytest.mark.parametrize(
    ("held", "left"),
    [
        ("tiempos:\n  - {sesion: taller, minutos: 80}\n", ""),
        ("tiempos: [{sesion: taller, minutos: 80}]\n", ""),
        ("tiempos:  # de la sala\n  - {sesion: taller, minutos: 80}\n", "tiempos: []  # de la sala\n"),
        ("tiempos:\n  - {sesion: taller, minutos: 80}\n  # la sala cierra\n", "  # la sala cierra\n"),
    ],
)
@pytest.mark.parametrize("after", ["", "# fin\n", "cambios:\n  - {en: taller, quitar: true}\n"])
def test_a_field_that_holds_nothing_any_more_goes(project: Path, held: str, left: str, after: str) -> None:
    head = 'id: mia\ntitulo: Mía\nversion: "2027.1"\n'
    path = put(project, head + held + after)
    file = EditionFile(project, "mia")
    file.rewrite("tiempos", lambda _: True)
    file.save()
    assert path.read_text(encoding="utf-8") == head + left + after
    path.unlink()


@pytest.mark.parametrize("name", ["../fuera", "Mi Red", "a/b", ".x", "", "ñ"])
def test_names_that_are_not_ids(name: str, tmp_path: Path) -> None:
    with pytest.raises(DataErrors, match="no sirve de nombre"):
        EditionFile(tmp_path, name)
    assert list(tmp_path.iterdir()) == []
