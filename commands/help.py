"""The help of the orders in Spanish: each part that click writes in English is one of its methods, written anew."""

from __future__ import annotations

from typing import Any

import click

METAVARS: tuple[tuple[type[click.ParamType[Any]], str], ...] = (
    (click.types.IntParamType, "NÚMERO"),
    (click.Path, "ARCHIVO"),
    (click.types.StringParamType, "TEXTO"),
)
"""What stands for a value that an option gives no name of its own."""


class _Spanish(click.Command):
    """What orders and their group share."""

    def __init__(self, *args: Any, **more: Any) -> None:
        more.setdefault("options_metavar", "[OPCIONES]")
        super().__init__(*args, **more)
        for param in self.params:
            if isinstance(param, click.Option) and param.metavar is None and not param.is_flag:
                param.metavar = next((name for kind, name in METAVARS if isinstance(param.type, kind)), None)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The first line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "Uso: ")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows the help."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Muestra esta ayuda y termina."
        return option

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, with what each one needs or is without being said."""
        rows = [
            (record[0], f"{param.help or ''}{_more(param)}")
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and (record := param.get_help_record(ctx))
        ]
        with formatter.section("Opciones"):
            formatter.write_dl(rows)


def _more(option: click.Option) -> str:
    if option.required:
        return "  [hace falta]"
    return f"  [si no se dice: {option.default}]" if option.show_default else ""


class Order(_Spanish):
    """An order whose help is in Spanish."""


class Orders(_Spanish, click.Group):
    """The group of all the orders."""

    command_class = Order

    def __init__(self, *args: Any, **more: Any) -> None:
        more.setdefault("subcommand_metavar", "ORDEN [ARGUMENTOS]...")
        super().__init__(*args, **more)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options of the group, then its orders."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each order with the first words of its help."""
        shown = [(name, command) for name in self.list_commands(ctx) if (command := self.get_command(ctx, name))]
        shown = [(name, command) for name, command in shown if not command.hidden]
        room = formatter.width - 6 - max((len(name) for name, _ in shown), default=0)
        with formatter.section("Órdenes"):
            formatter.write_dl([(name, command.get_short_help_str(room)) for name, command in shown])
