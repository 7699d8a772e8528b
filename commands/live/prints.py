"""The prints of the live site: what an edit touched, in a process of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from commands.live.messages import FAILED, READY, TOLD, WHOLE


def remake(root: Path, edicion: str | None, site: Path, first: str, send: Any) -> None:
    """Bring the kit up to date: the piece ``first``, that somebody is looking at, before the others.

    ``send`` is the end of a pipe. It gets (READY, id) once the files of that piece are in ``site``; (WHOLE, names of
    the pieces that changed) at the end; (FAILED, reason) where the data or a page is wrong; (TOLD, text) for warnings.
    """
    from commands.live.warm import renew
    from print.press.attached import end_with_parent

    end_with_parent()
    renew()
    from commands.progress import Progress
    from macros.audit import audit
    from macros.builds import made_in
    from macros.loading import load
    from macros.problems import DataErrors
    from macros.site.publishing import copy_files
    from print.build import build

    try:
        paquete, origen = load(root, edicion)
        findings = audit(paquete, origen)
        if errors := [p for p in findings if p.gravedad == "error"]:
            raise DataErrors(errors)
        out = made_in(root, edicion)
        if first in paquete.piezas:
            made = build(paquete, origen, root, out, only=[first]).hechos
            if made:
                copy_files(out, site, [p.relative_to(out).as_posix() for p in (out / "kit" / first).iterdir()])
                send.send((READY, first))
        if hasattr(os, "nice"):
            os.nice(10)  # the page that is being looked at comes first
        progress = Progress("Armando el kit", stream=sys.stderr)
        outcome = build(paquete, origen, root, out, maletines=False, progress=progress)
        if told := [*findings, *outcome.avisos]:
            send.send((TOLD, "\n".join(map(str, told))))
        send.send((WHOLE, ", ".join(sorted({m.pieza for m in outcome.hechos} | ({first} - {""})))[:200]))
    except DataErrors as e:
        send.send((FAILED, str(e)))
