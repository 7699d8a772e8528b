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
from macros.public.calendar import time_zone
from macros.public.paquete import Others, SesionPublica, others, public_session, rules
from macros.words.filling import filled
from macros.words.said import own
from macros.words.spans import to_clock, to_minutes

RULES = ("grupos", "aliados", "reparto", "ritmo-celdas", "ritmo-turnos")
"""Rules of the audit that depend on the group."""


ZONE = str(Fecha.model_fields["zona_horaria"].default)
"""Where the hours are from, where no date says it."""


def scripts(paquete: Paquete, catalog: Catalogo) -> dict[str, str]:
    """The data as scripts, by route below ``site/``: figures for every page, and apart what only some ask for."""
    out = {"datos/comun.js": _script("comun", common(paquete)), "datos/nombres.js": _script("nombres", names(paquete))}
    en = others(paquete)
    for s in paquete.sesiones.values():
        public = public_session(s, paquete, en)
        figures = session(s, public, paquete) | {"trabajos": jobs(s, paquete, catalog)}
        out[f"datos/sesiones/{s.id}.js"] = _script(s.id, figures)
        out[f"datos/sala/{s.id}.js"] = _script(f"sala/{s.id}", spoken(s, public, en))
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
    """What every page needs to tell its figures: how to count, and the words of the figures and of the form.

    Of a rule's remedies, those that name a field (in bold) are for who edits, not for who facilitates.
    """
    r = paquete.rotulos.taller
    return {
        "calculo": rules(paquete).plain(),
        "limites": limits(),
        "reglas": {
            id_: {"titulo": rule.titulo, "que_hacer": [x for x in rule.que_hacer if "**" not in x]}
            for id_ in RULES
            for rule in (paquete.auditoria.rule(id_),)
        },
        "modalidades": {m: getattr(paquete.rotulos.sitio, m.replace("-", "_")) for m in MODALIDADES},
        "rotulos": r.model_dump(include={"cifras", "reglas", "panel"}),
    }


def names(paquete: Paquete) -> dict[str, Any]:
    """What the room and the sheets tell besides: who gives the edition, the names of things, days and labels."""
    portada = paquete.portada
    return {
        "organizacion": portada.organizacion.nombre if portada.organizacion else "",
        "facilitan": list(portada.facilitan),
        "articulos": {
            a.id: {"uno": a.articulo, "varios": a.plural, "prestado": a.prestado, "nota": a.nota or ""}
            for a in paquete.articulos.values()
        },
        "piezas": {
            p.id: {"titulo": p.titulo, "tipo": p.tipo, "a_mano": isinstance(p, Rotafolio) and p.a_mano}
            for p in paquete.piezas.values()
        },
        "tipos": {t.id: {"uno": t.uno, "papel": t.papel, "tinta": t.tinta, "caras": t.caras} for t in paquete.rotulos.tipos},
        "fecha": {name: getattr(paquete.rotulos.edicion, name) for name in ("fecha", "semana", "meses")},
        "rotulos": paquete.rotulos.taller.model_dump(include={"sala", "vistas", "impresos"}),
    }  # fmt: skip


BLOCK = ("id", "tipo", "titulo", "titulo_corto", "duracion_min", "minimo_min", "fijo", "ahorra_min", "pasos",
         "materiales", "piezas")  # fmt: skip
"""What figures need of a block; of another modality, those of these that it says otherwise."""


def session(s: Sesion, public: SesionPublica, paquete: Paquete) -> dict[str, Any]:
    """What the figures of a session are made from, in every modality; what one says in it, ``spoken``."""
    told = public.plain()
    zone = next((f.zona_horaria for f in paquete.dates_of(s)), ZONE)
    return {
        "id": s.id,
        "nombre": s.called(paquete.rotulos.sitio.sesion),
        "titulo": s.titulo,
        "objetivo": s.objetivo,
        "inicio": to_clock(to_minutes(paquete.start_of(s))),
        "fechas": [f.model_dump(exclude_none=True) for f in paquete.dates_of(s)],
        "zona": {"id": zone, "bloque": time_zone(zone)},
        **_figures(told),
        "otras": [_figures(other) for other in told["otras"]],
    }


def _figures(told: dict[str, Any]) -> dict[str, Any]:
    """What a modality counts with: its blocks, its pieces and what stands around it."""
    blocks = [{k: block[k] for k in BLOCK if k in block} for block in told["bloques"]]
    for m in (m for block in (*told["bloques"], told["marco"] or {}) for m in block.get("materiales", ())):
        del m["total"]  # the page counts for its own group
    return {
        "modalidad": told["modalidad"],
        "bloques": blocks,
        "piezas": told["piezas"],
        "marco": told["marco"] and {"materiales": told["marco"]["materiales"]},
    }


def spoken(s: Sesion, public: SesionPublica, en: Others) -> dict[str, dict[str, Any]]:
    """What one says and asks in each block, by modality and block; of the others, the blocks in which it differs."""
    own_words = {b.id: _said(b, public.modalidad) for b in s.bloques}
    out: dict[str, dict[str, Any]] = {public.modalidad: own_words}
    for other in public.otras:
        there = {b.id: _said(b, other.modalidad) for b in en[other.modalidad].sesiones[s.id].bloques}
        out[other.modalidad] = {id_: words for id_, words in there.items() if words != own_words[id_]}
    return out


def _said(b: Bloque, modalidad: Modalidad) -> dict[str, Any]:
    advice = None
    if b.consejos:
        advice = b.consejos.model_dump(
            include={"decir": True, "cuidar": True, "si_falta_tiempo": {"ahorra_min", "texto"}}
        )
        advice["como"] = list(getattr(b.consejos, CAMPOS.get(modalidad, ""), ()))
        advice = _own(advice)
    steps = [{"texto": own(p.texto), "preguntas": [own(q) for q in p.preguntas]} for p in b.pasos]
    return {"objetivo": own(b.objetivo or ""), "consejos": advice, "pasos": steps}


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
