"""The registry of rules: every rule is explained, is seen to fail and is seen to pass."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import CASES

from macros.audit import audit
from macros.audit.kit.flipcharts import PAGE, height
from macros.audit.plan import Plan
from macros.loading import load
from macros.model import RULE_IDS, Paquete, Rotafolio
from macros.problems import DataErrors
from macros.reading.origin import Origen

TALLER, PAQUETE = "data/sesiones/taller.yml", "data/paquete.yml"
STEP = "        texto: Reparte la hoja."
Change = tuple[str, str, str]
Rules = Callable[..., list[str]]


@pytest.fixture
def rules(base: Path) -> Rules:
    """Rules broken by the base project after some changes: (file, old, new)."""

    def run(*changes: Change) -> list[str]:
        for file, old, new in changes:
            text = (base / file).read_text(encoding="utf-8")
            assert text.count(old) == 1, old
            (base / file).write_text(text.replace(old, new), encoding="utf-8")
        try:
            return [p.regla for p in audit(*load(base))]
        except DataErrors as e:
            return [p.regla for p in e.problems]

    return run


def asked(n: int, mode: str) -> Change:
    return TALLER, STEP, f"        modo: {mode}\n{STEP}\n        preguntas: [{', '.join('¿Qué?' for _ in range(n))}]"


LIMITS: list[tuple[str, tuple[Change, ...], tuple[Change, ...]]] = [
    ("bajo-minimo", ((TALLER, "duracion_min: 60", "duracion_min: 60\n    minimo_min: 61"),),
     ((TALLER, "duracion_min: 60", "duracion_min: 60\n    minimo_min: 60"),)),
    ("ritmo-preguntas", (asked(16, "plenaria"),), (asked(15, "plenaria"),)),
    ("ritmo-preguntas", (asked(31, "grupos"),), (asked(30, "grupos"),)),
    ("ritmo-preguntas", (asked(31, "individual"),), (asked(30, "individual"),)),
    ("ritmo-preguntas", (asked(61, "exposicion"),), (asked(60, "exposicion"),)),
    ("ritmo-celdas", ((TALLER, STEP, f"        celdas: {{por: sesion, cantidad: 9}}\n{STEP}"),),
     ((TALLER, STEP, f"        celdas: {{por: grupo, cantidad: 2}}\n{STEP}"),)),
    ("ritmo-celdas", ((TALLER, STEP, f"        celdas: {{por: grupo, cantidad: 3}}\n{STEP}"),),
     ((TALLER, STEP, f"        celdas: {{por: grupo, cantidad: 8, a_la_vez: true}}\n{STEP}"),)),
    ("ritmo-celdas",  # 3 allies and 2 groups: one group fills the cells of two
     ((PAQUETE, "grupos: 4", "grupos: 3"), (PAQUETE, "aliados: 3", "aliados: 3"),
      (TALLER, STEP, f"        celdas: {{por: aliado, cantidad: 9, a_la_vez: true}}\n{STEP}")),
     ((TALLER, STEP, f"        celdas: {{por: aliado, cantidad: 8, a_la_vez: true}}\n{STEP}"),)),
    ("reparto", ((TALLER, STEP, f"        reparto: {{partes: 3, minutos: 5}}\n{STEP}"),),
     ((TALLER, STEP, f"        reparto: {{partes: 3, minutos: 5, se_repite: true}}\n{STEP}"),)),
    ("reparto", ((TALLER, STEP, f"        reparto: {{partes: 9, minutos: 14}}\n{STEP}"),),
     ((TALLER, STEP, f"        reparto: {{partes: 8, minutos: 20}}\n{STEP}"),)),
    ("grupos-mezclados",
     ((TALLER, "por: persona", "por: aliado"), (TALLER, STEP, f"        turnos: {{por: grupo}}\n{STEP}")),
     ((TALLER, "por: persona", "por: aliado"), (TALLER, STEP, f"        turnos: {{por: aliado}}\n{STEP}"))),
    ("quietos", ((TALLER, "duracion_min: 20", "duracion_min: 14\n        movimiento: true"),
                 (TALLER, "duracion_min: 40", "duracion_min: 46")),
     ((TALLER, "duracion_min: 20", "duracion_min: 15\n        movimiento: true"),
      (TALLER, "duracion_min: 40", "duracion_min: 45"))),
    ("quietos", ((TALLER, "duracion_min: 20", "duracion_min: 14\n        movimiento: true"),
                 (TALLER, "duracion_min: 40", "duracion_min: 46")),
     ((TALLER, "[presencial]", "[a-distancia]"),
      (TALLER, "duracion_min: 20", "duracion_min: 14\n        movimiento: true"),
      (TALLER, "duracion_min: 40", "duracion_min: 46"))),
    ("ritmo-turnos", ((TALLER, STEP, f"        turnos: {{por: grupo, cantidad: 11}}\n{STEP}"),),
     ((TALLER, STEP, f"        turnos: {{por: grupo, cantidad: 10}}\n{STEP}"),)),
    ("ritmo-turnos", ((TALLER, STEP, f"        turnos: {{por: persona, minutos: 2.5}}\n{STEP}"),),
     ((TALLER, STEP, f"        turnos: {{por: persona, minutos: 2}}\n{STEP}"),)),
    ("grupos", ((PAQUETE, "personas: 18", "personas: 29"),), ((PAQUETE, "personas: 18", "personas: 28"),)),
    ("grupos", ((PAQUETE, "personas: 18", "personas: 7"),), ((PAQUETE, "personas: 18", "personas: 8"),)),
    ("aliados", ((PAQUETE, "aliados: 3", "aliados: 5"), (TALLER, "por: persona", "por: aliado")),
     ((PAQUETE, "aliados: 3", "aliados: 4"), (TALLER, "por: persona", "por: aliado"))),
    ("aliados", ((PAQUETE, "aliados: 3", "aliados: 5"), (TALLER, "por: persona", "por: aliado")),
     ((PAQUETE, "aliados: 3", "aliados: 5"),)),  # no piece for each ally: their number decides nothing
    ("nivel-ruta", ((PAQUETE, "avanzado: []", "avanzado: [taller]"),),
     ((PAQUETE, "avanzado: []", "avanzado: [taller]"), (TALLER, "[basico]", "[basico, avanzado]"))),
    ("duracion", ((TALLER, "duracion_min: 60", "duracion_min: 0"),),
     ()),
    ("material", ((TALLER, "articulo: plumones", "articulo: plumas"),),
     ((TALLER, "articulo: plumones", "articulo: plumones, nota: de colores"),)),
    ("referencia", ((TALLER, "piezas: [hoja-uno]", "piezas: [hoja-dos]"),), ()),
    ("modalidad",  # the preparation says it, and the activity does not
     ((TALLER, "[presencial]", "[presencial, mixta]"),
      (TALLER, "  - Imprime la hoja.", "  - {texto: Imprime la hoja., solo: [mixta]}")),
     ((TALLER, "[presencial]", "[presencial, mixta]"),
      (TALLER, "  - Imprime la hoja.", "  - {texto: Imprime la hoja., mixta: Mándala.}"),
      (TALLER, STEP, f"{STEP}\n        mixta: Pega la hoja en el chat."))),
    ("modalidad",  # and the other way round
     ((TALLER, "[presencial]", "[presencial, a-distancia]"),
      (TALLER, STEP, f"{STEP}\n        a_distancia: {{titulo: Hoja en pantalla}}")),
     ((TALLER, "[presencial]", "[a-distancia]"),)),  # its own words speak of the one modality there is
    ("pausa", ((TALLER, "tipo: receso", "tipo: actividad"), (TALLER, "duracion_min: 15", "duracion_min: 61"),
               (TALLER, "declarada_min: 75\na", "declarada_min: 121\na")),
     ((TALLER, "duracion_min: 15", "duracion_min: 61"), (TALLER, "declarada_min: 75\na", "declarada_min: 121\na"))),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "bad", "good"), LIMITS)
def test_fails(rule: str, bad: tuple[Change, ...], good: tuple[Change, ...], rules: Rules) -> None:
    assert rules(*bad) == [rule]


@pytest.mark.parametrize(("rule", "bad", "good"), LIMITS)
def test_passes(rule: str, bad: tuple[Change, ...], good: tuple[Change, ...], rules: Rules) -> None:
    assert rules(*good) == []


def test_pauses_are_closer_online(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (base / TALLER).read_text(encoding="utf-8")
    text = text.replace("duracion_min: 40", "duracion_min: 60").replace(
        "    duracion_min: 60\n    pasos", "    duracion_min: 80\n    pasos"
    )
    text = text.replace("duracion_declarada_min: 75\nanexo", "duracion_declarada_min: 95\nanexo")
    (base / TALLER).write_text(text, encoding="utf-8")
    paquete, origen = load(base)
    assert audit(paquete, origen) == []

    class Portada:
        """The cover of an edition given at a distance."""

        modalidad = "a-distancia"

        def __getattr__(self, name: str) -> object:
            return getattr(paquete.portada, name)

    online = paquete.model_copy(update={"portada": Portada()})
    [finding] = audit(online, origen)
    assert finding.regla == "pausa"
    assert "lleva 80 min sin pausa (máximo: 75)" in finding.mensaje


def test_level_without_sessions(paquete: Paquete, origen: Origen) -> None:
    rutas = paquete.portada.rutas.model_copy(update={"avanzado": ()})
    empty = paquete.model_copy(update={"portada": paquete.portada.model_copy(update={"rutas": rutas})})
    found = {p.regla for p in audit(empty, origen)}
    assert found == {"nivel-sin-sesion", "nivel-ruta"}
    assert "nivel-sin-sesion" not in {p.regla for p in audit(paquete, origen)}


def test_an_edition_may_change_gravity(base: Path) -> None:
    rules = base / "data/auditoria.yml"
    text = rules.read_text(encoding="utf-8").replace(
        "id: comida\n    gravedad: error", "id: comida\n    gravedad: aviso"
    )
    rules.write_text(text, encoding="utf-8")
    paquete, _ = load(base)
    assert paquete.auditoria.rule("comida").gravedad == "aviso"
    assert paquete.auditoria.rule("html-tabla").id == "html"


# ---- the registry ----------------------------------------------------------------------------------


def rules_in(folder: Path) -> set[str]:
    """Every rule that code names.

    The argument ``regla``, the first text given to ``finding`` or ``in_session``, the third given to ``Finding``.
    """
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            values = [k.value for k in node.keywords if k.arg == "regla"]
            if getattr(node.func, "attr", "") in ("finding", "in_session"):
                values += node.args[:1]
            if getattr(node.func, "id", "") == "Finding":
                values += node.args[2:3]
            found |= {v.value for v in values if isinstance(v, ast.Constant) and v.value}
    return found


def test_every_rule_of_the_code_is_explained(root: Path) -> None:
    used = {name: rules_in(root / name) for name in ("macros", "commands", "print")}
    assert len(used["macros"]) > 20
    assert len(used["print"]) > 8
    assert set().union(*used.values()) - set(RULE_IDS) == set()


def test_every_rule_of_the_plan_is_checked(root: Path, paquete: Paquete) -> None:
    plan = {r.id for r in paquete.auditoria.reglas if r.momento == "plan"}
    told = rules_in(root / "macros" / "audit") - {"referencia"}  # a rule asked for in the terminal that is not one
    # What is measured again on paper, told before with the limits that are known by then.
    early = {"texto-desborda", "dibujo"}
    assert {r.momento for r in paquete.auditoria.reglas if r.id in early} == {"impreso"}
    assert plan == told - early and early < told
    assert len(plan) >= 20


def test_every_rule_of_data_has_a_case(paquete: Paquete) -> None:
    """Each is seen to fail with its exact message in ``tests/casos``.

    Two need the whole package; ``supuestos`` is about what is typed after an order (``test_assumptions``).
    """
    seen = set(re.findall(r" \[([a-z-]+)\]$", "".join(p.read_text() for p in CASES.glob("*.txt")), re.MULTILINE))
    wanted = {r.id for r in paquete.auditoria.reglas if r.momento in ("plan", "lectura")}
    assert wanted - seen == {"tiempo-ruta", "nivel-sin-sesion", "supuestos"}


# ---- flipcharts ------------------------------------------------------------------------------------


def test_every_flipchart_of_the_kit_fits(paquete: Paquete, origen: Origen) -> None:
    """The kit builds, so no estimate may exceed its page: what the rule tells is certain."""
    plan = Plan(paquete, origen)
    parts = [
        height(hoja, p.orientacion, plan) / PAGE[p.orientacion][1]
        for p in paquete.piezas.values()
        if isinstance(p, Rotafolio)
        for hoja in p.hojas
    ]
    assert len(parts) > 100
    assert max(parts) <= 1
    assert max(parts) > 0.9, "an estimate far below every page would never tell anything"


def test_sizes_are_those_of_the_style(root: Path) -> None:
    from macros.audit.kit import flipcharts as f

    css = (root / "print/estilos/rotafolio.css").read_text(encoding="utf-8")
    page = (root / "print/estilos/pagina-60x90.css").read_text(encoding="utf-8")
    assert f"--titulo: {f.TITLE}mm; --cuerpo: {f.BODY}mm" in page
    assert f".sin-espacio {{ align-content: start; gap: {f.GAP_LARGE}mm; }}" in css
    assert f"gap: {f.GAP}mm; break-after: page; line-height: {f.LINE};" in css
    assert f"padding-left: {f.INDENT}mm" in css
    # What comes later in a style of the same weight wins: the air of a sheet to be read stands apart from the rest.
    assert f".hoja.sin-espacio li {{ margin-bottom: var(--punto, {f.POINT_LARGE}mm); }}" in css
    assert f"padding: var(--aire, {f.AIR}mm) 0" in css
    assert f"width: var(--hora, {f.AGENDA_HOUR}mm)" in css
    assert all(f"{w} × {h} mm" in css or f"{w} × {h} mm" in page or h == 490 for w, h in PAGE.values())
