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
from macros.model.base import MODALIDADES
from macros.model.piezas.pieza import LaAgenda
from macros.problems import Problem
from macros.words.modality import in_modality

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
    piece, *_, step, need = blocks("agregar-un-rotafolio.md")
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
    text = "".join(blocks("mi-edicion.md"))
    (proyecto / "data/ediciones/casa-de-cultura.yml").write_text(text, encoding="utf-8")
    paquete, findings = checked(proyecto, "casa-de-cultura")
    assert errors(findings) == []
    minutes = {s.id: s.duracion_declarada_min for s in paquete.sesiones.values()}
    assert minutes == {"sesion-1": 160, "sesion-1-dia-2": 160, "sesion-4": 200}
    assert not paquete.guias and "anexo-3" not in paquete.anexos
    blocks_ = {b.id: b for b in paquete.sesiones["sesion-4"].bloques}
    assert blocks_["cafe"].titulo == "Pausa" and "pausa-corta" in blocks_
    said = [f for f in findings if f.regla == "cambio-sin-nota"]
    assert len(said) == 1 and "4 cambios" in said[0].mensaje  # all but the one with its «decia»


def test_a_session_in_each_modality(proyecto: Path) -> None:
    """The page's step, lines and materials take the place of those of session 4, and its edition changes them."""
    step, lines, needs_, ways_, mine = blocks("modalidad.md")
    path = proyecto / "data/sesiones/sesion-4.yml"
    text = path.read_text("utf-8")
    closing = text.index("  - id: cierre\n")
    begins, ends = text.index("      - titulo: Responsables", closing), text.index("      - titulo: Evaluar y", closing)
    text = text[:begins] + step + text[ends:]
    begins, ends = text.index("    materiales:\n", closing), text.index("    productos:\n", closing)
    text = text[:begins] + needs_ + text[ends:]
    text = text[: text.index("preparacion:\n")] + lines + text[text.index("bloques:\n") :]
    path.write_text(re.sub(r"(?m)^modalidades: .*\n", ways_, text), encoding="utf-8")
    paquete, findings = checked(proyecto)
    assert [str(f) for f in findings if f.archivo.startswith("data/sesiones")] == []
    said = {m: in_modality(paquete, m).sesiones["sesion-4"] for m in MODALIDADES}
    steps = {m: said[m].bloques[-1].pasos[1] for m in MODALIDADES}
    assert [p.titulo for p in steps.values()] == ["Responsables", "Responsables", "Responsables de los dos lados"]
    assert len({p.texto for p in steps.values()}) == 3 and len({p.duracion_min for p in steps.values()}) == 1
    assert [len(said[m].preparacion) for m in MODALIDADES] == [3, 4, 4]
    used = [{x.articulo for x in said[m].bloques[-1].materiales} for m in MODALIDADES]
    assert ["camara" in x for x in used] == [True, False, True]
    edition(proyecto, "sesiones: [sesion-4]\n", mine)
    own, findings = checked(proyecto, "mi-red")
    assert errors(findings) == []
    s = own.sesiones["sesion-4"]
    assert (s.bloques[-1].pasos[0].texto, s.duracion_declarada_min) == (
        "Cada persona dice en una frase qué usará primero.", 180,
    )  # fmt: skip
    assert "**Un día antes.** Sube las hojas a la carpeta de la red." in s.preparacion


def test_one_session_in_two_evenings(proyecto: Path) -> None:
    edition(proyecto, next(b for b in blocks("tiempos.md") if b.startswith("partes:")))
    paquete, findings = checked(proyecto, "mi-red")
    assert [str(p) for p in findings if p.gravedad == "error" or p.regla == "pieza-huerfana"] == []
    assert [paquete.sesiones[s].duracion_declarada_min for s in ("sesion-1", "sesion-1-dia-2")] == [160, 160]
    assert paquete.piezas["s1-preguntas-caso"].sesion == "sesion-1-dia-2"
    named = [(u.sesion, u.bloque) for g in paquete.guias.values() for parte in g.partes for u in parte.puentes]
    assert ("sesion-1-dia-2", "caso") in named
    assert ("sesion-1", "caso") not in named


def test_one_session_in_less_time(proyecto: Path) -> None:
    less, exact, out = blocks("tiempos.md")[:3]
    edition(proyecto, less, exact)
    paquete, findings = checked(proyecto, "mi-red")
    assert errors(findings) == []
    minutes = {b.id: b.duracion_min for b in paquete.sesiones["sesion-4"].bloques}
    assert sum(minutes.values()) == 180 and minutes["bienvenida"] == 10
    edition(proyecto, less.replace("180", "120"), out)
    paquete, findings = checked(proyecto, "mi-red")
    assert errors(findings) == []
    minutes = {b.id: b.duracion_min for b in paquete.sesiones["sesion-4"].bloques}
    assert sum(minutes.values()) == 120 and not {"networking", "influencia"} & set(minutes)


def test_five_evenings_of_150_minutes_in_less_than_40_lines(proyecto: Path) -> None:
    """A whole course, written from the page alone: it is counted, it holds, and each evening lasts what it says."""
    text = next(b for b in blocks("tiempos.md") if b.startswith("id: cinco-tardes"))
    assert 10 < len(text.splitlines()) < 40
    (proyecto / "data/ediciones/cinco-tardes.yml").write_text(text, encoding="utf-8")
    paquete, findings = checked(proyecto, "cinco-tardes")
    assert errors(findings) == []
    assert {p.regla for p in findings} <= {"ritmo-celdas", "quietos"}  # what a person decides with fewer minutes
    assert {s.id: s.duracion_declarada_min for s in paquete.sesiones.values()} == dict.fromkeys(
        ("sesion-4", "sesion-4-dia-2", "sesion-5", "sesion-5-dia-2", "sesion-5-dia-3"), 150
    )
    walls = {p.id: p for p in paquete.piezas.values() if p.id.startswith("s5-plan-taller")}
    shown = {i: [x.agenda for h in p.hojas for x in h.cuerpo if isinstance(x, LaAgenda)] for i, p in walls.items()}  # type: ignore[union-attr]
    assert shown == {
        "s5-plan-taller": ["sesion-5"],
        "s5-plan-taller-dia-2": ["sesion-5-dia-2", "sesion-5-dia-2"],  # before and after the meal
        "s5-plan-taller-dia-3": ["sesion-5-dia-3"],
    }
    days = [f.dia for s in paquete.sesiones.values() for f in paquete.dates_of(s)]
    assert len(days) == 5 and days == sorted(days)


def test_figures_in_the_words_of_an_edition(proyecto: Path) -> None:
    """Every name in braces that the page teaches is one that a text may say."""
    page = (PAGES / "tiempos.md").read_text(encoding="utf-8")
    table = page.split("| Escribes | Se lee |")[1].split("\n\n")[0]
    taught = re.findall(r"`(\{[^}]+\})`", table)
    assert len(taught) > 9
    where = "en: sesion-4/pitch/pasar-al-frente, campo: texto"
    edition(proyecto, f'cambios:\n  - {{{where}, poner: "{" ".join(taught)}"}}\n')
    paquete, findings = checked(proyecto, "mi-red")
    assert errors(findings) == []
    found = paquete.sesiones["sesion-4"].bloques[3].pasos[-1].texto
    assert found.startswith("12 12 min 6 3 4 18 3 40 40") and "{" not in found
