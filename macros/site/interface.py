"""``datos/paquete.json``: the package as other programs read it. Stable: fields are added, never renamed."""

from __future__ import annotations

from typing import Any

from macros.model import Anexo, Bloque, Etiquetas, Guia, Material, Paquete, Paso, Sesion
from macros.plan.process import sessions_of
from macros.plan.schedule import Momento, copies, pause_limit, run, total


def interface(paquete: Paquete) -> dict[str, Any]:
    """The public data. Minutes are whole numbers, clock times ``HH:MM`` from the package's start hour."""
    portada = paquete.portada
    return {
        "edicion": {
            **portada.edicion.model_dump(),
            "modalidad": portada.modalidad,
            "organizacion": portada.organizacion.model_dump(exclude_none=True) if portada.organizacion else None,
            "facilitan": list(portada.facilitan),
            "fechas": [f.model_dump(exclude_none=True) for f in portada.fechas],
        },
        "sesiones": [public_session(s, paquete) for s in paquete.sesiones.values()],
        "rutas": {nivel: list(ids) for nivel, ids in portada.rutas},
        "anexos": [_anexo(a, paquete) for a in paquete.anexos.values()],
        "guias": [_guia(g, paquete) for g in paquete.guias.values()],
        "calculo": rules(paquete),
    }


def rules(paquete: Paquete) -> dict[str, Any]:
    """What quantities and times are computed with, so that a page counts as the prints do.

    A use needs ``cantidad`` × (people, groups, allies or 1, by ``por``; the team too where ``con_equipo``) +
    ``repuesto``, and by the sheet where ``por_hoja`` names the piece. Of several uses, the largest counts.
    """
    labels = {p.id: p.por_hoja for p in paquete.piezas.values() if isinstance(p, Etiquetas) and not p.por_grupo}
    return {
        "supuestos": paquete.portada.supuestos.model_dump(),
        "articulos": {a.id: {"con_equipo": a.con_equipo, "se_gasta": a.se_gasta} for a in paquete.articulos.values()},
        "por_hoja": labels,
        "pausa_max_min": pause_limit(paquete),
        "ritmo": paquete.auditoria.ritmo.model_dump(),
        "grupos": paquete.auditoria.grupos.model_dump(),
    }


def _guia(guia: Guia, paquete: Paquete) -> dict[str, Any]:
    """Each part with the ids of its items: its own, then those of its headings."""
    return {
        "id": guia.id,
        "numero": guia.numero,
        "clave": guia.clave,
        "titulo": guia.titulo,
        "partes": [
            {
                "id": p.id,
                "paso": p.paso,
                "titulo": p.titulo,
                "elementos": [e.id for e in (*p.elementos, *(e for a in p.apartados for e in a.elementos))],
            }
            for p in guia.partes
        ],
        "piezas": [p.id for p in paquete.guide_pieces(guia)],
    }


def _anexo(anexo: Anexo, paquete: Paquete) -> dict[str, Any]:
    return {
        "id": anexo.id,
        "numero": anexo.numero,
        "titulo": anexo.titulo,
        "sesiones": sessions_of(anexo, paquete),
    }


def public_session(sesion: Sesion, paquete: Paquete) -> dict[str, Any]:
    """A session with its blocks, their clock times and what they need."""
    return {
        "id": sesion.id,
        "numero": sesion.numero,
        "titulo": sesion.titulo,
        "guia": sesion.guia,
        "niveles": list(sesion.niveles),
        "modalidades": list(sesion.modalidades),
        "duracion_declarada_min": sesion.duracion_declarada_min,
        "duracion_min": total(sesion),
        "fuente": sesion.fuente.model_dump() if sesion.fuente else None,
        "bloques": [_bloque(m, paquete) for m in run(sesion, paquete.start_of(sesion))],
        "piezas": [p.id for p in paquete.pieces_of(sesion)],
    }


def _bloque(momento: Momento, paquete: Paquete) -> dict[str, Any]:
    b = momento.bloque
    return {
        "id": b.id,
        "tipo": b.tipo,
        "titulo": b.titulo,
        "titulo_corto": b.titulo_corto,
        "inicio": momento.inicio,
        "fin": momento.fin,
        "duracion_min": b.duracion_min,
        "minimo_min": b.minimo_min,
        "fijo": b.fijo,
        "pasos": [_paso(paso) for paso in b.pasos],
        "fuente": b.fuente.model_dump() if b.fuente else None,
        "preguntas": [q for paso in b.pasos for q in paso.preguntas],
        "materiales": [_material(m, paquete) for m in b.materiales],
        "productos": list(b.productos),
        "piezas": pieces(b),
    }


def _paso(paso: Paso) -> dict[str, Any]:
    out: dict[str, Any] = {"titulo": paso.titulo, "duracion_min": paso.duracion_min, "modo": paso.modo}
    for name in ("turnos", "celdas", "reparto"):
        if part := getattr(paso, name):
            out[name] = part.model_dump()
    return out


def _material(material: Material, paquete: Paquete) -> dict[str, Any]:
    """``total`` counts for the people and groups that the package supposes."""
    return {**material.model_dump(exclude_none=True), "total": sum(copies([material], paquete).values())}


def pieces(bloque: Bloque) -> list[str]:
    """Ids of the pieces that a block uses, in order of use, each once."""
    used = [p for paso in bloque.pasos for p in paso.piezas]
    return list(dict.fromkeys([*used, *(m.pieza for m in bloque.materiales if m.pieza)]))
