"""The kit: the gallery of every printable piece, and the page of each one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import escape

from macros.plan.bridges import to_piece
from macros.public.kit import Archivo
from macros.model import TIPOS, Guia, Paquete, Pieza, Sesion
from macros.model.guia import ParteGuia
from macros.plan.uses import USES
from macros.site.views.contexto import Contexto, pick
from macros.site.views.usos import MOMENTS, in_frame, in_order, main_files, moments, read_from, uses
from macros.words.group_sizes import groups_in_words
from macros.plan.day.schedule import needs
from macros.words.spans import to_clock, to_minutes

CITED = 1
"""Activities that a card names; the piece's page names them all."""


def kit(ctx: Contexto) -> str:
    """The bundles, then a card for each piece with its id as anchor; the filters choose by what the cards carry."""
    paquete, catalog = ctx.paquete, ctx.catalogo
    used = ctx.once(uses)
    held = {str(s.numero): {p.id for p in paquete.pieces_of(s)} for s in paquete.sesiones.values()}
    cards: list[dict[str, Any]] = []
    for pieza in _ordered(paquete):
        cited = used.get(pieza.id, [])
        files = catalog.archivos.get(pieza.id, ())
        # A piece of the frame serves every session that it surrounds, and stays among those of the whole package.
        sessions = [number for number, ids in held.items() if pieza.id in ids]
        if not (pieza.sesion or cited):
            sessions.append("g" if pieza.guia else "0")
        cards.append(
            {
                "pieza": pieza,
                "sesiones": sessions,
                "papeles": list(dict.fromkeys(a.papel for a in files)),
                "momentos": moments(pieza, cited, in_frame(paquete, pieza.id)),
                "citas": cited[:CITED],
                "quedan": len(cited) > CITED,
                "archivos": main_files(files),
            }
        )
    papers = dict.fromkeys(x for card in cards for x in card["papeles"])
    return ctx.render(
        "kit",
        tarjetas=cards,
        tipos=[t for t in TIPOS if any(card["pieza"].tipo == t for card in cards)],
        papeles=sorted(papers),
        momentos=[m for m in MOMENTS if any(m in card["momentos"] for card in cards)],
    )


def _ordered(paquete: Paquete) -> list[Any]:
    """Books, pieces for the whole package, those of each session in order of use, those of guides."""
    every = list(paquete.piezas.values())
    order = [p for p in every if p.tipo == "libro"] + [p for p in every if not (p.sesion or p.guia)]
    order += [p for s in paquete.sesiones.values() for p in paquete.pieces_of(s)] + every
    return [paquete.piezas[i] for i in dict.fromkeys(p.id for p in order)]


def pieza(ctx: Contexto, id_: str) -> str:
    """The page of a piece: what it is for, when it is used, all its files by use, and whether a sheet is current."""
    p = pick(ctx.paquete.piezas, id_)
    files = in_order(ctx.catalogo.archivos.get(id_, ()))
    cited = ctx.once(uses).get(id_, [])
    own = [c.sesion for c in cited] + ([ctx.paquete.sesiones[p.sesion]] if p.sesion in ctx.paquete.sesiones else [])
    given = ctx.paquete.portada.supuestos
    return ctx.render(
        "pieza",
        pieza=p,
        citas=cited,
        sesiones=list({s.id: s for s in own}.values()),
        por_uso={u: found for u in USES if (found := [a for a in files if a.uso == u])},
        guias=to_piece(ctx.paquete, id_),
        marco=in_frame(ctx.paquete, id_),
        rm=ctx.paquete.rotulos.marco,
        mia=_with_my_figures(ctx.paquete, p, own),
        grupo=groups_in_words(given.personas, given.grupos, ctx.paquete.rotulos.taller.cifras),
        copias=lambda s: needs(s, ctx.paquete).get(id_, 1),
        lectura=lambda a: read_from(a, ctx.paquete.rotulos.galeria),
        marcas=list(dict.fromkeys(a.marca for a in files if a.marca)),
    )


def _with_my_figures(paquete: Paquete, pieza: Pieza, sesiones: Sequence[Sesion]) -> dict[str, str]:
    """The sheet of «Impresos con tus datos» that says what this piece says of a group or an hour; empty for others."""
    if not sesiones:
        return {}
    s, hour = sesiones[0], to_clock(to_minutes(paquete.start_of(sesiones[0])))
    if pieza.tipo == "carta_descriptiva":
        return {"sesion": s.id, "hoja": "corrida", "hora": hour}
    if pieza.tipo == "rotafolio" and '"agenda":' in pieza.model_dump_json(exclude_none=True):
        return {"sesion": s.id, "hoja": "pared-60x90", "hora": hour}
    return {"sesion": s.id, "hoja": "gafetes", "hora": ""} if pieza.tipo == "etiquetas" and "gafete" in pieza.id else {}


def descarga(ctx: Contexto, id_: str) -> str:
    """One piece with its picture and its files, for pages that are about it; nothing where the edition has it not."""
    if ("pieza", id_) in ctx.paquete.fuera:
        return ""
    return ctx.render("descarga", pieza=pick(ctx.paquete.piezas, id_), archivos=files_of(ctx), guias=_guides(ctx))


def camino(ctx: Contexto, id_: str) -> str:
    """The tables of a sheet to read, and each piece of a session with where its data come from and where they go."""
    if ("pieza", id_) in ctx.paquete.fuera:
        return ""
    sessions = ((s, [p for p in ctx.paquete.pieces_of(s) if p.sesion == s.id]) for s in ctx.paquete.sesiones.values())
    told = [(s, [p for p in pieces if p.viene_de and p.va_a]) for s, pieces in sessions]
    return ctx.render("camino", pieza=pick(ctx.paquete.piezas, id_), por_sesion=[(s, ps) for s, ps in told if ps])


def _guides(ctx: Contexto) -> Callable[[str], list[tuple[Guia, ParteGuia]]]:
    """Function from a piece's id to the parts of the guides that use it."""
    return lambda id_: to_piece(ctx.paquete, id_)


def muestra(ctx: Contexto, *ids: str) -> str:
    """A strip of thumbnails that lead to the pieces; nothing where the kit was not built."""
    here = [i for i in ids if ("pieza", i) not in ctx.paquete.fuera]
    if not here:  # an edition without any of them shows its own first posters
        here = [p.id for p in ctx.paquete.piezas.values() if p.sesion and p.tipo == "rotafolio"][: len(ids)]
    return ctx.render("muestra", piezas=[pick(ctx.paquete.piezas, i) for i in here])


def files_of(ctx: Contexto) -> Callable[[str], list[Archivo]]:
    """Function from a piece's id to its main files, those people want first at the head."""
    return lambda id_: main_files(ctx.catalogo.archivos.get(id_, ()))


def carpeta(ctx: Contexto, uso: str) -> str:
    """Name of the folder of a bundle that has the files for a use («editar»), as the bundle writes it."""
    folders: dict[str, str] = {f.uso: f.carpeta for f in ctx.paquete.rotulos.maletin.carpetas}
    return str(escape(pick(folders, uso)))
