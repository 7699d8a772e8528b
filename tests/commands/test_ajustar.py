"""The order ``ajustar``, as a person runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Orders

from macros.loading import load
from macros.plan.day.schedule import total
from macros.reading.yaml_file import read


def test_it_proposes_and_changes_nothing(root: Path, order: Orders) -> None:
    done = order(root, "ajustar", "sesion-4", "--minutos", "180")
    assert (done.code, done.err) == (0, "")
    assert "de 4 h a 3 h (−1 h)" in done.out
    assert "09:30–10:00     45     30  −15 min      30  Parte 2." in done.out
    assert "Total          240    180" in done.out
    assert "Primero se acortó «Parte 4." in done.out
    assert "Ojo: «Pasar al frente» da 4 turnos de 3 min en 9 min" in done.out
    assert done.out.endswith("Para anotarlo en tu edición agrega: --escribir NOMBRE\n")


def test_online_it_adds_a_pause(root: Path, order: Orders) -> None:
    done = order(root, "ajustar", "sesion-4", "--minutos", "180", "--a-distancia")
    assert "nuevo      10  Pausa (pausa-ajuste-1)" in done.out
    assert "Se agregó «Pausa», de 10 min: sin ella se pasa de 75 min seguidos." in done.out


def test_it_stretches(root: Path, order: Orders) -> None:
    done = order(root, "ajustar", "sesion-4", "--minutos", "300")
    assert done.code == 0
    assert "siempre a la actividad que menos ha crecido" in done.out


def test_a_meal_goes_only_up_to_six_hours(root: Path, order: Orders) -> None:
    kept = order(root, "ajustar", "sesion-5", "--minutos", "365")
    assert "Comida" in kept.out
    assert "se quita" not in kept.out
    gone = order(root, "ajustar", "sesion-5", "--minutos", "320")
    assert gone.code == 0
    assert "Se quitó «Comida" in gone.out


def test_an_impossible_wish_says_what_to_leave_out(root: Path, order: Orders) -> None:
    done = order(root, "ajustar", "sesion-4", "--minutos", "120")
    assert (done.code, done.out) == (1, "")
    assert "Lo menos que puede durar es 155 (2 h 35 min): faltan 35." in done.err
    assert "sesion-4/networking         30 min" in done.err
    assert "  - {en: sesion-4/networking, quitar: true}" in done.err
    assert "bienvenida" not in done.err
    assert "Traceback" not in done.err


def test_too_much_time(root: Path, order: Orders) -> None:
    done = order(root, "ajustar", "sesion-3", "--minutos", "600")
    assert done.code == 1
    assert "una actividad crece hasta la mitad más" in done.err


def test_it_writes_one_line_and_the_blocks_follow(copia: Path, order: Orders) -> None:
    done = order(copia, "ajustar", "sesion-4", "--minutos", "180", "--escribir", "mi-red")
    assert done.code == 0
    assert "Quedó anotado en data/ediciones/mi-red.yml." in done.out
    path = copia / "data/ediciones/mi-red.yml"
    data = read(path, copia).datos
    assert data["tiempos"] == [{"sesion": "sesion-4", "minutos": 180}]
    assert "cambios" not in data
    mine = load(copia, "mi-red")[0].sesiones["sesion-4"]
    assert (mine.duracion_declarada_min, total(mine)) == (180, 180)
    kept = path.read_text(encoding="utf-8")
    assert (
        "no hay nada que anotar" in order(copia, "ajustar", "sesion-4", "--minutos", "180", "--escribir", "mi-red").out
    )
    assert path.read_text(encoding="utf-8") == kept


def test_it_counts_on_what_the_edition_says_and_keeps_it(copia: Path, order: Orders) -> None:
    """The breaks that a person takes out stay out, and so do their comments; the hour is that of the date."""
    mine = copia / "data/ediciones/mi-red.yml"
    head = (
        'id: mi-red\ntitulo: Mi red   # así\nversion: "2026.1"\n'
        'fechas: [{sesion: sesion-1, dia: 2027-02-10, hora_inicio: "16:00"}]\n'
        "cambios:\n  # la segunda tarde\n"
        + "".join(f"  - {{en: sesion-1/{b}, quitar: true}}\n" for b in ("comida", "caso", "cafe-2", "principios"))
        + "  - {en: sesion-1/ventajas, campo: duracion_min, poner: 70}\n"
    )
    mine.write_text(head, encoding="utf-8")
    done = order(copia, "ajustar", "sesion-1", "--minutos", "240", "--escribir", "mi-red")
    text = mine.read_text(encoding="utf-8")
    assert text.startswith(head), done.err
    assert "16:00–" in done.out
    s = load(copia, "mi-red")[0].sesiones["sesion-1"]
    assert "comida" not in [b.id for b in s.bloques] and "cafe-2" not in [b.id for b in s.bloques]
    assert s.bloques[-1].tipo == "actividad"
    assert next(b.duracion_min for b in s.bloques if b.id == "ventajas") == 70
    assert total(s) == 240


def test_minutes_of_an_earlier_version_give_way(copia: Path, order: Orders) -> None:
    mine = copia / "data/ediciones/mi-red.yml"
    mine.write_text(
        'id: mi-red\ntitulo: Mi red\nversion: "2026.1"\ncambios:\n  # nuestro\n'
        "  - {en: sesion-4/pitch, campo: titulo_corto, poner: Discurso}\n\n"
        "  # sesion-4 en 200 min, de la orden «ajustar».\n"
        "  - {en: sesion-4, campo: duracion_declarada_min, poner: 200}\n"
        "  - {en: sesion-4/networking/pasos/2, campo: duracion_min, poner: 12}\n",
        encoding="utf-8",
    )
    done = order(copia, "ajustar", "sesion-4", "--minutos", "180", "--escribir", "mi-red")
    assert done.code == 0, done.err
    data = read(mine, copia).datos
    assert [c["campo"] for c in data["cambios"]] == ["titulo_corto"]
    assert data["tiempos"] == [{"sesion": "sesion-4", "minutos": 180}]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["sesion-44", "--minutos", "180"], 1, "«sesion-44» no es una sesión. ¿Quisiste decir «sesion-4»?"),
        (["sesion-4"], 2, "Orden mal escrita"),
        (["sesion-4", "--minutos", "3h"], 2, "--minutos dice «3h» y se espera un número entero: --minutos 180."),
        (["sesion-4", "--minutos", "0"], 2, "--minutos dice 0 y va de 1 a 600."),
        (["sesion-4", "--minutos", "180", "--escribir", "../x"], 1, "«../x» no sirve de nombre"),
    ],
)
def test_slips(words: list[str], code: int, told: str, root: Path, order: Orders) -> None:
    done = order(root, "ajustar", *words)
    assert done.code == code
    assert told in done.err
    assert "Traceback" not in done.err
