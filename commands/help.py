"""The help of the orders in Spanish: each part that click writes in English is one of its methods, written anew."""

from __future__ import annotations

import re
from typing import Any

import click

from macros.problems import suggestion

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


def wrong(e: click.ClickException) -> str:
    """What is wrong with the words of an order; what we say ourselves is said as it is."""
    known = [o for p in (e.ctx.command.params if isinstance(e, click.UsageError) and e.ctx else ()) for o in p.opts]
    match e:
        case click.NoSuchOption():
            return f"«{e.option_name}» no es una opción.{suggestion(e.option_name, known)}"
        case click.exceptions.NoSuchCommand():
            there = e.ctx.command.list_commands(e.ctx) if e.ctx and isinstance(e.ctx.command, click.Group) else []
            return f"«{e.command_name}» no es una orden.{suggestion(e.command_name, there)}"
        case click.BadOptionUsage():
            extra = "does not take" in e.message
            return (
                f"{e.option_name} no lleva nada detrás." if extra else f"a {e.option_name} le falta lo que va detrás."
            )
        case click.MissingParameter() if e.param is not None:
            name = (
                e.param.opts[0] if isinstance(e.param, click.Option) else str(e.param.metavar or e.param.name).upper()
            )
            return f"falta {name}."
        case click.BadParameter() if e.param is not None and isinstance(e.param.type, click.Choice):
            return f"{e.param.opts[0]} solo puede ser: {', '.join(map(str, e.param.type.choices))}."
        case click.UsageError() if more := re.match(r"Got unexpected extra arguments? \((.*)\)", e.message):
            return f"sobra «{more[1]}»."
    return e.format_message()


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
