"""Does each everyday word lead somewhere? What ``data/sinonimos.yml`` looks for stands in a title of the package."""

from __future__ import annotations

import re
from functools import partial

from macros.audit.plan import Check, Findings, Plan
from macros.model import Paquete
from macros.words.markup import folded


def synonyms(plan: Plan) -> Findings:
    """Synonyms that look for words that no title has, and common words that a synonym would need."""
    found = plan.paquete.busqueda
    if found is None or plan.paquete.fuera:  # an edition that leaves things out leaves words without a goal
        return
    titles = [plan.kept.of("palabras", t, partial(_words, t)) for t in names(plan.paquete)]
    common = {w for text in found.comunes for w in _words(text)}
    for i, s in enumerate(found.sinonimos):
        for j, text in enumerate(s.busca):
            wanted = _words(text) - common
            if not wanted or not any(wanted <= t for t in titles):
                yield plan.finding(
                    "sinonimos", "busqueda", "", ("sinonimos", i, "busca", j),
                    f"ningún título del paquete dice «{text}». Escribe palabras de un título: de una sesión, una "
                    "actividad, una pieza, una guía, una sección o un término.",
                )  # fmt: skip
        for j, text in enumerate(s.palabras):
            if not _words(text) - common:
                yield plan.finding(
                    "sinonimos", "busqueda", "", ("sinonimos", i, "palabras", j),
                    f"«{text}» solo tiene palabras de «comunes», que no cuentan al buscar. Quítalas de «comunes» o "
                    "escribe otra.",
                )  # fmt: skip


def names(paquete: Paquete) -> list[str]:
    """Every title by which something of the package is known."""
    out = [x for s in paquete.sesiones.values() for x in (s.titulo, *(b.titulo for b in s.bloques))]
    out += [s.nombre_corto for s in paquete.sesiones.values() if s.nombre_corto]
    out += [p.titulo for p in paquete.piezas.values()]
    sheets = paquete.rotulos.taller.impresos
    out += [sheets.gafetes, sheets.asistencia, sheets.constancias, sheets.corrida, sheets.pared_60x90]
    out += [x for g in paquete.guias.values() for x in (g.titulo, *(p.titulo for p in g.partes))]
    out += [s.titulo for s in paquete.secciones.values()] + [t.termino for t in paquete.terminos.values()]
    return out + [x for a in paquete.articulos.values() for x in (a.articulo, a.plural)]


def _words(text: str) -> set[str]:
    bare = folded(text)
    return set(re.findall(r"\w+", bare))


CHECKS: tuple[Check, ...] = (synonyms,)
