"""The order ``ajustar``, as a person runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Orders

from macros.loading import load
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


def test_it_writes_an_edition(copia: Path, order: Orders) -> None:
    done = order(copia, "ajustar", "sesion-4", "--minutos", "180", "--escribir", "mi-red")
    assert done.code == 0
    assert "Quedó anotado en data/ediciones/mi-red.yml." in done.out
    data = read(copia / "data/ediciones/mi-red.yml", copia).datos
    assert data["cambios"][0] == {"en": "sesion-4", "campo": "duracion_declarada_min", "poner": 180}
    assert order(copia, "revisar").code == 0


def test_it_counts_on_what_the_edition_leaves_out(copia: Path, order: Orders) -> None:
    mine = copia / "data/ediciones/mi-red.yml"
    head = 'id: mi-red\ntitulo: Mi red\nversion: "2026.1"\ncambios:\n  - {en: sesion-2/recursos, quitar: true}\n'
    mine.write_text(head, encoding="utf-8")
    words = ("ajustar", "sesion-2", "--escribir", "mi-red", "--minutos")
    assert order(copia, *words, "300").code == 0
    assert order(copia, *words, "320").code == 0  # written anew, from the package's minutes
    assert mine.read_text(encoding="utf-8").startswith(head)
    done = order(copia, "revisar", "--edicion", "mi-red")
    assert (done.code, "mi-red.yml" in done.out) == (0, True), done.out
    assert load(copia, "mi-red")[0].sesiones["sesion-2"].duracion_declarada_min == 320


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
