"""The pages for people who adapt: what they say to copy is copied into the project, and it passes."""

from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT

from macros.audit import audit
from macros.loading import load
from macros.model import Paquete
from macros.problems import Problem

PAGES = ROOT / "docs/adaptar"
FENCE = re.compile(r"^( *)```yaml\n(.*?)^\1```", re.S | re.M)


@pytest.fixture
def proyecto(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


def blocks(page: str) -> list[str]:
    """The YAML of a page, in order, without the indent of the list that it stands in."""
    found = [textwrap.dedent(m[2]) if m[1] else m[2] for m in FENCE.finditer((PAGES / page).read_text("utf-8"))]
    assert found, page
    return found


def checked(root: Path, edicion: str | None = None) -> tuple[Paquete, list[Problem]]:
    paquete, origen = load(root, edicion)
    return paquete, audit(paquete, origen)


def errors(findings: list[Problem]) -> list[str]:
    return [str(p) for p in findings if p.gravedad == "error"]


def replace(path: Path, *pairs: tuple[str, str]) -> None:
    """Change a file as a person with an editor would: each text is there once."""
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, (path.name, old)
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def edition(root: Path, *texts: str, id_: str = "mi-red") -> None:
    path = root / "data/ediciones" / f"{id_}.yml"
    path.write_text(f'id: {id_}\ntitulo: Mi red\nversion: "2026.1"\n' + "".join(texts), encoding="utf-8")


def test_a_new_session(proyecto: Path) -> None:
    order, letter = blocks("agregar-una-sesion.md")
    new = proyecto / "data/sesiones/sesion-7.yml"
    shutil.copy(proyecto / "data/sesiones/sesion-4.yml", new)
    replace(new, ("\nid: sesion-4\n", "\nid: sesion-7\n"), ("\nnumero: 4\n", "\nnumero: 7\n"))
    cover = proyecto / "data/paquete.yml"
    written: dict[str, Any] = yaml.safe_load(order)
    before, added = written["sesiones"]
    basic = ", ".join(written["rutas"]["basico"])
    text = cover.read_text("utf-8")
    assert text.count(f"  - {before}\n") == 1
    text = text.replace(f"  - {before}\n", f"  - {before}\n  - {added}\n")
    cover.write_text(re.sub(r"(?m)^  basico: .*$", f"  basico: [{basic}]", text), encoding="utf-8")
    (proyecto / "data/piezas/carta_descriptiva/s7-carta.yml").write_text(letter, encoding="utf-8")
    paquete, findings = checked(proyecto)
    assert errors(findings) == []
    assert paquete.sesiones["sesion-7"].numero == 7
    assert "s7-carta" in [p.id for p in paquete.pieces_of(paquete.sesiones["sesion-7"])]


def test_a_new_flipchart(proyecto: Path) -> None:
    piece, step, need = blocks("agregar-un-rotafolio.md")
    (proyecto / "data/piezas/rotafolio/s1-acuerdos.yml").write_text(piece, encoding="utf-8")
    session = proyecto / "data/sesiones/sesion-1.yml"
    before = "        piezas: [s1-objetivos-agenda, s1-expectativas]\n"
    place = "      - {pieza: s1-expectativas, por: sesion}\n"
    replace(session, (before, step), (place, place + need))
    paquete, findings = checked(proyecto)
    assert [str(p) for p in findings if p.archivo.startswith(("data/piezas/rotafolio/s1-a", "data/sesiones"))] == []
    assert "s1-acuerdos" in paquete.piezas


def test_a_question_of_an_edition(proyecto: Path) -> None:
    listed, change = blocks("cambiar-una-pregunta.md")
    assert len(yaml.safe_load(listed)["preguntas"]) == 2
    edition(proyecto, change)
    paquete, findings = checked(proyecto, "mi-red")
    assert errors(findings) == []
    asked = [q for b in paquete.sesiones["sesion-1"].bloques for p in b.pasos for q in p.preguntas]
    assert yaml.safe_load(change)["cambios"][0]["poner"] in asked


def test_an_edition(proyecto: Path) -> None:
    who, when, what = blocks("mi-edicion.md")
    edition(proyecto, who, when, what)
    paquete, findings = checked(proyecto, "mi-red")
    assert errors(findings) == []
    assert list(paquete.sesiones) == ["sesion-1", "sesion-4"]
    assert paquete.sesiones["sesion-4"].duracion_declarada_min == 245


def test_one_session_in_two_evenings(proyecto: Path) -> None:
    changes = next(b for b in blocks("tiempos.md") if "sesion-1b" in b)
    second = proyecto / "data/ediciones/mi-red/sesiones/sesion-1b.yml"
    second.parent.mkdir(parents=True)
    text = (proyecto / "data/sesiones/sesion-1.yml").read_text("utf-8")
    first, rest = text.index("  - id: presentacion\n"), text.index("  - id: caso\n")
    second.write_text(text[:first] + text[rest:], encoding="utf-8")
    replace(
        second,
        ("\nid: sesion-1\n", "\nid: sesion-1b\n"),
        ("\nnumero: 1\n", "\nnumero: 7\n"),
        ("\nniveles: [basico, intermedio, avanzado]\n", "\nniveles: []\n"),
        ("\nduracion_declarada_min: 480\n", "\nduracion_declarada_min: 180\n"),
    )
    letter = blocks("agregar-una-sesion.md")[1].replace("s7-carta", "s1b-carta").replace("sesion-7", "sesion-1b")
    place = proyecto / "data/ediciones/mi-red/piezas/carta_descriptiva/s1b-carta.yml"
    place.parent.mkdir(parents=True)
    place.write_text(letter, encoding="utf-8")
    edition(proyecto, changes, "  - {en: sesion-1, campo: duracion_declarada_min, poner: 255}\n")
    paquete, findings = checked(proyecto, "mi-red")
    assert [str(p) for p in findings if p.gravedad == "error" or p.regla == "pieza-huerfana"] == []
    assert paquete.piezas["s1-preguntas-caso"].sesion == "sesion-1b"
    named = [(u.sesion, u.bloque) for g in paquete.guias.values() for parte in g.partes for u in parte.puentes]
    assert named
    assert ("sesion-1", "caso") not in named
