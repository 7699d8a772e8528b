"""The package changes under two editions: each change of theirs applies where it was meant to, or stops and is named."""

# ruff: noqa: E501  # data reads better on one line

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import CASES, ROOT
from lxml import etree

from commands.update import compare, page, whats_new
from macros.loading import load, seen
from macros.model import Paquete, Sesion
from macros.problems import DataErrors
from macros.upkeep.news import news

TALLER, HOJA = "data/sesiones/taller.yml", "data/piezas/hoja/hoja-uno.yml"

RICH = """\
preparacion:
  - "**Una semana antes.** Reserva el salón."
  - "**Un día antes.** Imprime la hoja."
  - "**Una hora antes.** Pon las mesas."
bloques:
  - id: inicio
    tipo: actividad
    titulo: Inicio del taller
    titulo_corto: Inicio
    duracion_min: 60
    objetivo: Saber a qué venimos.
    pasos:
      - titulo: Ronda
        duracion_min: 20
        texto: Cada persona dice su nombre y su comunidad.
        preguntas: ["¿Quién eres?", "¿De dónde vienes?", "¿Qué esperas?"]
      - titulo: Hoja
        duracion_min: 25
        texto: Reparte la hoja y lee el título en voz alta.
        piezas: [hoja-uno]
        secciones: [ideas]
      - titulo: Puesta en común
        duracion_min: 15
        texto: Cada grupo comparte una idea.
    consejos:
      decir: [Bienvenidas todas las ideas.]
      cuidar:
        - Alguien llega tarde. Sigue.
        - Alguien habla mucho. Da turnos.
      a_distancia:
        - Pide la ronda en el chat.
        - Abre una sala por grupo.
      si_falta_tiempo: {ahorra_min: 1, texto: Quita una pregunta.}
    materiales:
      - {pieza: hoja-uno, por: persona}
      - {articulo: plumones, por: grupo}
    productos: [Una lista de ideas., Una foto.]
  - id: cafe
    tipo: receso
    titulo: Café
    titulo_corto: Café
    duracion_min: 10
  - {id: cierre, tipo: actividad, titulo: Cierre, titulo_corto: Cierre, duracion_min: 5, objetivo: Despedirse.}
productos:
  - Una hoja llena.
decisiones:
  - {original: No da tiempos., edicion: Los da., razon: Hacen falta.}
  - {original: No lista materiales., edicion: Los lista., razon: Se olvidan.}
"""

ONE = """\
id: mia
titulo: Mía
version: "2027.1"
cambios:
  - {en: taller/preparacion/pon-las-mesas, poner: Abre la sala., decia: "**Una hora antes.** Pon las mesas."}
  - {en: taller/preparacion/reserva-el-salon, quitar: true, decia: "**Una semana antes.** Reserva el salón."}
  - {en: taller/inicio/pasos/ronda, campo: texto, poner: Cada quien escribe su nombre en el chat.}
  - {en: taller/inicio/pasos/puesta-en-comun, campo: duracion_min, poner: 20, decia: 15}
  - {en: taller/inicio/pasos/hoja, campo: duracion_min, poner: 20, decia: 25}
  - {en: taller/inicio, pregunta: "¿Qué esperas?", poner: "¿Para qué viniste?"}
  - {en: taller/inicio/consejos/cuidar/alguien-habla-mucho, poner: Usa la mano levantada.}
  - {en: taller/inicio/consejos/a_distancia/abre-una-sala, quitar: true}
  - {en: taller/decisiones/no-lista-materiales, campo: razon, poner: Por costumbre.}
"""
TWO = """\
id: mia
titulo: Mía
version: "2027.1"
cambios:
  - {en: taller, orden: [cafe, inicio]}
  - en: taller/inicio
    despues: {id: aire, tipo: receso, titulo: Aire, titulo_corto: Aire, duracion_min: 5}
  - {en: taller, campo: duracion_declarada_min, poner: 80}
  - {en: taller/inicio, campo: productos, poner: [Un mural.]}
  - {en: taller/cafe, campo: titulo, poner: Té}
  - {en: hoja-uno, campo: titulo, poner: La hoja}
  - {en: taller/cierre, campo: objetivo, quitar: true}
  - {en: taller, campo: perfiles, agregar: Las vecinas.}
"""

THREE = """\
id: mia
titulo: Mía
version: "2027.1"
cambios:
  - {en: taller/inicio/materiales/hoja-uno, campo: por, poner: grupo}
  - {en: taller/inicio/materiales/plumones, campo: cantidad, poner: 4}
  - {en: taller/inicio/pasos/ronda, campo: preguntas, poner: ["¿Cómo llegas?"]}
  - {en: taller/inicio/consejos/si_falta_tiempo, campo: texto, poner: Quita dos preguntas.}
  - {en: taller/productos/una-hoja-llena, quitar: true}
  - {en: taller, campo: productos, agregar: Un acuerdo.}
  - {en: paquete, campo: supuestos/personas, poner: 30}
"""


@dataclass(frozen=True)
class Upstream:
    """A change of the package: (file, old, new) replacements, and what the edition says afterwards.

    ``stops``: words of the line of the edition that must be named, empty where all must apply; ``then``: what holds.
    """

    edicion: str
    changes: tuple[tuple[str, str, str], ...]
    stops: str = ""
    then: Callable[[Paquete], bool] = lambda p: True


def taller(p: Paquete) -> Sesion:
    return p.sesiones["taller"]


def step(p: Paquete, title: str) -> str:
    return next(x.texto for b in taller(p).bloques for x in b.pasos if x.titulo == title)


RONDA = """\
      - titulo: Ronda
        duracion_min: 20
        texto: Cada persona dice su nombre y su comunidad.
        preguntas: ["¿Quién eres?", "¿De dónde vienes?", "¿Qué esperas?"]
"""
PUESTA = """\
      - titulo: Puesta en común
        duracion_min: 15
        texto: Cada grupo comparte una idea.
"""
FIRST = '  - "**Una semana antes.** Reserva el salón."\n'
MINE = "Cada quien escribe su nombre en el chat."
UPSTREAM = {
    "nada": Upstream(ONE, (), then=lambda p: "Abre la sala." in taller(p).preparacion),
    "renglón arriba": Upstream(
        ONE, ((TALLER, FIRST, f"  - Lee el plan.\n{FIRST}"),),
        then=lambda p: taller(p).preparacion == ("Lee el plan.", "**Un día antes.** Imprime la hoja.", "Abre la sala."),
    ),
    "pasos cambiados de lugar": Upstream(
        ONE, ((TALLER, RONDA, ""), (TALLER, PUESTA, PUESTA + RONDA)),
        then=lambda p: step(p, "Ronda") == MINE and [x.duracion_min for x in taller(p).bloques[0].pasos] == [20, 20, 20],
    ),
    "paso nuevo arriba": Upstream(
        ONE, ((TALLER, RONDA, "      - {titulo: Saludo, duracion_min: 5, texto: Saluda.}\n" + RONDA.replace("20", "15")),),
        then=lambda p: step(p, "Ronda") == MINE and step(p, "Saludo") == "Saluda.",
    ),
    "texto reescrito": Upstream(
        ONE, ((TALLER, "dice su nombre y su comunidad", "dice su nombre y su pueblo"),), "escribe su nombre en el chat"
    ),
    "texto en otros renglones": Upstream(
        ONE, ((TALLER, "texto: Cada persona dice su nombre y su comunidad.",
               "texto: >-\n          Cada persona dice\n          su nombre y su comunidad."),),
        then=lambda p: step(p, "Ronda") == MINE,
    ),
    "título de un paso cambiado": Upstream(ONE, ((TALLER, "titulo: Ronda", "titulo: Rueda"),), "pasos/ronda"),
    "paso borrado": Upstream(ONE, ((TALLER, PUESTA, ""),), "pasos/puesta-en-comun"),
    "consejo borrado": Upstream(ONE, ((TALLER, "        - Abre una sala por grupo.\n", ""),), "abre-una-sala"),
    "consejo nuevo arriba": Upstream(
        ONE, ((TALLER, "        - Alguien llega", "        - Alguien llora. Espera.\n        - Alguien llega"),),
        then=lambda p: taller(p).bloques[0].consejos.cuidar[-1] == "Usa la mano levantada."  # type: ignore[union-attr]
        and len(taller(p).bloques[0].consejos.cuidar) == 3,  # type: ignore[union-attr]
    ),
    "consejo que dice casi lo mismo": Upstream(
        ONE, ((TALLER, "        - Alguien llega", "        - Alguien habla mucho de ti. Ríe.\n        - Alguien llega"),),
        "alguien-habla-mucho",
    ),
    "pregunta movida a otro paso": Upstream(
        ONE, ((TALLER, ', "¿Qué esperas?"]', "]"), (TALLER, "comparte una idea.\n",
               'comparte una idea.\n        preguntas: ["¿Qué esperas?"]\n')),
        then=lambda p: taller(p).bloques[0].pasos[2].preguntas == ("¿Para qué viniste?",),
    ),
    "pregunta reescrita": Upstream(ONE, ((TALLER, "¿Qué esperas?", "¿Qué esperas de hoy?"),), "¿Qué esperas?"),
    "decisión borrada": Upstream(
        ONE, ((TALLER, "  - {original: No lista materiales., edicion: Los lista., razon: Se olvidan.}\n", ""),),
        "no-lista-materiales",
    ),
    "decisión de antes borrada": Upstream(
        ONE, ((TALLER, "  - {original: No da tiempos., edicion: Los da., razon: Hacen falta.}\n", ""),),
        then=lambda p: [d.razon for d in taller(p).decisiones] == ["Por costumbre."],
    ),
    "minutos cambiados": Upstream(
        ONE, ((TALLER, "duracion_min: 25", "duracion_min: 30"), (TALLER, "_min: 20\n", "_min: 15\n")), "pasos/hoja"
    ),
    "el paquete ya lo dice": Upstream(
        ONE, ((TALLER, "duracion_min: 25", "duracion_min: 20"), (TALLER, "duracion_min: 60", "duracion_min: 55"),
              (TALLER, "duracion_declarada_min: 75\na", "duracion_declarada_min: 70\na")),
        "", lambda p: taller(p).bloques[0].pasos[1].duracion_min == 20,
    ),
    "lista vaciada": Upstream(
        ONE, ((TALLER, FIRST, ""), (TALLER, '  - "**Un día antes.** Imprime la hoja."\n', ""),
              (TALLER, 'preparacion:\n  - "**Una hora antes.** Pon las mesas."\n', "preparacion: []\n")),
        "pon-las-mesas",
    ),
    "bloque con otro id y otro título": Upstream(
        TWO, ((TALLER, "id: cafe\n    tipo: receso\n    titulo: Café", "id: descanso\n    tipo: receso\n    titulo: Pausa"),),
        "taller/cafe",
    ),
    "bloque nuevo": Upstream(
        TWO, ((TALLER, "  - id: cafe\n", "  - {id: x, tipo: actividad, titulo: X, titulo_corto: X, duracion_min: 5}\n"
               "  - id: cafe\n"), (TALLER, "titulo: Café\n    titulo_corto: Café\n    duracion_min: 10",
               "titulo: Café\n    titulo_corto: Café\n    duracion_min: 5")),
        then=lambda p: [b.id for b in taller(p).bloques] == ["cafe", "cierre", "inicio", "aire", "x"],
    ),
    "bloques en otro orden": Upstream(
        TWO, ((TALLER, "  - {id: cierre, tipo: actividad, titulo: Cierre, titulo_corto: Cierre, duracion_min: 5, objetivo: Despedirse.}\n", ""),
              (TALLER, "bloques:\n", "bloques:\n  - {id: cierre, tipo: actividad, titulo: Cierre, titulo_corto: Cierre, "
               "duracion_min: 5, objetivo: Despedirse.}\n")),
        "orden:",
    ),
    "pieza borrada": Upstream(
        TWO, ((TALLER, "        piezas: [hoja-uno]\n", ""), (TALLER, "      - {pieza: hoja-uno, por: persona}\n", ""),
              (HOJA, "", "")),
        "hoja-uno",
    ),
    "productos reescritos": Upstream(TWO, ((TALLER, "[Una lista de ideas., Una foto.]", "[Una lista.]"),), "productos"),
    "campo que ya no está": Upstream(TWO, ((TALLER, ", objetivo: Despedirse.", ""),), "campo: objetivo, quitar"),
    "campo que cambió": Upstream(TWO, ((TALLER, "objetivo: Despedirse.", "objetivo: Cerrar."),), "campo: objetivo, quitar"),
    "sesión con otro id": Upstream(
        TWO, ((TALLER, "id: taller", "id: taller-uno"), ("data/paquete.yml", "sesiones: [taller]", "sesiones: [taller-uno]")),
        "taller",
    ),
    "dos pasos se vuelven uno": Upstream(
        ONE, ((TALLER, PUESTA, ""), (TALLER, "duracion_min: 25", "duracion_min: 40"),
              (TALLER, "en voz alta.", "en voz alta. Cada grupo comparte una idea.")), "pasos/puesta-en-comun",
    ),
    "un paso se vuelve dos": Upstream(
        ONE, ((TALLER, "titulo: Hoja\n        duracion_min: 25", "titulo: Repartir\n        duracion_min: 5\n        texto: Reparte.\n"
               "      - titulo: Hoja\n        duracion_min: 20"),),
        then=lambda p: [x.duracion_min for x in taller(p).bloques[0].pasos] == [20, 5, 20, 20],  # «ya»: both say 20
    ),
    "pregunta movida a otro bloque": Upstream(
        ONE, ((TALLER, ', "¿Qué esperas?"]', "]"), (TALLER, "objetivo: Despedirse.}",
               'pasos: [{titulo: Adiós, duracion_min: 5, texto: Di adiós., preguntas: ["¿Qué esperas?"]}]}')),
        "¿Qué esperas?",
    ),
    "pregunta repetida en otro paso": Upstream(
        ONE, ((TALLER, "comparte una idea.\n", 'comparte una idea.\n        preguntas: ["¿Qué esperas?"]\n'),), "¿Qué esperas?"
    ),
    "renglón casi igual arriba": Upstream(
        ONE, ((TALLER, FIRST, f'  - "**Dos horas antes.** Pon las mesas y las sillas."\n{FIRST}'),), "pon-las-mesas"
    ),
    "solo espacios y renglones": Upstream(
        ONE, ((TALLER, '  - "**Una hora antes.** Pon las mesas."', "  - >-\n    **Una hora antes.**\n    Pon las  mesas."),),
        then=lambda p: "Abre la sala." in taller(p).preparacion and len(taller(p).preparacion) == 2,
    ),
    "mayúsculas": Upstream(ONE, ((TALLER, "Alguien habla mucho. Da turnos.", "Alguien habla Mucho. Da turnos."),), "alguien-habla-mucho"),
    "consejos en otro orden": Upstream(
        ONE, ((TALLER, "        - Alguien llega tarde. Sigue.\n        - Alguien habla mucho. Da turnos.",
               "        - Alguien habla mucho. Da turnos.\n        - Alguien llega tarde. Sigue."),),
        then=lambda p: taller(p).bloques[0].consejos.cuidar == ("Usa la mano levantada.", "Alguien llega tarde. Sigue."),  # type: ignore[union-attr]
    ),
    "material quitado": Upstream(THREE, ((TALLER, "      - {articulo: plumones, por: grupo}\n", ""),), "materiales/plumones"),
    "material contado de otra manera": Upstream(
        THREE, ((TALLER, "{pieza: hoja-uno, por: persona}", "{pieza: hoja-uno, por: aliado}"),), "materiales/hoja-uno"
    ),
    "material pedido dos veces": Upstream(
        THREE, ((TALLER, "      - {articulo: plumones, por: grupo}\n",
                 "      - {articulo: plumones, por: grupo}\n      - {articulo: plumones, por: persona}\n"),), "materiales/plumones"
    ),
    "preguntas quitadas": Upstream(
        THREE, ((TALLER, '        preguntas: ["¿Quién eres?", "¿De dónde vienes?", "¿Qué esperas?"]\n', ""),), "campo: preguntas"
    ),
    "pregunta agregada a una lista propia": Upstream(
        THREE, ((TALLER, '"¿Qué esperas?"]', '"¿Qué esperas?", "¿Qué traes?"]'),), "campo: preguntas"
    ),
    "consejo de tiempo con otros minutos": Upstream(
        THREE, ((TALLER, "ahorra_min: 1,", "ahorra_min: 0,"),),
        then=lambda p: taller(p).bloques[0].consejos.si_falta_tiempo.texto == "Quita dos preguntas.",  # type: ignore[union-attr]
    ),
    "producto reescrito": Upstream(THREE, ((TALLER, "  - Una hoja llena.", "  - Una hoja llena y firmada."),), "una-hoja-llena"),
    "número del paquete cambiado": Upstream(THREE, (("data/paquete.yml", "personas: 18", "personas: 24"),), "supuestos/personas"),
    "paso que se llama como otro": Upstream(
        THREE, ((TALLER, "titulo: Puesta en común", "titulo: Ronda"),), "pasos/ronda"
    ),
    "bloque movido al principio": Upstream(
        ONE, ((TALLER, "  - id: cafe\n    tipo: receso\n    titulo: Café\n    titulo_corto: Café\n    duracion_min: 10\n", ""),
              (TALLER, "bloques:\n", "bloques:\n  - {id: cafe, tipo: receso, titulo: Café, titulo_corto: Café, duracion_min: 10}\n")),
        then=lambda p: step(p, "Ronda") == MINE,
    ),
}  # fmt: skip


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    shutil.copytree(CASES / "base", tmp_path, dirs_exist_ok=True)
    for name in ("rotulos.yml", "auditoria.yml"):
        shutil.copy(ROOT / "data" / name, tmp_path / "data" / name)
    path = tmp_path / TALLER
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("preparacion:")] + RICH, encoding="utf-8")
    (tmp_path / "data/ediciones").mkdir()
    return tmp_path


def noted(root: Path, text: str) -> Path:
    """The edition with what it replaces noted down by the program, as it stands before the package changes."""
    path = root / "data/ediciones/mia.yml"
    path.write_text(text, encoding="utf-8")
    puesta, _ = compare(root, "mia", None, (), ())
    assert puesta.pendientes == []
    puesta.file.save()
    assert not [v for v in seen(root, "mia").vistos if v.estado == "sin-nota"]
    return path


@pytest.mark.parametrize("name", UPSTREAM)
def test_the_package_changes(name: str, rich: Path) -> None:
    case = UPSTREAM[name]
    path = noted(rich, case.edicion)
    before = path.read_bytes()
    for file, old, new in case.changes:
        target = rich / file
        if not old:
            target.unlink()
            continue
        text = target.read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        target.write_text(text.replace(old, new), encoding="utf-8")
    if name == "sesión con otro id":
        (rich / TALLER).rename(rich / "data/sesiones/taller-uno.yml")
    lines = path.read_text(encoding="utf-8").splitlines()
    try:
        mine = load(rich, "mia")[0]
    except DataErrors as e:
        assert case.stops, str(e)
        named = [lines[p.linea - 1] for p in e.problems if p.archivo == "data/ediciones/mia.yml"]
        assert any(case.stops in line for line in named), str(e)
    else:
        assert not case.stops, "the package changed what the edition replaces, and nobody was told"
        assert case.then(mine)
    assert path.read_bytes() == before


def test_a_lost_question_is_not_sent_where_it_was_looked_for(rich: Path) -> None:
    """Another change of the same block remembers its words: that the block is there is no place for the question."""
    noted(
        rich,
        ONE + "  - {en: taller/inicio/pasos/ronda, pregunta: '¿De dónde vienes?', poner: '¿Y tu casa?'}\n"
        "  - {en: taller/inicio, campo: objetivo, poner: Empezar juntas.}\n",
    )
    text = (rich / TALLER).read_text(encoding="utf-8")
    text = text.replace("¿De dónde vienes?", "¿De qué lugar?").replace("¿Qué esperas?", "¿Qué te traes?")
    (rich / TALLER).write_text(text, encoding="utf-8")
    with pytest.raises(DataErrors) as e:
        load(rich, "mia")
    lost = [p.mensaje for p in e.value.problems]
    assert len(lost) == 2 and all(m.startswith("no hay esa pregunta en «") for m in lost), lost
    assert not [v for v in seen(rich, "mia").vistos if v.mejor]


def test_there_are_enough_of_them() -> None:
    assert len(UPSTREAM) > 42
    assert {len(re.findall(r"^  - ", e, re.MULTILINE)) for e in (ONE, TWO, THREE)} == {9, 8, 7}


def test_three_ways_out(rich: Path) -> None:
    path = noted(rich, ONE)
    text = (rich / TALLER).read_text(encoding="utf-8")
    (rich / TALLER).write_text(text.replace("su nombre y su comunidad", "su nombre y su pueblo"), encoding="utf-8")
    line = next(i for i, x in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if "en el chat" in x)
    with pytest.raises(DataErrors, match="el paquete cambió lo que aquí reemplazas"):
        load(rich, "mia")
    puesta, _ = compare(rich, "mia", None, (), ())
    assert [v.linea for v in puesta.pendientes] == [line] and puesta.file.difference() == []
    kept = path.read_bytes()
    mine, _ = compare(rich, "mia", None, (str(line),), ())
    mine.file.save()
    assert step(load(rich, "mia")[0], "Ronda") == MINE
    path.write_bytes(kept)
    theirs, _ = compare(rich, "mia", None, (), ("todo",))
    theirs.file.save()
    assert step(load(rich, "mia")[0], "Ronda") == "Cada persona dice su nombre y su pueblo."
    assert len(path.read_bytes().splitlines()) == len(kept.splitlines()) - 1


def test_an_old_edition_counts_as_it_was_meant(rich: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Positions are those of the package that the edition was written for, where that is at hand."""
    old = tmp_path_factory.mktemp("antes")
    shutil.copytree(rich / "data", old / "data")
    path = rich / "data/ediciones/mia.yml"
    path.write_text(
        'id: mia\ntitulo: Mía\nversion: "2027.1"\ncambios:\n'
        "  # lo mío\n  - {en: taller/preparacion/2, poner: Manda la hoja.}\n"
        "  - {en: taller/inicio/consejos/cuidar/1, quitar: true}\n",
        encoding="utf-8",
    )
    text = (rich / TALLER).read_text(encoding="utf-8")
    (rich / TALLER).write_text(text.replace(FIRST, f"  - Lee el plan.\n{FIRST}"), encoding="utf-8")
    with pytest.raises(DataErrors, match="cuenta renglones"):
        load(rich, "mia")
    puesta, _ = compare(rich, "mia", old, (), ())
    assert len(puesta.nombrados) == 2
    puesta.file.save()
    mine = load(rich, "mia")[0]
    assert taller(mine).preparacion[2] == "Manda la hoja."
    assert "# lo mío" in path.read_text(encoding="utf-8")
    assert "preparacion/imprime-la-hoja" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("changes", "lost", "now", "then"),
    [
        (((TALLER, "titulo: Ronda", "titulo: Rueda"),), "pasos/ronda", "taller/inicio/pasos/rueda", "Rueda"),
        (((TALLER, ', "¿Qué esperas?"]', "]"), (TALLER, "objetivo: Despedirse.}",
           'pasos: [{titulo: Adiós, duracion_min: 5, texto: Di adiós., preguntas: ["¿Qué esperas?"]}]}'),
          ), "¿Qué esperas?", "taller/cierre/pasos/adios", ""),
    ],
)  # fmt: skip
def test_what_is_called_otherwise_is_found_by_what_it_says(
    rich: Path, changes: tuple[tuple[str, str, str], ...], lost: str, now: str, then: str
) -> None:
    """A step has no id: with another title its changes stop, say where it is now, and follow it if one says so."""
    path = noted(rich, ONE)
    for file, old, new in changes:
        target = rich / file
        text = target.read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        target.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(DataErrors) as e:
        load(rich, "mia")
    assert any(f"Escribe: en: {now}" in p.mensaje for p in e.value.problems), str(e.value)
    lines = [str(n) for n, x in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if lost in x]
    puesta, _ = compare(rich, "mia", None, lines[:1], ())
    puesta.file.save()
    assert f"en: {now}" in path.read_text(encoding="utf-8").splitlines()[int(lines[0]) - 1]
    assert then in ("", next((b.titulo for b in load(rich, "mia")[0].sesiones["taller"].bloques[0].pasos), ""))


def test_the_page_of_the_changes_sets_the_three_side_by_side(rich: Path) -> None:
    """Also where a change stops the site: what needs an eye, what lost its place, what applies, and what is new."""
    old = rich / "antes"
    shutil.copytree(rich / "data", old / "data")
    noted(rich, ONE)
    text = (rich / TALLER).read_text(encoding="utf-8")
    text = text.replace("su nombre y su comunidad", "su nombre y <b>su pueblo</b>").replace(PUESTA, "")
    text = text.replace('"¿Qué esperas?"]', '"¿Qué esperas?", "¿Qué traes?"]').replace("_min: 25", "_min: 40")
    (rich / TALLER).write_text(text, encoding="utf-8")
    puesta, _ = compare(rich, "mia", None, (), ())
    html = page(rich, "mia", puesta.vistos, whats_new(rich, "mia", old)).read_text(encoding="utf-8")
    tree = etree.fromstring(html, etree.HTMLParser())
    rows = {
        h.get("id"): [
            [" ".join("".join(c.itertext()).split()) for c in r] for r in h.xpath("following-sibling::div[1]//tbody/tr")
        ]
        for h in tree.iter("h2")
    }
    assert [r[1] for r in rows["mirada"]] == [
        "taller/inicio/pasos/ronda: texto",
        "taller/inicio/pasos/hoja: duracion_min",
    ]
    assert rows["mirada"][0][2:] == [
        "Cada persona dice su nombre y su comunidad.", MINE, "Cada persona dice su nombre y <b>su pueblo</b>."
    ]  # fmt: skip
    assert [r[1] for r in rows["perdidos"]] == ["taller/inicio/pasos/puesta-en-comun: duracion_min"]
    assert len(rows["solos"]) == 6
    told = " ".join(tree.xpath("//h2[@id='novedades']/following-sibling::ul")[0].itertext())
    assert "Pregunta nueva en «Ronda»: ¿Qué traes?" in told and "Ya no está el paso «Puesta en común»" in told


def test_other_minutes_are_no_other_words(rich: Path) -> None:
    """A text that says {min} did not change because its step lasts something else."""
    text = (rich / TALLER).read_text(encoding="utf-8")
    said = text.replace("lee el título en voz alta.", "lee el título en {min} minutos.")
    (rich / TALLER).write_text(said, encoding="utf-8")
    before = load(rich)[0]
    other = said.replace("duracion_min: 25", "duracion_min: 20").replace("duracion_min: 15", "duracion_min: 20")
    (rich / TALLER).write_text(other, encoding="utf-8")
    assert [n.texto for n in news(before, load(rich)[0])] == []
