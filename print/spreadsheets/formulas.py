"""The rules of quantities (``macros.plan.day.schedule``) as formulas that name the cells of a group."""

from __future__ import annotations

from macros.plan.day.schedule import Cuenta, Receta

GROUP = ("personas", "grupos", "aliados", "equipo")
"""Names of the cells that say for which group a workbook counts."""
CELLS = {"persona": "personas", "grupo": "grupos", "aliado": "aliados"}


def quantity(receta: Receta) -> str:
    """How many, as a formula without its «=»: whole numbers, «MAX(4*grupos,ROUNDUP(personas/6,0))»."""
    if receta.suma:
        return "+".join(_largest(several) for several in receta.sesiones)
    return _largest(tuple(c for several in receta.sesiones for c in several))


def _largest(several: tuple[Cuenta, ...]) -> str:
    fixed = [_fixed(c) for c in several if c.por == "sesion"]
    terms = list(dict.fromkeys(_counted(c) for c in several if c.por != "sesion"))
    terms += [str(max(fixed))] if fixed else []
    return terms[0] if len(terms) == 1 else f"MAX({','.join(terms)})"


def _fixed(c: Cuenta) -> int:
    """How many where the group does not matter."""
    return -(-(c.cantidad + c.repuesto) // c.por_hoja)


def _counted(c: Cuenta) -> str:
    many = f"({CELLS[c.por]}+equipo)" if c.equipo else CELLS[c.por]
    term = f"ROUNDUP({many}/{c.cada},0)" if c.cada > 1 else many
    term = f"{c.cantidad}*{term}" if c.cantidad > 1 else term
    term = f"{term}+{c.repuesto}" if c.repuesto else term
    return f"ROUNDUP(({term})/{c.por_hoja},0)" if c.por_hoja > 1 else term
