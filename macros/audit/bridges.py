"""Does each bridge speak of the other page? ``ida`` is read on the guide, ``vuelta`` where the bridge leads."""

from __future__ import annotations

import re
from functools import lru_cache

from macros.audit.plan import Check, Findings, Plan
from macros.model import Guia, Paquete
from macros.model.guia import ParteGuia, Puente
from macros.reading.yaml_file import Path_
from macros.words.markup import folded

_ARTICLE = re.compile(r"^(?:el|la|los|las|un|una)\s+", re.IGNORECASE)
_WORDS = 2
"""A name of fewer words («Cierre», «Confianza») is too common to say which page it is."""


def directions(plan: Plan) -> Findings:
    """Bridges whose words, in either direction, name the page on which they stand."""
    for guia in plan.paquete.guias.values():
        for i, parte in enumerate(guia.partes):
            for j, bridge in enumerate(parte.puentes):
                path: Path_ = ("partes", i, "puentes", j)
                yield from _named(plan, guia, (*path, "ida"), bridge.ida, of_guide(guia, parte), "la otra página")
                yield from _named(
                    plan, guia, (*path, "vuelta"), bridge.vuelta, of_place(plan.paquete, bridge), "la guía"
                )


def of_guide(guia: Guia, parte: ParteGuia) -> list[str]:
    """Names by which a reader knows the page of the guide."""
    return [guia.titulo, parte.titulo, "esta guía"]


def of_place(paquete: Paquete, bridge: Puente) -> list[str]:
    """Names by which a reader knows the page where a bridge leads: also the terms of the glossary in its title."""
    if bridge.seccion:
        section = paquete.secciones[bridge.seccion]
        names = [section.titulo, f"sección {section.numero}"]
    else:
        session = paquete.sesiones[bridge.sesion or ""]
        names = [session.titulo, session.called(paquete.rotulos.sitio.sesion)]
        names += [x for b in session.bloques if b.id == bridge.bloque for x in (b.titulo, b.titulo_corto)]
    told = " ".join(f" {_plain(n)} " for n in names)
    return [*names, *(t.termino for t in paquete.terminos.values() if f" {_plain(t.termino)} " in told)]


def _named(plan: Plan, guia: Guia, path: Path_, text: str, names: list[str], other: str) -> Findings:
    said = f" {_plain(text)} "
    for name in names:
        short = _ARTICLE.sub("", name)
        if len(short.split()) >= _WORDS and f" {_plain(short)} " in said:
            message = f"«{name}» es la página donde se lee este texto. Escribe qué se encuentra en {other}."
            yield plan.origen.problem("guia", guia.id, path, message, regla="puente-al-reves")
            return


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Lower case without accents nor signs, words apart by one space."""
    bare = folded(text)
    return " ".join(re.findall(r"\w+", bare))


CHECKS: tuple[Check, ...] = (directions,)
