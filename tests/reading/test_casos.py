"""Each bad input of ``tests/casos`` gives its exact message: where, what, what to do. The exit code is 1."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from pairs import CASES, NAMES, apply, expected

from commands import cli

WARNINGS = {
    "articulo-huerfano", "material-sin-listar", "material-sin-paso", "sesion-sin-marco",
    "dia-demasiado-largo", "pieza-huerfana", "demasiadas-preguntas", "demasiadas-celdas", "demasiados-turnos",
    "edicion-cambio-sin-nota", "minutos-que-no-caben", "modalidad-sin-palabras",
    "mas-grupos-que-partes", "partes-que-no-caben", "grupos-de-dos-maneras", "mucho-rato-sin-moverse", "pausa-al-final",
    "pared-sin-decir", "mas-grupos-que-personas", "grupos-muy-grandes", "mas-aliados-que-grupos",
    "nivel-sin-ruta", "ruta-sin-nivel", "guion-opcional", "espacio-invisible",
}  # fmt: skip
"""Cases that warn and let the work go on."""
ABOUT_A_FILE = re.compile(r"^data/\S+: ")
PLACED = re.compile(r"^data/\S+:\d+:\d+: ")
REMEDY = re.compile(
    r"¿Quisiste decir «|\b(Acórtalo|Agrega|Agrégala|Alinea|Alinéalo|Borra|Bórralo|Cambia|Compara|Corrígela|Deja|Divide"
    r"|Divídela|Divídelo|Encierra|Escribe|Escríbelo|Escríbela|Escríbelos|Llámalo|Muévela|Muévelo|Pon|Ponlo|Pásalo|Pégalo|Quita|Quítalo"
    r"|Recupéralo|Revisa|Usa|Cámbialas|Cámbialo|bórrala)\b",
    re.IGNORECASE,
)


def revisar(root: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> tuple[int, str]:
    monkeypatch.setenv("PAQUETE_RAIZ", str(root))
    result = CliRunner().invoke(cli.orders, ["revisar", *options])
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result.exit_code, result.output


def test_there_are_cases() -> None:
    assert len(NAMES) > 100
    assert {p.stem for p in CASES.glob("*.txt")} == set(NAMES)


def test_base_has_no_problem(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert revisar(base, monkeypatch) == (0, "0 errores, 0 avisos.\n")


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    apply(name, base)
    code, out = revisar(base, monkeypatch)
    *_, count = out.rstrip("\n").split("\n")
    messages = out.removesuffix(count + "\n")
    if os.environ.get("CASOS_NUEVOS") and not (CASES / f"{name}.txt").exists():
        (CASES / f"{name}.txt").write_text(messages, encoding="utf-8")
        pytest.fail(f"se escribió {name}.txt: léelo como quien recibe el mensaje")
    assert messages == expected(name)
    assert code == (0 if name in WARNINGS else 1)
    assert "Traceback" not in out


@pytest.mark.parametrize("name", NAMES)
def test_every_message_has_a_place_and_a_remedy(name: str) -> None:
    heads = [line for line in expected(name).splitlines() if not line.startswith("    ")]
    assert heads
    for head in heads:
        assert PLACED.match(head) or ABOUT_A_FILE.match(head), head
        assert REMEDY.search(head), f"no dice qué hacer: {head}"
        assert len(head) < 330, "nobody reads a message this long"


def test_five_errors_in_three_files_give_five_messages(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    apply("cinco-errores-en-tres-archivos", base)
    code, out = revisar(base, monkeypatch, "--json")
    found = json.loads(out)["hallazgos"]
    assert code == 1
    assert len(found) == 5
    assert len({f["archivo"] for f in found}) == 3
    assert all(f["linea"] > 0 and f["columna"] > 0 and f["gravedad"] == "error" for f in found)
