"""The messages between the page and Python: one JSON object in, one out. «orden» says what is asked.

Those about an edition carry ``edicion`` (its id) and ``archivos`` (text by route below ``data/ediciones/``; a picture
as ``base64:…``). What comes out:

- ``revisar``: ``hallazgos`` (those of ``revisar --edicion``) and ``vistos`` (each change beside the package).
- ``propio``: what it says of itself, with help. ``cosas``: what can be adapted. ``mirar`` {clase, id}: its values.
  ``agenda`` {sesion}: the rows of its day. ``piezas`` {sesion}: its own pieces, and the steps that may use one.
- ``dar`` {ruta, valor}, ``lista`` {campo, sesion, valor}, ``cambiar`` {clase, id, clave, valor}, ``agregar`` {en,
  campo, valor}, ``olvidar`` {indices}, ``agendar`` {sesion, renglones}, ``actualizar``, ``decidir`` {indice, por,
  valor}: ``texto``, what the file would say. ``pieza`` and ``sin_pieza``: also ``archivos``, what others would say
  (null: nothing, the file goes).
- ``ver`` {sesion}: ``html`` and ``css`` of its page. ``ajustar`` {sesion, minutos}: rows of a proposal, or ``falla``.
- ``esquema`` {de}: the JSON Schema of a kind of file, an edition where nothing is said. ``casos`` {archivos}: what
  ``revisar`` prints of a whole project.

- ``hoja`` {pieza, logo} and ``calculo`` {sesion}: those of ``print.screen.preview``, where ``Desk.also`` got them.

What cannot be done gives ``falla``, a sentence for the person.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from macros.editor.schema import schema
from macros.model import Paquete
from macros.plan.day.agenda import AgendaError
from macros.problems import DataErrors
from macros.reading.kinds import ESQUEMAS
from macros.workbench import pieces, viewing, writing
from macros.workbench.bench import Bench, Project
from macros.workbench.changing import Elsewhere

SELDOM = (100_000, 20, 20)
"""How many things are made before the collector looks at the youngest, the young and the old ones."""
Also = Mapping[str, Callable[[Paquete, dict[str, Any]], Any]]
"""What answers more messages about an edition, by their «orden», from its checked package and the message."""


class Desk:
    """The package that was unpacked in a folder, and who answers messages about it."""

    def __init__(self, folder: str) -> None:
        root = Path(folder)
        self.bench = Bench(root, (root / "leido.bin").read_bytes())
        self.other = Project(root.parent / "casos")
        self.more: dict[str, Callable[[Paquete, dict[str, Any]], Any]] = {}
        # What is loaded by now stays: not to look for what can go in it takes a tenth of the time of a check.
        gc.collect()
        gc.freeze()
        gc.set_threshold(*SELDOM)

    def also(self, orders: Also) -> None:
        """From now on these messages are answered too: their code came later, or stands above this room."""
        self.more |= orders

    def answer(self, text: str) -> str:
        """The answer to a message, both as JSON."""
        message = json.loads(text)
        if message["orden"] == "casos":
            told: Any = self.other.review(message["archivos"])
        else:
            told = carry_out(self.bench, message, self.more)
        return json.dumps(told, ensure_ascii=False)


def carry_out(bench: Bench, m: dict[str, Any], more: Also = MappingProxyType({})) -> Any:
    """What a message asks for; ``more`` as in ``Desk.also``."""
    if m["orden"] == "esquema":
        return schema(ESQUEMAS[m.get("de", "edicion")])
    try:
        bench.open(m["edicion"], m["archivos"])
        if m["orden"] in more:
            return more[m["orden"]](bench.paquete(), m)
        return _about_an_edition(bench, m)
    except DataErrors as e:
        return {"falla": e.problems[0].mensaje, "linea": e.problems[0].linea}
    except AgendaError as e:
        return {"falla": e.faltas[0][1], "renglon": e.faltas[0][0]}
    except pieces.Unmade as e:
        return {"falla": str(e), "campo": e.campo}
    except Elsewhere as e:
        return {"falla": "", "viene_de": str(e)}


def _about_an_edition(bench: Bench, m: dict[str, Any]) -> Any:
    match m["orden"]:
        case "revisar":
            return bench.check()
        case "propio":
            return bench.own()
        case "cosas":
            return bench.things()
        case "mirar":
            return bench.look(m["clase"], m["id"])
        case "agenda":
            return bench.agenda(m["sesion"])
        case "ver":
            return viewing.session_page(bench.paquete(), m["sesion"])
        case "ajustar":
            return bench.fit(m["sesion"], m["minutos"])
        case "actualizar":
            return writing.update(bench)
        case "dar":
            return {"texto": writing.give(bench, m["ruta"], m["valor"])}
        case "lista":
            return {"texto": writing.item(bench, m["campo"], m["sesion"], m["valor"])}
        case "cambiar":
            return {"texto": writing.change(bench, m["clase"], m["id"], m["clave"], m["valor"])}
        case "agregar":
            return {"texto": writing.append(bench, m["en"], m["campo"], m["valor"])}
        case "olvidar":
            return {"texto": writing.forget(bench, m["indices"])}
        case "decidir":
            return {"texto": writing.decide(bench, m["indice"], m["por"], m.get("valor"))}
        case "piezas":
            return {"propias": pieces.own(bench), "lugares": pieces.places(bench, m["sesion"]) if m["sesion"] else []}
        case "pieza":
            return pieces.add(bench, m)
        case "sin_pieza":
            return pieces.remove(bench, m["pieza"])
        case "agendar":
            return {"texto": writing.schedule(bench, m["sesion"], m["renglones"])}
    raise ValueError(m["orden"])
