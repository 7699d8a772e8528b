"""Where fitting starts when it is written into an edition: the session with the blocks that the edition gives."""

from __future__ import annotations

from macros.fitting.breaks import NEW_BREAK, NEW_MEAL
from macros.model import Bloque, Sesion


def starting(base: Sesion, mine: Sesion) -> Sesion:
    """``base`` (the package's session) with the activities and the order of ``mine`` (the edition's).

    Minutes are those of the package, since earlier ones are written anew. Breaks that the edition leaves out come
    back, for the same reason; those that an earlier fitting added go. Blocks that only the edition has do not change.
    """
    own = {b.id: b for b in base.bloques}
    out: list[Bloque] = []
    for b in mine.bloques:
        if b.id in own:
            out.append(own[b.id])
        elif not b.id.startswith((NEW_BREAK, NEW_MEAL)):
            out.append(b.model_copy(update={"fijo": True}))
    for i, b in enumerate(base.bloques):
        if b.tipo != "actividad" and b not in out:
            before = [out.index(x) for x in base.bloques[:i] if x in out]
            out.insert(max(before) + 1 if before else 0, b)
    return base.model_copy(update={"bloques": tuple(out)})
