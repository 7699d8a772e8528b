"""Command line: one function per order. Problems with the data end in their message and exit code 1."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from commands.progress import Progress
from macros.audit import audit
from macros.loading import Origen, load
from macros.model import Paquete
from macros.problems import DataErrors, Problem
from macros.schedule import total

ROOT = Path(os.environ.get("PAQUETE_RAIZ") or Path(__file__).resolve().parent.parent)
"""The project's folder; tests point it at a copy."""
SITE = ROOT / "site"


@click.group(help="Arma el sitio y el kit imprimible del Paquete de Solución.")
def orders() -> None:
    """Group of all the orders."""


def main() -> None:
    """Run an order; expected failures print their message in Spanish and end with exit code 1."""
    try:
        orders(standalone_mode=False)
    except DataErrors as e:
        click.echo(str(e), err=True)
        errors = sum(p.gravedad == "error" for p in e.problems)
        click.echo(f"\n{_count(errors, 'error', 'errores')}. No se cambió nada de lo que ya estaba hecho.", err=True)
        sys.exit(1)
    except click.exceptions.NoArgsIsHelpError as e:
        click.echo(e.format_message())
        sys.exit(2)
    except click.ClickException as e:
        click.echo(f"Orden mal escrita: {e.format_message()} Mira las opciones con --help.", err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrumpido.", err=True)
        sys.exit(130)


def checked() -> tuple[Paquete, Origen, list[Problem]]:
    """The package, where its parts stand, and its warnings. Raises DataErrors if the data or the plan has errors."""
    paquete, origen = load(ROOT)
    findings = audit(paquete, origen)
    if any(p.gravedad == "error" for p in findings):
        raise DataErrors(findings)
    return paquete, origen, findings


@orders.command()
@click.option("--solo", type=click.Choice(["sitio", "kit"]), help="Arma solo una de las dos partes.")
def construir(solo: str | None) -> None:
    """Revisa los datos y arma el sitio y el kit en site/."""
    began = time.monotonic()
    paquete, origen, warnings = checked()
    for w in warnings:
        click.echo(str(w), err=True)
    if solo != "sitio":
        _build_kit(paquete, origen)
    from commands.site import KIT_OUT, build_site, tree_size

    if solo == "kit":
        click.echo(f"Kit listo en {KIT_OUT}/kit ({time.monotonic() - began:.1f} s).")
        return
    click.echo("Armando el sitio…", err=True)
    build_site(ROOT, SITE)
    size = tree_size(SITE) / 1e6
    click.echo(f"Listo en {time.monotonic() - began:.1f} s: abre site/index.html ({size:.1f} MB en total).")


def _build_kit(paquete: Paquete, origen: Origen, only: Iterable[str] = ()) -> Any:
    from commands.site import KIT_OUT
    from print.build import build

    outcome = build(paquete, origen, ROOT, ROOT / KIT_OUT, only=only, progress=Progress("Armando el kit"))
    files = sum(len(m.archivos) for m in outcome.hechos)
    click.echo(
        f"Kit: {_count(files, 'archivo hecho', 'archivos hechos')}, "
        f"{_count(outcome.reusados, 'trabajo sin cambios', 'trabajos sin cambios')}.",
        err=True,
    )
    return outcome


@orders.command()
@click.option("--json", "as_json", is_flag=True, help="Escribe los hallazgos para otros programas.")
def revisar(as_json: bool) -> None:
    """Revisa los datos y el plan; no arma nada."""
    findings: list[Problem]
    totals: dict[str, int] = {}
    try:
        paquete, origen = load(ROOT)
        findings = audit(paquete, origen)
        totals = {s.id: total(s) for s in paquete.sesiones.values()}
    except DataErrors as e:
        findings = e.problems
    errors = sum(p.gravedad == "error" for p in findings)
    if as_json:
        rows = [
            {
                "regla": p.regla, "gravedad": p.gravedad, "archivo": p.archivo, "linea": p.linea,
                "columna": p.columna, "mensaje": p.mensaje,
            }
            for p in findings
        ]  # fmt: skip
        click.echo(json.dumps({"hallazgos": rows, "totales": totals}, ensure_ascii=False, indent=1))
    else:
        for p in findings:
            click.echo(str(p))
        warnings = len(findings) - errors
        click.echo(f"{_count(errors, 'error', 'errores')}, {_count(warnings, 'aviso', 'avisos')}.")
    sys.exit(1 if errors else 0)


@orders.command()
@click.argument("ids", nargs=-1, required=True)
def imprimir(ids: tuple[str, ...]) -> None:
    """Hace solo los PDF de las piezas o sesiones que nombres."""
    from commands.site import KIT_OUT
    from macros.problems import suggestion

    paquete, origen, _ = checked()
    chosen: list[str] = []
    for id_ in ids:
        if id_ in paquete.sesiones:
            chosen += [p.id for p in paquete.pieces_of(paquete.sesiones[id_])]
        elif id_ in paquete.piezas:
            chosen.append(id_)
        else:
            hint = suggestion(id_, [*paquete.piezas, *paquete.sesiones])
            click.echo(f"«{id_}» no es una pieza ni una sesión.{hint}", err=True)
            sys.exit(1)
    _build_kit(paquete, origen, chosen)
    for id_ in dict.fromkeys(chosen):
        for path in sorted((ROOT / KIT_OUT / "kit" / id_).glob("*.pdf")):
            click.echo(path.relative_to(ROOT).as_posix())


@orders.command()
@click.option("--puerto", default=8000, show_default=True, help="Puerto del servidor local.")
def ver(puerto: int) -> None:
    """Muestra el sitio en tu navegador y lo actualiza cuando guardas un archivo."""
    from commands.live import serve

    serve(ROOT, puerto)


@orders.command()
def medir() -> None:
    """Mide tiempos, memoria y peso, y los muestra en una tabla."""
    from commands.measure import measure

    paquete, origen, _ = checked()
    click.echo(measure(ROOT, paquete, origen))


@orders.command(hidden=True)
def retratar() -> None:
    """Rehace las imágenes del README con el sitio y el kit ya hechos."""
    from commands.pictures import take

    for path in take(ROOT, SITE):
        click.echo(f"{path.relative_to(ROOT).as_posix()} ({path.stat().st_size / 1000:.0f} kB)")


@orders.command(hidden=True)
def esquemas() -> None:
    """Rehace data/esquemas/ y los ajustes del editor a partir del modelo."""
    from macros.schema import write

    changed = write(ROOT)
    for route in changed:
        click.echo(route)
    click.echo(f"{_count(len(changed), 'archivo cambió', 'archivos cambiaron')}.", err=True)


@orders.command(context_settings={"ignore_unknown_options": True})
@click.argument("argumentos", nargs=-1, type=click.UNPROCESSED)
def probar(argumentos: tuple[str, ...]) -> None:
    """Corre todas las pruebas: estilo, tipos y comportamiento."""
    steps = [
        ("Estilo", ["ruff", "check", "."]),
        ("Formato", ["ruff", "format", "--check", "."]),
        ("Tipos", ["mypy"]),
        ("Pruebas", ["pytest", *argumentos]),
    ]
    failed = []
    for name, command in steps:
        click.echo(f"== {name}: {' '.join(command)}", err=True)
        code = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=False).returncode
        if code:
            failed.append(name)
    if failed:
        click.echo(f"No pasó: {', '.join(failed)}.", err=True)
        sys.exit(1)
    click.echo("Todo pasó.", err=True)


def _count(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"
