"""``kit.json``: the index of all that a build made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from macros.model import Paquete, Pieza
from macros.public.kit import Kit, PiezaDelKit, Salidas
from print.jobs import Job, Made
from print.orders import Encargo, scope_id
from print.output import save


def indexed(paquete: Paquete, asked: Sequence[Job | Encargo], made: Mapping[str, Made]) -> Kit:
    """What the kit has of every piece, session and guide; ``made``: the result of each thing asked, by its key."""
    pieces = tuple(piece(p, asked, made) for p in paquete.piezas.values())
    return Kit(piezas=pieces, salidas=_outputs(paquete, asked, made))


def piece(pieza: Pieza, asked: Sequence[Job | Encargo], made: Mapping[str, Made]) -> PiezaDelKit:
    """A piece and all its files."""
    own = [made[x.clave] for x in asked if x.pieza == pieza.id]
    return PiezaDelKit(
        id=pieza.id,
        tipo=pieza.tipo,
        titulo=pieza.titulo,
        sesion=pieza.sesion,
        guia=pieza.guia,
        idioma=pieza.idioma or "es",
        inventario=pieza.inventario,
        archivos=tuple(a for m in own for a in m.archivos),
        miniatura=next((m.miniatura for m in own if m.miniatura), None),
    )


def _outputs(paquete: Paquete, asked: Sequence[Job | Encargo], made: Mapping[str, Made]) -> tuple[Salidas, ...]:
    things: dict[str, tuple[str | None, str | None]] = {scope_id(s): (s.id, None) for s in paquete.sesiones.values()}
    things |= {scope_id(g): (None, g.id) for g in paquete.guias.values()} | {scope_id(paquete): (None, None)}
    out = []
    for scope, (sesion, guia) in things.items():
        orders = [x for x in asked if isinstance(x, Encargo) and x.alcance == scope]
        if files := tuple(a for o in orders for a in made[o.clave].archivos):
            out.append(Salidas(sesion=sesion, guia=guia, archivos=files))
    return tuple(out)


def route(out: Path) -> Path:
    """Where the index stands."""
    return out / "kit" / "kit.json"


def read(out: Path) -> Kit | None:
    """What an earlier build listed; None where there is nothing or it is of another shape."""
    try:
        return Kit.model_validate_json(route(out).read_bytes())
    except (OSError, ValueError):
        return None


def write(kit: Kit, out: Path) -> None:
    """Write the index, unless it says so already."""
    data = kit.text().encode()
    if not route(out).is_file() or route(out).read_bytes() != data:
        save(route(out), data)


def renew(out: Path, pieces: Sequence[PiezaDelKit]) -> None:
    """Tell in an earlier index what was made anew of some pieces: it must say what is there."""
    if kit := read(out):
        again = {p.id: p for p in pieces}
        write(kit.model_copy(update={"piezas": tuple(again.get(p.id, p) for p in kit.piezas)}), out)
