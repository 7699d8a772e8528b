"""What the pages of «Mi taller» compute with: the package and its words, for scripts that may not read JSON files.

A page opened from a folder may load scripts but read nothing, so the data are scripts too.
"""

from __future__ import annotations

import json
from typing import Any

from annotated_types import Ge, Le

from macros.model import Bloque, Paquete, Rotafolio, Sesion
from macros.model.edicion import Fecha
from macros.model.base import CAMPOS, MODALIDADES, Modalidad
from macros.model.paquete import Supuestos
from macros.words.group_sizes import groups_in_words
from macros.site.catalog import Catalogo
from macros.plan.schedule import total
from macros.public.calendar import time_zone
from macros.public.paquete import Others, others, public_session, rules
from macros.words.filling import filled
from macros.words.said import own
from macros.words.spans import to_clock, to_minutes

RULES = ("grupos", "aliados", "reparto", "ritmo-celdas", "ritmo-turnos")
"""Rules of the audit that depend on the group."""


ZONE = str(Fecha.model_fields["zona_horaria"].default)
"""Where the hours are from, where no date says it."""


def scripts(paquete: Paquete, catalog: Catalogo) -> dict[str, str]:
    """The data as scripts, by route below ``site/``."""
    out = {"datos/comun.js": _script("comun", common(paquete))}
    en = others(paquete)
    for s in paquete.sesiones.values():
        out[f"datos/sesiones/{s.id}.js"] = _script(s.id, session(s, paquete, en) | {"trabajos": jobs(s, paquete, catalog)})
    return out


def strip(paquete: Paquete) -> dict[str, str]:
    """Words of the strip of «Mi taller» before any script runs: for which group the figures of the page are."""
    portada, r = paquete.portada, paquete.rotulos.taller
    given = portada.supuestos
    return {
        "edicion": portada.edicion.id,
        "titulo": r.panel.titulo,
        "abrir": r.panel.abrir,
        "grupo": filled(r.panel.del_plan, grupo=groups_in_words(given.personas, given.grupos, r.cifras)),
    }


def _script(name: str, data: dict[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"Taller.dato({json.dumps(name)},{text});\n"


def common(paquete: Paquete) -> dict[str, Any]:
    """What every page needs: how to count, the names of things, and the words.

    Of a rule's remedies, those that name a field (in bold) are for who edits, not for who facilitates.
    """
    portada = paquete.portada
    return {
        "edicion": {"id": portada.edicion.id, "titulo": portada.edicion.titulo, "version": portada.edicion.version},
        "organizacion": portada.organizacion.nombre if portada.organizacion else "",
        "facilitan": list(portada.facilitan),
        "calculo": rules(paquete).plain(),
        "limites": limits(),
        "articulos": {
            a.id: {"uno": a.articulo, "varios": a.plural, "prestado": a.prestado, "nota": a.nota or ""}
            for a in paquete.articulos.values()
        },
        "piezas": {
            p.id: {"titulo": p.titulo, "tipo": p.tipo, "a_mano": isinstance(p, Rotafolio) and p.a_mano}
            for p in paquete.piezas.values()
        },
        "reglas": {
            id_: {"titulo": rule.titulo, "que_hacer": [x for x in rule.que_hacer if "**" not in x]}
            for id_ in RULES
            for rule in (paquete.auditoria.rule(id_),)
        },
        "tipos": {t.id: {"uno": t.uno, "papel": t.papel, "tinta": t.tinta, "caras": t.caras} for t in paquete.rotulos.tipos},
        "fecha": {
            name: getattr(paquete.rotulos.edicion, name) for name in ("fecha", "semana", "meses")
        },
        "modalidades": {m: getattr(paquete.rotulos.sitio, m.replace("-", "_")) for m in MODALIDADES},
        "rotulos": paquete.rotulos.taller.model_dump(),
    }  # fmt: skip


def session(s: Sesion, paquete: Paquete, en: Others) -> dict[str, Any]:
    """A session whole: what the public data say and what one says and asks in the room, in every modality."""
    public = public_session(s, paquete, en)
    out = public.plain()
    out["nombre"] = s.called(paquete.rotulos.sitio.sesion)
    out["objetivo"] = s.objetivo
    out["inicio"] = to_clock(to_minutes(paquete.start_of(s)))
    out["duracion_min"] = total(s)
    out["fechas"] = [f.model_dump(exclude_none=True) for f in paquete.dates_of(s)]
    zone = next((f.zona_horaria for f in paquete.dates_of(s)), ZONE)
    out["zona"] = {"id": zone, "bloque": time_zone(zone)}
    for block, b in zip(out["bloques"], s.bloques, strict=True):
        del block["fuente"]
        _said(block, b, public.modalidad)
    for other in out["otras"]:
        said = {b.id: b for b in en[other["modalidad"]].sesiones[s.id].bloques}
        changed = {block["id"]: block for block in other["bloques"]}
        for b in s.bloques:  # also those of which only the advice changes
            block = changed.get(b.id, {"id": b.id})
            _said(block, said[b.id], other["modalidad"])
            if b.id in changed or block["consejos"] or said[b.id].objetivo != b.objetivo:
                changed[b.id] = block
        other["bloques"] = list(changed.values())
    return out


def _said(block: dict[str, Any], b: Bloque, modalidad: Modalidad) -> None:
    """Add to a public block what one says and asks in it."""
    block["objetivo"] = own(b.objetivo or "")
    block["consejos"] = None
    if b.consejos:
        advice = b.consejos.model_dump(
            include={"decir": True, "cuidar": True, "si_falta_tiempo": {"ahorra_min", "texto"}}
        )
        advice["como"] = list(getattr(b.consejos, CAMPOS.get(modalidad, ""), ()))
        block["consejos"] = _own(advice)
    for step, paso in zip(block.get("pasos", ()), b.pasos, strict=False):
        asked = [own(q) for q in paso.preguntas]
        step |= {"texto": own(paso.texto), "preguntas": asked, "piezas": list(paso.piezas)}


def _own(held: Any) -> Any:
    """Texts whose own figures the room fills in: there a block lasts what the day leaves it."""
    if isinstance(held, dict):
        return {k: _own(v) for k, v in held.items()}
    if isinstance(held, list | tuple):
        return [_own(v) for v in held]
    return own(held) if isinstance(held, str) else held


def jobs(s: Sesion, paquete: Paquete, catalog: Catalogo) -> list[dict[str, Any]]:
    """What each machine prints of a session: its files by ink (route, bytes), and of each piece its pages and the sheets
    of a copy. Empty where the kit was not built."""
    bundle = catalog.maletines.get(s.id)
    out = []
    for t in bundle.trabajos if bundle else ():
        files = {d.tinta: [d.ruta, d.bytes] for d in bundle.pdfs if d.uso == t.uso} if bundle else {}
        parts = [[x.pieza, x.desde, x.hasta, x.hojas] for x in t.tramos]
        out.append({"uso": t.uso, "llamada": paquete.rotulos.maletin.machine(t.uso).llamada, "pdfs": files, "tramos": parts})
    return out


def limits() -> dict[str, list[int]]:
    """Least and most of each number of a group, as the model has them."""
    out: dict[str, list[int]] = {}
    for name, field in Supuestos.model_fields.items():
        low = [int(m.ge) for m in field.metadata if isinstance(m, Ge)]  # type: ignore[call-overload]
        high = [int(m.le) for m in field.metadata if isinstance(m, Le)]  # type: ignore[call-overload]
        if low and high:
            out[name] = [low[0], high[0]]
    return out
