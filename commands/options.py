"""Options that several orders share, with their Spanish words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

SITIO = click.option("--sitio", metavar="URL", help="Dirección pública a la que llevan los códigos QR.")
of_edition = click.option("--edicion", metavar="ID", help="Trabaja con una edición de data/ediciones/.")
NUMBERS = {
    "personas": "Para cuántas personas se cuentan copias y compras.",
    "grupos": "En cuántos grupos se reparten.",
    "aliados": "Con cuántos aliados se trabaja.",
}
"""Options that change for whom copies and purchases are counted: those of ``macros.plan.day.assumptions``."""


class Whole(click.ParamType[int]):
    """A whole number, as «180»; click's own says so in English."""

    name = "número"

    def __init__(self, least: int | None = None, most: int | None = None, example: int = 180) -> None:
        self.least, self.most, self.example = least, most, example

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        name = param.name if param else ""
        try:
            number = int(value)
        except ValueError:
            raise click.UsageError(
                f"--{name} dice «{value}» y se espera un número entero: --{name} {self.example}."
            ) from None
        if self.least is not None and self.most is not None and not self.least <= number <= self.most:
            raise click.UsageError(f"--{name} dice {number} y va de {self.least} a {self.most}.")
        return number


def for_a_group(order: Callable[..., None]) -> Callable[..., None]:
    """Offer NUMBERS."""
    for name, words in reversed(NUMBERS.items()):
        order = click.option(f"--{name}", type=Whole(example=24), help=words)(order)
    return order
