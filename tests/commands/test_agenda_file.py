"""The order ``agenda``: out to a spreadsheet, edited, and back into an edition that says just that."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Orders
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from commands.agenda_file import NotDone, export, import_, note
from macros.audit import audit
from macros.fitting import split
from macros.loading import load, seen
from macros.model import Paquete
from macros.plan.day.agenda import STEP, Renglon, rows
from macros.problems import DataErrors
from macros.words.said import planned
from print.spreadsheets.agenda_book import HEAD, agenda_book
from print.spreadsheets.agenda_reading import Leida

SESSION = "sesion-4"


def written(paquete: Paquete, edited: list[Renglon], path: Path) -> Path:
    """An agenda as a person leaves it: rows gone, added and moved."""
    export_to = load_workbook_of(paquete)
    sheet = export_to.worksheets[0]
    sheet.delete_rows(HEAD + 1, sheet.max_row)
    for i, r in enumerate(edited, HEAD + 1):
        values = [r.clave, r.tipo, r.titulo, r.titulo_corto, r.minutos, None, None, None, r.texto]
        for column, value in enumerate([*values, "\n".join(r.preguntas)], 1):
            cell = sheet.cell(i, column, value or None)
            if isinstance(value, str):
                cell.data_type = "s"  # «=» that begins a title is a letter, as the order writes it
    export_to.save(path)
    return path


def load_workbook_of(paquete: Paquete):  # type: ignore[no-untyped-def]
    import io

    return load_workbook(io.BytesIO(agenda_book(paquete, paquete.sesiones[SESSION])))


def said(agenda: list[Renglon]) -> list[Renglon]:
    """Rows without what the reading fills in by itself."""
    return [replace(r, clave="", titulo_corto="") for r in agenda]


def test_what_is_edited_is_what_the_edition_says(copia: Path, paquete: Paquete, tmp_path: Path) -> None:
    agenda = rows(paquete.sesiones[SESSION])
    agenda = [r for r in agenda if not r.clave.startswith("pitch")]
    agenda[0] = replace(agenda[0], titulo="=Llegada", titulo_corto="Llegada", texto="Que todas lleguen.")
    agenda[1] = replace(agenda[1], preguntas=("¿Quién eres?", "¿De dónde vienes?"))
    cut = next(i for i, r in enumerate(agenda) if r.clave == "cafe")
    new = [
        Renglon("", "actividad", "Juego", 15),
        Renglon("", STEP, "Jugar", 15, "", "Reparte tarjetas: una por grupo."),
    ]
    edited = [Renglon("", "receso", "Pausa", 5), *agenda[cut:], *new, Renglon("", "receso", "Otra", 5), *agenda[:cut]]
    told = import_(copia, written(paquete, edited, tmp_path / "a.xlsx"), "mi-red")
    assert "data/ediciones/mi-red.yml" in told[0]
    sesion = load(copia, "mi-red")[0].sesiones[SESSION]
    new = [replace(r, texto=r.texto or r.titulo) if r.tipo == STEP else r for r in edited]
    assert said(rows(sesion)) == said(new)
    assert sesion.duracion_declarada_min == sum(b.duracion_min for b in sesion.bloques)


def test_figures_in_the_words_read_in_the_sheet_and_stay_figures(copia: Path, paquete: Paquete, tmp_path: Path) -> None:
    """The sheet shows «4 minutos»; what nobody edits goes on following the plan, and so does the rest."""
    step = paquete.sesiones[SESSION].bloques[1].pasos[0]
    book = load_workbook_of(paquete)
    shown = {str(r[0].value): r for r in book.worksheets[0].iter_rows(min_row=HEAD + 1)}
    cells = shown["aliado-potencial/las-alianzas-que-mas-pesan"]
    assert cells[8].value == step.texto and "{" not in str(cells[8].value)
    cells[4].value, shown["aliado-potencial/presentar-los-criterios"][4].value = 9, 4
    other = shown["networking/dar-la-vuelta"]
    other[8].value = "Cambien de hoja dos veces."
    book.save(tmp_path / "a.xlsx")
    import_(copia, tmp_path / "a.xlsx", "mi-red")
    mine = load(copia, "mi-red")[0].sesiones[SESSION]
    assert planned(mine.bloques[1].pasos[0].texto) == planned(step.texto)
    assert mine.bloques[2].pasos[2].texto == "Cambien de hoja dos veces."
    assert "texto" not in (copia / "data/ediciones/mi-red.yml").read_text("utf-8").replace(
        "dar-la-vuelta, campo: texto", ""
    )


def test_a_second_edit_takes_the_place_of_the_first_and_comments_stay(
    copia: Path, paquete: Paquete, tmp_path: Path
) -> None:
    edition = "red-de-bibliotecas"
    path = copia / f"data/ediciones/{edition}.yml"
    before = load(copia, edition)[0]
    comments = [x for x in path.read_text(encoding="utf-8").splitlines() if x.lstrip().startswith("#")]
    for minutes in (6, 7):
        now = load(copia, edition)[0]
        agenda = rows(now.sesiones[SESSION])
        agenda[1] = replace(agenda[1], minutos=minutes, titulo=f"Saludo de {minutes}")
        agenda[0] = replace(agenda[0], minutos=minutes)
        import_(copia, written(now, agenda, tmp_path / "a.xlsx"), edition)
        after = load(copia, edition)[0]
        assert said(rows(after.sesiones[SESSION])) == said(agenda)
    text = path.read_text(encoding="utf-8")
    assert "Saludo de 7" in text and "Saludo de 6" not in text
    assert len(comments) > 3 and all(c in text.splitlines() for c in comments)
    assert text.count("de la orden «agenda»") == 1
    one, two = before.sesiones[SESSION], after.sesiones[SESSION]
    assert [b.materiales for b in one.bloques] == [b.materiales for b in two.bloques]
    assert one.modalidades == two.modalidades


def test_an_edition_with_its_own_words_takes_others(copia: Path, paquete: Paquete, tmp_path: Path) -> None:
    """What a change replaces is what the package says, not what «reemplazar» makes of it."""
    path = copia / "data/ediciones/mi-red.yml"
    path.write_text(
        'id: mi-red\ntitulo: Mi red\nversion: "2026.1"\nsesiones: [sesion-4]\nreemplazar: {OSC: asociación}\n',
        encoding="utf-8",
    )
    now = load(copia, "mi-red")[0]
    agenda = rows(now.sesiones[SESSION])
    texts = [i for i, r in enumerate(agenda) if "asociación" in r.texto]
    asked = [i for i, r in enumerate(agenda) if any("asociación" in q for q in r.preguntas)]
    assert texts and asked
    for i in texts:
        agenda[i] = replace(agenda[i], texto=f"{agenda[i].texto} Y ya.")
    for i in asked:
        agenda[i] = replace(agenda[i], preguntas=tuple(f"{q[:-1]} hoy?" for q in agenda[i].preguntas))
    import_(copia, written(now, agenda, tmp_path / "a.xlsx"), "mi-red")
    after = load(copia, "mi-red")[0]
    assert said(rows(after.sesiones[SESSION])) == said(agenda)
    assert {v.estado for v in seen(copia, "mi-red").vistos} == {"igual"}


def test_a_word_that_the_edition_says_otherwise_is_typed(copia: Path, tmp_path: Path) -> None:
    """Who types the package's word in the sheet gets the edition's own, and is told."""
    path = copia / "data/ediciones/mi-red.yml"
    head = 'id: mi-red\ntitulo: Mi red\nversion: "2026.1"\nsesiones: [sesion-4]\nreemplazar: {OSC: asociación}\n'
    path.write_text(head, encoding="utf-8")
    now = load(copia, "mi-red")[0]
    agenda = rows(now.sesiones[SESSION])
    agenda[0] = replace(agenda[0], texto="Que cada OSC llegue a tiempo.")
    told = import_(copia, written(now, agenda, tmp_path / "a.xlsx"), "mi-red")
    assert "Donde escribiste «OSC» queda «asociación», como pide «reemplazar» en tu edición." in told
    assert rows(load(copia, "mi-red")[0].sesiones[SESSION])[0].texto == "Que cada asociación llegue a tiempo."
    assert "Que cada asociación llegue a tiempo." in path.read_text(encoding="utf-8")


def test_a_break_that_a_time_put_can_be_called_otherwise(copia: Path, tmp_path: Path) -> None:
    """The agenda gives the minutes then. One that «partes» put stands in no file: that is said, nothing is written."""
    head = 'id: mi-red\ntitulo: Mi red\nversion: "2026.1"\nsesiones: [sesion-1]\n'
    path = copia / "data/ediciones/mi-red.yml"
    blocks = "[[presentacion, conceptos, ventajas], [caso, principios]]"
    days = (
        f"partes:\n  - {{sesion: sesion-1, minutos: 160, pausa_cada: 75, dias: {blocks}}}\n"
        "cambios:\n  - {en: sesion-1/cafe-1, quitar: true}\n"
    )
    for asked in ("tiempos:\n  - {sesion: sesion-1, minutos: 300, pausa_cada: 75}\n", days):
        path.write_text(head + asked, encoding="utf-8")
        before = path.read_bytes()
        now = load(copia, "mi-red")[0]
        sesion = now.sesiones["sesion-1"]
        agenda = rows(sesion)
        at = next(i for i, r in enumerate(agenda) if r.clave.startswith("pausa-ajuste"))
        agenda[at] = replace(agenda[at], titulo_corto="Aire")
        read_ = Leida("sesion-1", "mi-red", "2026.1", "", tuple(enumerate(agenda, HEAD)), tuple(rows(sesion)))
        if asked == days:
            with pytest.raises(DataErrors, match="sale de este renglón y no se le cambian las palabras"):
                note(copia, "mi-red", read_, Path("a.xlsx"))
            assert path.read_bytes() == before
        else:
            note(copia, "mi-red", read_, Path("a.xlsx"))
            got = rows(load(copia, "mi-red")[0].sesiones["sesion-1"])
            assert [replace(r, clave="") for r in got] == [replace(r, clave="") for r in agenda]
            assert "tiempos" not in path.read_text(encoding="utf-8")


def test_nothing_edited_writes_nothing(copia: Path, tmp_path: Path) -> None:
    edition = "red-de-bibliotecas"
    path = copia / f"data/ediciones/{edition}.yml"
    before = path.read_bytes()
    made = export(copia, load(copia, edition)[0], SESSION, edition, tmp_path / "a.xlsx")
    assert "no hay nada que anotar" in import_(copia, made, edition)[0]
    assert path.read_bytes() == before


def test_another_start_hour_is_told_with_its_place(copia: Path, paquete: Paquete, tmp_path: Path) -> None:
    book = load_workbook_of(paquete)
    book.worksheets[0]["C2"] = 10.5 / 24
    book.save(tmp_path / "a.xlsx")
    assert 'hora_inicio: "10:30"' in import_(copia, tmp_path / "a.xlsx", "mi-red")[-1]


def _with(paquete: Paquete, path: Path, **cells: object) -> Path:
    book = load_workbook_of(paquete)
    for name, value in cells.items():
        book.worksheets[0][name] = value
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"E12": "una hora"}, "agenda-mala.xlsx, renglón 12: los minutos dicen «una hora»"),
        ({"B6": "pausa"}, "agenda-mala.xlsx, renglón 6: «pausa» no es un tipo"),
        ({"E6": 50}, "agenda-mala.xlsx, renglón 6: «Bienvenida»: sus pasos suman 5 min"),
        ({"C6": "=CONCAT(1,2)"}, "agenda-mala.xlsx, renglón 6: falta el título"),
        ({"I7": "Uno.\n\nDos."}, "agenda-mala.xlsx, renglón 7: el texto tiene varios renglones"),
        (
            {"J6": "¿Y aquí?"},
            "agenda-mala.xlsx, renglón 6: «Bienvenida» es un bloque y las preguntas van en el renglón de",
        ),
        ({"E5": None}, "agenda-mala.xlsx: este archivo no es la agenda"),
    ],
)
def test_what_makes_no_sense_is_told_with_its_row(
    copia: Path, paquete: Paquete, tmp_path: Path, cells: dict[str, object], told: str
) -> None:
    with pytest.raises(NotDone) as e:
        import_(copia, _with(paquete, tmp_path / "agenda-mala.xlsx", **cells), "mi-red")
    assert told in str(e.value)
    assert not (copia / "data/ediciones/mi-red.yml").exists()


def test_files_that_are_not_there_and_sessions_that_are_none(copia: Path, paquete: Paquete, tmp_path: Path) -> None:
    with pytest.raises(NotDone, match="no existe"):
        import_(copia, tmp_path / "no.xlsx", "mi-red")
    with pytest.raises(NotDone, match="¿Quisiste decir «sesion-4»"):
        export(copia, paquete, "sesion4", None, None)
    with pytest.raises(NotDone, match=r"no termina en \.xlsx"):
        export(copia, paquete, SESSION, None, tmp_path / "a.pdf")


@pytest.fixture(scope="module")
def project(root: Path) -> Iterator[Path]:
    """The data alone, to load again and again."""
    import shutil

    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(root / "data", Path(folder) / "data")
        for name in ("docs", "print"):
            (Path(folder) / name).symlink_to(root / name)
        yield Path(folder)


@settings(
    max_examples=3, phases=[Phase.explicit, Phase.generate], deadline=None, suppress_health_check=list(HealthCheck)
)
@given(data=st.data())
def test_any_edit_goes_round(project: Path, paquete: Paquete, data: st.DataObject) -> None:
    """Blocks in any order, some gone, new ones anywhere, steps with other minutes."""
    groups: list[list[Renglon]] = []
    for row in rows(paquete.sesiones[SESSION]):
        groups.append([row]) if row.tipo != STEP else groups[-1].append(row)
    kept = data.draw(st.lists(st.sampled_from(groups), unique_by=lambda g: g[0].clave, min_size=1))
    kept = kept if any(g[0].tipo == "actividad" for g in kept) else groups
    edited: list[Renglon] = []
    for group in kept:
        for n in range(data.draw(st.integers(0, 2))):
            edited.append(Renglon("", "receso", f"Pausa {len(edited)} {n}", 5))
        steps = [replace(s, minutos=data.draw(st.integers(1, 20))) for s in group[1:]]
        edited += [replace(group[0], minutos=sum(s.minutos for s in steps) or 10), *steps]
    edition = "prueba"
    import_(project, written(paquete, edited, project / "a.xlsx"), edition)
    assert said(rows(load(project, edition)[0].sesiones[SESSION])) == said(edited)
    (project / f"data/ediciones/{edition}.yml").unlink(missing_ok=True)


def test_of_a_day_the_sheet_changes_words_and_the_division_the_rest(base: Path, tmp_path: Path) -> None:
    """A session over several days: each day has its sheet. What «partes» decides is changed there, and that is said."""
    folder = base / "data/ediciones"
    folder.mkdir()
    session = base / "data/sesiones/taller.yml"
    end = (
        "  - {id: fin, tipo: actividad, titulo: Fin, titulo_corto: Fin, duracion_min: 5, pasos: [{titulo: Adiós, "
        'duracion_min: 5, texto: "Di adiós en {min} minutos.", preguntas: ["¿Qué te llevas?"]}]}\nproductos:'
    )
    text = session.read_text(encoding="utf-8").replace("productos:", end)
    text = text.replace("_declarada_min: 75\na", "_declarada_min: 80\na")
    session.write_text(text, encoding="utf-8")
    parts = "partes:\n  - {sesion: taller, dias: [[inicio], [fin]]}\n"
    (folder / "mia.yml").write_text(f'id: mia\ntitulo: Mía\nversion: "2027.1"\n{parts}', encoding="utf-8")
    path = export(base, load(base, "mia")[0], "taller-dia-2", "mia", tmp_path / "dia.xlsx")
    book = load_workbook(path)
    cells = {str(r[0].value): r for r in book.worksheets[0].iter_rows(min_row=HEAD + 1)}
    assert cells["fin/adios"][8].value == "Di adiós en 5 minutos."
    cells["fin/adios"][9].value = "¿Qué harás mañana?"
    book.save(path)
    import_(base, path, "mia")
    step = load(base, "mia")[0].sesiones["taller-dia-2"].bloques[0].pasos[0]
    assert (step.preguntas, planned(step.texto)) == (("¿Qué harás mañana?",), "Di adiós en {min} minutos.")
    before = (folder / "mia.yml").read_bytes()
    cells["fin"][4].value = cells["fin/adios"][4].value = 4
    book.save(path)
    with pytest.raises(NotDone, match="salen de «partes»"):
        import_(base, path, "mia")
    assert (folder / "mia.yml").read_bytes() == before


def test_the_page_of_the_sheet_shows_what_the_order_writes(
    copia: Path, paquete: Paquete, tmp_path: Path, order: Orders
) -> None:
    """The two answers quoted in ``docs/adaptar/hoja-de-calculo.md`` are those of the order."""
    page = (copia / "docs" / "adaptar" / "hoja-de-calculo.md").read_text(encoding="utf-8")
    noted, refused = (x for x in re.findall(r"```text\n(.*?)```", page, re.DOTALL) if "python3" not in x)
    book = load_workbook_of(paquete)
    shown = {str(r[0].value): r for r in book.worksheets[0].iter_rows(min_row=HEAD + 1)}
    shown["bienvenida"][4].value = shown["bienvenida/abrir-la-sesion"][4].value = 10
    book.save(tmp_path / "agenda-sesion-4.xlsx")
    asked = ("agenda", "--leer", str(tmp_path / "agenda-sesion-4.xlsx"), "--edicion", "mi-red")
    assert order(copia, "edicion", "mi-red").code == 0
    done = order(copia, *asked)
    assert done.code == 0, done.err
    assert noted.splitlines() == (done.out + done.err).splitlines()[: len(noted.splitlines())]
    before = (copia / "data" / "ediciones" / "mi-red.yml").read_bytes()
    book.worksheets[0].cell(12, 5).value = "una hora"
    book.save(tmp_path / "agenda-sesion-4.xlsx")
    done = order(copia, *asked)
    assert done.code == 1 and refused.splitlines() == (done.out + done.err).strip().splitlines()
    assert (copia / "data" / "ediciones" / "mi-red.yml").read_bytes() == before


def test_less_minutes_leave_less_to_cut(copia: Path, paquete: Paquete, tmp_path: Path) -> None:
    """The advice of a block says how much its cut saves: it saves no more than the block has by now."""
    before = {b.id: b for b in paquete.sesiones[SESSION].bloques}
    block = before["influencia"]
    assert block.consejos and block.consejos.si_falta_tiempo and block.minimo_min
    less = block.minimo_min + block.consejos.si_falta_tiempo.ahorra_min - 1
    steps = split([p.duracion_min for p in block.pasos], less)
    book = load_workbook_of(paquete)
    shown = {str(r[0].value): r for r in book.worksheets[0].iter_rows(min_row=HEAD + 1)}
    shown["influencia"][4].value = less
    own = [k for k in shown if k.startswith("influencia/")]
    for key, minutes in zip(own, steps, strict=True):
        shown[key][4].value = minutes
    book.save(tmp_path / "a.xlsx")
    import_(copia, tmp_path / "a.xlsx", "mi-red")
    after, origen = load(copia, "mi-red")
    cut = next(b for b in after.sesiones[SESSION].bloques if b.id == "influencia").consejos.si_falta_tiempo  # type: ignore[union-attr]
    assert cut is not None and cut.ahorra_min == block.consejos.si_falta_tiempo.ahorra_min - 1
    assert "recorte" not in {p.regla for p in audit(after, origen)}
