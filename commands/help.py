"""The help of the orders in Spanish: click writes its few fixed words in English."""

from __future__ import annotations

import click

_WORDS = {
    "Usage:": "Uso:", "[OPTIONS]": "[OPCIONES]", "COMMAND [ARGS]...": "ORDEN [ARGUMENTOS]...", "Options:": "Opciones:",
    "Commands:": "Órdenes:", "Show this message and exit.": "Muestra esta ayuda y termina.",
    "[required]": "[hace falta]",
    "INTEGER RANGE": "NÚMERO", "INTEGER": "NÚMERO", "  TEXT": "  TEXTO", "[default: ": "[si no se dice: ",
}  # fmt: skip


def in_spanish(text: str) -> str:
    """``text``, the help of an order, with click's own words translated."""
    for english, spanish in _WORDS.items():
        text = text.replace(english, spanish)
    return text


class Order(click.Command):
    """An order whose help is in Spanish."""

    def get_help(self, ctx: click.Context) -> str:
        """The whole help."""
        return in_spanish(super().get_help(ctx))


class Orders(click.Group):
    """The group of all the orders."""

    command_class = Order

    def get_help(self, ctx: click.Context) -> str:
        """The whole help."""
        return in_spanish(super().get_help(ctx))
