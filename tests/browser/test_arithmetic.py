"""One arithmetic: what the page computes in a real browser is what Python computes for the prints."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plans import plans

from macros.audit.day import groups, pace
from macros.audit.plan import Plan
from macros.fitting import Imposible, fit, split
from macros.model import Paquete, Sesion
from macros.model.base import MODALIDADES
from macros.model.sesion import Turnos
from macros.plan.day.assumptions import assuming
from macros.plan.day.schedule import all_needs, needs, needs_of, pause_limit, run, total
from macros.plan.saying import Cuenta, thing_said
from macros.public.paquete import interface, others, public_session
from macros.reading.origin import Origen
from macros.site.workshop import session
from macros.site.workshop import spoken as spoken_words
from macros.words.group_sizes import groups_in_words
from macros.words.modality import in_modality, ways
from macros.words.said import own
from macros.words.spans import spoken, to_clock, to_minutes

pytestmark = pytest.mark.navegador
ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "docs" / "assets" / "scripts"
ORDER = ("palabras", "reloj", "cantidades", "borrador", "pausas", "ajuste", "reglas", "dichos")


@pytest.fixture(scope="module")
def page(chromium: Any, paquete: Paquete) -> Iterator[Any]:
    """An empty page with the arithmetic and the public data, and nothing else."""
    page = chromium.new_page()
    for name in ORDER:
        page.add_script_tag(path=str(SCRIPTS / "calculo" / f"{name}.js"))
    page.add_script_tag(path=str(SCRIPTS / "sala" / "palabras.js"))
    page.evaluate("data => { window.P = data; }", interface(paquete).plain())
    yield page
    page.close()


def _groups(n: int) -> list[dict[str, int]]:
    """Random groups within what the model admits, the ends included."""
    pick = random.Random()
    ends = [
        {"personas": 2, "grupos": 1, "aliados": 1, "equipo": 0},
        {"personas": 200, "grupos": 40, "aliados": 20, "equipo": 20},
    ]
    return ends + [
        {
            "personas": (people := pick.randint(2, 200)), "grupos": pick.randint(1, min(people, 40)),
            "aliados": pick.randint(1, 20), "equipo": pick.randint(0, 20),
        }
        for _ in range(n - len(ends))
    ]  # fmt: skip


def test_quantities_of_every_session_and_guide_for_500_groups(page: Any, paquete: Paquete) -> None:
    asked = _groups(500)
    told = page.evaluate(
        """asked => asked.map(n => {
          const out = {};
          P.sesiones.forEach(s => { out[s.id] = Taller.needs(s, P.calculo, n); });
          P.guias.forEach(g => { out["guia " + g.id] =
            Taller.allNeeds(P.sesiones.filter(s => s.guia === g.id), P.calculo, n); });
          out.todo = Taller.allNeeds(P.sesiones.filter(s => !s.guia && !s.momento), P.calculo, n);
          return out;
        })""",
        asked,
    )
    for numbers, page_says in zip(asked, told, strict=True):
        mine = assuming(paquete, **numbers)
        here: dict[str, dict[str, int]] = {s.id: needs(s, mine) for s in mine.sesiones.values()}
        here |= {f"guia {g.id}": needs_of(mine.guide_sessions(g), mine) for g in mine.guias.values()}
        here["todo"] = needs_of(mine.package_sessions.values(), mine)
        assert all(here["todo"][i] == n for i, n in all_needs(mine).items() if i in mine.articulos)
        assert page_says == here, numbers
    assert len(told) == 500 and len(told[0]) > 10


def test_quantities_in_every_modality(page: Any, paquete: Paquete) -> None:
    """What a session needs at a distance or mixed is the same on the page and on paper."""
    asked, seen = _groups(60), 0
    told = page.evaluate(
        """asked => asked.map(n => P.sesiones.map(s =>
          [s.modalidad].concat(s.otras.map(o => o.modalidad))
            .map(m => [m, Taller.needs(Taller.said(s, m), P.calculo, n)])))""",
        asked,
    )
    for numbers, sessions in zip(asked, told, strict=True):
        mine = assuming(paquete, **numbers)
        ways_ = {m: in_modality(mine, m) for m in MODALIDADES}
        for s, page_says in zip(paquete.sesiones.values(), sessions, strict=True):
            assert [m for m, _ in page_says] == [s.usual, *(m for m in ways(s) if m != s.usual)]
            for m, counted in page_says:
                assert counted == needs(ways_[m].sesiones[s.id], ways_[m]), (s.id, m, numbers)
                seen += 1
            said = dict(page_says)
            if s.usual == "presencial" and "a-distancia" in said and s.numero <= 6:
                assert said["presencial"] != said["a-distancia"], "something is not needed at a distance"
    assert seen > 60 * 30


def test_groups_in_words(page: Any, paquete: Paquete) -> None:
    asked = _groups(500)
    r = paquete.rotulos.taller.cifras
    told = page.evaluate(
        "([asked, r]) => asked.map(n => Taller.inWords(n.personas, n.grupos, r))", [asked, r.model_dump()]
    )
    assert told == [groups_in_words(n["personas"], n["grupos"], r) for n in asked]
    assert page.evaluate("r => Taller.inWords(22, 5, r)", r.model_dump()) == (
        "22 personas en 5 grupos: dos de 5 y tres de 4"
    )


def test_clock_times(page: Any, paquete: Paquete) -> None:
    starts = [random.Random().randrange(1440) for _ in range(60)] + [0, 1439]
    told = page.evaluate(
        "starts => starts.map(t => P.sesiones.map(s => Taller.run(s.bloques, t).map(m => [m.inicio, m.fin])))", starts
    )
    for start, sessions in zip(starts, told, strict=True):
        for s, rows in zip(paquete.sesiones.values(), sessions, strict=True):
            assert rows == [[m.inicio, m.fin] for m in run(s, to_clock(start))]
    spans = list(range(0, 900, 7))
    assert page.evaluate("n => n.map(Taller.spoken)", spans) == [spoken(n) for n in spans]
    read = ["9:00", "09:05", "23:59", "25:00", "9:60", "nueve", "", "9", None]
    assert page.evaluate("t => t.map(Taller.toMinutes)", read) == [
        to_minutes("9:00"), 545, 1439, None, None, None, None, None, None,
    ]  # fmt: skip


def _fitted(blocks: Sesion, minutes: int, limit: int) -> dict[str, Any]:
    try:
        proposal = fit(blocks, minutes, limit)
    except Imposible as e:
        return {"cabe": False, "minimo": e.minimo, "maximo": e.maximo}
    return {
        "cabe": True,
        "partes": [[p.bloque.id, p.bloque.tipo, p.antes, p.ahora] for p in proposal.partes],
        "orden": list(proposal.orden),
    }


FIT = """([bloques, minutes, limit]) => {
  const a = Taller.fit(bloques, minutes, limit);
  if (!a.cabe) return {cabe: false, minimo: a.minimo, maximo: a.maximo};
  return {cabe: true, partes: a.partes.map(p => [p.bloque.id, p.bloque.tipo, p.antes, p.ahora]), orden: a.orden};
}"""


def test_every_session_in_other_minutes(page: Any, paquete: Paquete) -> None:
    limit, seen = pause_limit(paquete), 0
    public = {s["id"]: s["bloques"] for s in interface(paquete).plain()["sesiones"]}
    for s in paquete.sesiones.values():
        for minutes in range(20, min(total(s) * 2, 600), 13):
            for most in (limit, 75):
                assert page.evaluate(FIT, [public[s.id], minutes, most]) == _fitted(s, minutes, most), (s.id, minutes)
                seen += 1
    assert seen > 300


def test_a_session_that_ends_in_its_meal(page: Any, paquete: Paquete) -> None:
    """What stands at the end is left out, and a day over six hours gets its meal inside."""
    s = paquete.sesiones["sesion-1"]
    moved = s.model_copy(update={"bloques": tuple(sorted(s.bloques, key=lambda b: b.tipo == "comida"))})
    changed = interface(paquete.model_copy(update={"sesiones": {s.id: moved}})).plain()["sesiones"][0]["bloques"]
    assert changed[-1]["tipo"] == "comida"
    for minutes in range(200, 500, 10):
        fitted = _fitted(moved, minutes, 120)
        assert page.evaluate(FIT, [changed, minutes, 120]) == fitted, minutes
        if fitted["cabe"]:
            assert [p for p in fitted["partes"] if p[3]][-1][1] == "actividad"


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sesion=plans(), minutes=st.integers(10, 600), limit=st.sampled_from([75, 120]))
def test_any_plan_in_other_minutes(page: Any, sesion: Sesion, minutes: int, limit: int) -> None:
    blocks = [
        {
            "id": b.id, "tipo": b.tipo, "duracion_min": b.duracion_min, "minimo_min": b.minimo_min, "fijo": b.fijo,
            "pasos": [{"duracion_min": p.duracion_min} for p in b.pasos],
        }
        for b in sesion.bloques
    ]  # fmt: skip
    assert page.evaluate(FIT, [blocks, minutes, limit]) == _fitted(sesion, minutes, limit)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=7), st.integers(0, 200))
def test_steps_of_a_shorter_block(page: Any, pasos: list[int], more: int) -> None:
    minutes = len(pasos) + more
    assert page.evaluate("([p, n]) => Taller.split(p, n)", [pasos, minutes]) == list(split(pasos, minutes))


def test_rules_that_depend_on_the_group(page: Any, paquete: Paquete, origen: Origen) -> None:
    asked, seen = _groups(60), 0
    told = page.evaluate(
        """asked => asked.map(n => P.sesiones.map(s =>
          Taller.faults(s, P.calculo, n).map(f =>
            [f.regla, f.bloque, f.cifras.propuesta || 0, f.cifras.caben || 0])))""",
        asked,
    )
    for numbers, sessions in zip(asked, told, strict=True):
        whole = assuming(paquete, **numbers)
        for s, page_says in zip(paquete.sesiones.values(), sessions, strict=True):
            plan = Plan(whole.model_copy(update={"sesiones": {s.id: s}}), origen)
            found = [("grupos", "", dict(f.cifras).get("propuesta", 0), 0) for f in groups.people(plan)]
            found += [("aliados", "", 0, 0) for f in groups.allies(plan)]
            found += [("reparto", "", 0, 0) for f in groups.shares(plan)]
            found += [("ritmo-celdas", "", 0, 0) for f in pace.cells(plan)]
            found += [("ritmo-turnos", "", 0, dict(f.cifras)["caben"]) for f in pace.turns(plan)]
            assert sorted((r, p, c) for r, _, p, c in page_says) == sorted((r, p, c) for r, _, p, c in found)
            seen += len(found)
    assert seen > 60


SAID = (
    "En {min} minutos, {dura}.",
    "Da {turno} minutos a cada grupo.",
    "Los {grupos} grupos, {personas} personas y {aliados} aliados.",
    "Toma {4 de 9} minutos y deja {1 de 7}.",
    "**{min} min** y {1 de 40} minutos",
    "{otra} {{ min }} {min",
    "{turno} turnos",
)


def test_figures_in_the_words_follow_the_group_and_the_minutes(page: Any, paquete: Paquete) -> None:
    """What the page says with its numbers is what Python says with the same ones."""
    s = paquete.sesiones["sesion-4"]
    block = s.bloques[3]
    pick = random.Random(4)
    asked, mine = [], []
    for numbers in _groups(40):
        minutes = pick.randint(1, 90)
        given = assuming(paquete, **{k: numbers[k] for k in ("personas", "grupos", "aliados")})
        for text in SAID:
            turns = Turnos(por=pick.choice(("persona", "grupo", "aliado", "sesion")), cantidad=pick.randint(1, 3),
                           minutos=pick.choice((None, 0.5, 1.5, 3, 4)))  # fmt: skip
            paso = block.pasos[0].model_copy(update={"duracion_min": minutes, "texto": text, "turnos": turns})
            one = block.model_copy(update={"pasos": (paso,), "duracion_min": minutes})
            cuenta = Cuenta(given.portada.supuestos, given.auditoria.ritmo.turno_min, given.sesiones)
            mine.append(
                thing_said(s.model_copy(update={"bloques": (one,)}), cuenta, lambda *_: None).bloques[0].pasos[0].texto
            )
            step = {"duracion_min": minutes, "turnos": turns.model_dump(exclude_none=True)}
            asked.append([text, minutes, step, numbers])
    told = page.evaluate("asked => asked.map(([t, m, p, n]) => Taller.say(t, m, p, P.calculo, n))", asked)
    whole = [(a, b) for (text, *_), a, b in zip(asked, told, mine, strict=True) if "otra" not in text]
    assert [a for a, _ in whole] == [b for _, b in whole]
    assert len(whole) > 200
    assert any("{" in t for t in told)  # what is no figure stays as it was written


def _told(s: Sesion, paquete: Paquete) -> list[Any]:
    """What the page has of a session: its figures, and what one says in it."""
    en = others(paquete)
    public = public_session(s, paquete, en)
    return [session(s, public, paquete), spoken_words(s, public, en)]


def test_the_room_says_what_the_session_says_in_each_modality(page: Any, paquete: Paquete) -> None:
    texts = 0
    for s in paquete.sesiones.values():
        told = page.evaluate(
            """([s, words, modes]) => modes.map(m => Taller.said(Taller.withWords(s, words), m).bloques.map(b => ({
                 id: b.id, objetivo: b.objetivo, decir: b.consejos && b.consejos.decir,
                 pasos: b.pasos.map(p => [p.titulo, p.texto, p.preguntas])})))""",
            [*_told(s, paquete), ways(s)],
        )
        for mode, blocks in zip(ways(s), told, strict=True):
            there = in_modality(paquete, mode).sesiones[s.id]
            for mine, theirs in zip(there.bloques, blocks, strict=True):
                assert theirs == {
                    "id": mine.id, "objetivo": own(mine.objetivo or ""),
                    "decir": mine.consejos and [own(x) for x in mine.consejos.decir],
                    "pasos": [[p.titulo, own(p.texto), [own(q) for q in p.preguntas]] for p in mine.pasos],
                }  # fmt: skip
                texts += len(mine.pasos)
    assert texts > 200


def test_a_block_of_the_room_says_the_minutes_that_it_has(page: Any, paquete: Paquete) -> None:
    s, words = _told(paquete.sesiones["sesion-4"], paquete)
    told = page.evaluate(
        """([s, words, n]) => Taller.withWords(s, words).bloques.map(b =>
             [b, b.duracion_min * 2, b.pasos.length + 1].flatMap(m => typeof m === "number"
               ? [Taller.blockSaid(b, m, P.calculo, n)] : [Taller.blockSaid(b, b.duracion_min, P.calculo, n)]))""",
        [s, words, {"personas": 18, "grupos": 4, "aliados": 3, "equipo": 2}],
    )
    for block, (same, double, least) in zip(paquete.sesiones["sesion-4"].bloques, told, strict=True):
        assert [p["texto"] for p in same["pasos"]] == [str(p.texto) for p in block.pasos]
        assert [p["preguntas"] for p in same["pasos"]] == [[str(q) for q in p.preguntas] for p in block.pasos]
        for other, minutes in ((double, block.duracion_min * 2), (least, len(block.pasos) + 1)):
            if block.pasos:
                assert [p["duracion_min"] for p in other["pasos"]] == list(
                    split([p.duracion_min for p in block.pasos], minutes)
                )
            assert "{" not in str(other["pasos"]).replace("{'", "")
    assert "8 minutos" in told[1][1]["pasos"][0]["texto"]  # four of eight, twice as long
