"""Command line: one function per order. Problems with the data end in their message and exit code 1."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from commands.help import Orders
from commands.progress import Progress
from macros.audit import audit
from macros.audit.words import explain_rule, page_of
from macros.builds import made_in
from macros.loading import editions, load, read_rules, seen
from macros.model import Paquete
from macros.plan.assumptions import NUMBERS, as_variable, assuming
from macros.plan.schedule import PAUSE_ONLINE_MIN, pause_limit, total
from macros.problems import DataErrors, Problem, suggestion
from macros.reading.origin import Origen

ROOT = Path(os.environ.get("PAQUETE_RAIZ") or Path(__file__).resolve().parent.parent)
"""The project's folder; tests point it at a copy."""
SITE = ROOT / "site"


@click.group(cls=Orders, help="Arma el sitio y el kit imprimible del Paquete de Solución.")
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


def at_address(paquete: Paquete, sitio: str | None) -> Paquete:
    """``paquete`` published at ``sitio`` (for its QR codes) where one is given. Raises BadParameter for no address."""
    if sitio is None:
        return paquete
    edicion = paquete.portada.edicion
    try:
        again = type(edicion).model_validate(edicion.model_dump() | {"sitio": sitio})
    except ValueError:
        raise click.BadParameter(
            f"«{sitio}» no sirve: empieza con https://, termina con una diagonal y tiene 60 letras o menos."
        ) from None
    return paquete.model_copy(update={"portada": paquete.portada.model_copy(update={"edicion": again})})


def _tell_sample(paquete: Paquete) -> None:
    """One line while the QR codes lead to the sample address."""
    edicion = paquete.portada.edicion
    if edicion.es_muestra:
        where = f"data/ediciones/{edicion.id}.yml" if edicion.id in editions(ROOT) else "data/paquete.yml"
        words = paquete.rotulos.copias.sitio_de_muestra
        click.echo(words.replace("{sitio}", edicion.sitio).replace("{archivo}", where), err=True)


SITIO = click.option("--sitio", metavar="URL", help="Dirección pública a la que llevan los códigos QR.")


of_edition = click.option("--edicion", metavar="ID", help="Trabaja con una edición de data/ediciones/.")


def checked(edicion: str | None = None, **numbers: int | None) -> tuple[Paquete, Origen, list[Problem]]:
    """The package, where its parts stand, and its warnings. Raises DataErrors if the data or the plan has errors.

    ``numbers`` (personas, grupos, aliados) take the place of the package's ``supuestos``.
    """
    paquete, origen = load(ROOT, edicion)
    paquete = assuming(paquete, **numbers)
    findings = audit(paquete, origen)
    if any(p.gravedad == "error" for p in findings):
        raise DataErrors(findings)
    return paquete, origen, findings


HELPS = {
    "personas": "Para cuántas personas se cuentan copias y compras.",
    "grupos": "En cuántos grupos se reparten.",
    "aliados": "Con cuántos aliados se trabaja.",
}


class _Whole(click.ParamType[int]):
    """A whole number; click's own says so in English."""

    name = "número"

    def __init__(self, least: int | None = None, most: int | None = None) -> None:
        self.least, self.most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        name = param.name if param else ""
        try:
            number = int(value)
        except ValueError:
            example = 24 if self.least is None else 180
            raise click.UsageError(
                f"--{name} dice «{value}» y se espera un número entero: --{name} {example}."
            ) from None
        if self.least is not None and self.most is not None and not self.least <= number <= self.most:
            raise click.UsageError(f"--{name} dice {number} y va de {self.least} a {self.most}.")
        return number


def _counted(order: Callable[..., None]) -> Callable[..., None]:
    """Offer the options that change for whom copies and purchases are counted."""
    for name in reversed(NUMBERS):
        order = click.option(f"--{name}", type=_Whole(), help=HELPS[name])(order)
    return order


@orders.command()
@_counted
@click.option("--solo", type=click.Choice(["sitio", "kit"]), help="Arma solo una de las dos partes.")
@SITIO
@of_edition
def construir(solo: str | None, sitio: str | None, edicion: str | None, **numbers: int | None) -> None:
    """Revisa los datos y arma el sitio y el kit en site/, o en site-ID/ los de una edición."""
    began = time.monotonic()
    paquete, origen, warnings = checked(edicion, **numbers)
    paquete = at_address(paquete, sitio)
    for w in warnings:
        click.echo(str(w), err=True)
    if solo != "sitio":
        _build_kit(paquete, origen, edicion=edicion)
    from commands.site import build_site, site_of, tree_size

    if solo == "kit":
        where = (made_in(ROOT, edicion) / "kit").relative_to(ROOT).as_posix()
        click.echo(f"Kit listo en {where} ({time.monotonic() - began:.1f} s).")
        _tell_sample(paquete)
        return
    click.echo("Armando el sitio…", err=True)
    site = site_of(ROOT, edicion)
    build_site(ROOT, site, edicion, as_variable(**numbers))
    size = tree_size(site) / 1e6
    click.echo(f"Listo en {time.monotonic() - began:.1f} s: abre {site.name}/index.html ({size:.1f} MB en total).")
    if solo != "sitio":
        _tell_sample(paquete)


def _build_kit(paquete: Paquete, origen: Origen, only: Iterable[str] = (), edicion: str | None = None) -> Any:
    from print.build import build

    outcome = build(paquete, origen, ROOT, made_in(ROOT, edicion), only=only, progress=Progress("Armando el kit"))
    files = sum(len(m.archivos) for m in outcome.hechos)
    click.echo(
        f"Kit: {_count(files, 'archivo hecho', 'archivos hechos')}, "
        f"{_count(outcome.reusados, 'trabajo sin cambios', 'trabajos sin cambios')}.",
        err=True,
    )
    return outcome


@orders.command()
@click.option("--json", "as_json", is_flag=True, help="Escribe los hallazgos para otros programas.")
@click.option("--regla", metavar="ID", help="Explica una regla y termina.")
@of_edition
def revisar(as_json: bool, regla: str | None, edicion: str | None) -> None:
    """Revisa los datos y el plan, y también cada edición; no arma nada."""
    if regla is not None:
        click.echo(explain_rule(read_rules(ROOT), regla))
        return
    findings, totals = _findings(edicion)
    if edicion is None and not any(p.gravedad == "error" for p in findings):
        # What changed underneath may have taken away what an edition speaks of.
        more = [p for id_ in editions(ROOT) for p in _findings(id_)[0]]
        findings = sorted(dict.fromkeys([*findings, *more]))
    errors = sum(p.gravedad == "error" for p in findings)
    if as_json:
        rows = [
            {
                "regla": p.regla, "gravedad": p.gravedad, "archivo": p.archivo, "linea": p.linea,
                "columna": p.columna, "mensaje": p.mensaje, "pagina": page_of(p.regla), "cifras": dict(p.cifras),
            }
            for p in findings
        ]  # fmt: skip
        click.echo(json.dumps({"hallazgos": rows, "totales": totals}, ensure_ascii=False, indent=1))
    else:
        for p in findings:
            click.echo(str(p))
        warnings = len(findings) - errors
        hint = f" Para saber más: python3 kit.py revisar --regla {findings[0].regla}" if findings else ""
        click.echo(f"{_count(errors, 'error', 'errores')}, {_count(warnings, 'aviso', 'avisos')}.{hint}")
    sys.exit(1 if errors else 0)


def _findings(edicion: str | None) -> tuple[list[Problem], dict[str, int]]:
    """All that is wrong with the package, or with an edition of it, and the minutes of each session."""
    try:
        paquete, origen = load(ROOT, edicion)
    except DataErrors as e:
        return e.problems, {}
    return audit(paquete, origen), {s.id: total(s) for s in paquete.sesiones.values()}


@orders.command()
@click.argument("sesion")
@click.option("--minutos", required=True, type=_Whole(1, 600), help="Cuánto quieres que dure, en minutos.")
@click.option("--a-distancia", is_flag=True, help="Pausas cada 75 minutos, como conviene en videollamada.")
@click.option("--escribir", metavar="EDICION", help="Anota los cambios en data/ediciones/EDICION.yml.")
def ajustar(sesion: str, minutos: int, a_distancia: bool, escribir: str | None) -> None:
    """Reparte los minutos de una sesión para que dure lo que tienes, y explica cada cambio."""
    from commands.fit import forget_old, refused, told, warnings, written
    from macros.edition.times import read
    from macros.fitting import Imposible, fit

    base, origen, _ = checked()
    paquete, old = base, None
    there = escribir in editions(ROOT)
    if there:
        assert escribir is not None
        old = forget_old(ROOT, escribir, sesion)
        try:
            paquete, origen = load(ROOT, escribir, untimed=sesion)
        except DataErrors:
            if old:
                old.restore()
            raise
    try:
        if sesion not in paquete.sesiones:
            click.echo(f"«{sesion}» no es una sesión.{suggestion(sesion, paquete.sesiones)}", err=True)
            sys.exit(1)
        s = paquete.sesiones[sesion]
        if there and escribir is not None:
            done = seen(ROOT, escribir, untimed=sesion)
            s = read(done.trees[("sesion", sesion)], done.doc) or s
        try:
            proposal = fit(s, minutos, PAUSE_ONLINE_MIN if a_distancia else pause_limit(paquete))
        except Imposible as e:
            click.echo(refused(s, e), err=True)
            sys.exit(1)
        click.echo(told(proposal, paquete.start_of(s)))
        for warning in warnings(paquete, origen, proposal):
            click.echo(f"\nOjo: {warning}")
        if escribir is None:
            click.echo("\nPara anotarlo en tu edición agrega: --escribir NOMBRE")
            return
        pausa = PAUSE_ONLINE_MIN if a_distancia and pause_limit(paquete) != PAUSE_ONLINE_MIN else None
        click.echo("\n" + "\n".join(written(ROOT, escribir, proposal, base.portada.edicion.version, pausa)))
        old = None
    finally:
        if old:
            old.restore()


@orders.command()
@click.argument("sesion", required=False)
@click.option("--archivo", type=click.Path(path_type=Path), help="Dónde guardarla; si no, en build/agendas/.")
@click.option("--leer", type=click.Path(path_type=Path), metavar="ARCHIVO", help="Agenda ya editada que se anota.")
@click.option("--edicion", metavar="ID", help="Edición de la que sale la agenda, o en la que se anota.")
def agenda(sesion: str | None, archivo: Path | None, leer: Path | None, edicion: str | None) -> None:
    """Pasa la agenda de una sesión a una hoja de cálculo, y con --leer anota lo que cambiaste."""
    from commands.agenda_file import NotDone, export, import_

    if (sesion is None) == (leer is None):
        raise click.UsageError("Escribe el id de una sesión, o --leer con el archivo que editaste.")
    if leer is not None and (edicion is None or archivo is not None):
        raise click.UsageError(
            "Con --leer va --edicion y el nombre de tu edición: --leer agenda.xlsx --edicion mi-red."
        )
    try:
        if leer is not None and edicion is not None:
            click.echo("\n".join(import_(ROOT, leer, edicion)))
        elif sesion is not None:
            path = export(ROOT, checked(edicion)[0], sesion, edicion, archivo)
            inside = path.resolve().is_relative_to(ROOT)
            click.echo(f"Agenda lista en {path.resolve().relative_to(ROOT).as_posix() if inside else path}")
    except NotDone as e:
        click.echo(str(e), err=True)
        sys.exit(1)


@orders.command()
@_counted
@click.argument("ids", nargs=-1, required=True)
@SITIO
@of_edition
def imprimir(ids: tuple[str, ...], sitio: str | None, edicion: str | None, **numbers: int | None) -> None:
    """Hace solo los PDF de las piezas, sesiones o guías que nombres."""

    paquete, origen, _ = checked(edicion, **numbers)
    paquete = at_address(paquete, sitio)
    chosen: list[str] = []
    for id_ in ids:
        if id_ in paquete.sesiones:
            chosen += [p.id for p in paquete.pieces_of(paquete.sesiones[id_])]
        elif id_ in paquete.guias:
            chosen += [p.id for p in paquete.guide_pieces(paquete.guias[id_])]
        elif id_ in paquete.piezas:
            chosen.append(id_)
        else:
            hint = suggestion(id_, [*paquete.piezas, *paquete.sesiones, *paquete.guias])
            click.echo(f"«{id_}» no es una pieza ni una sesión.{hint}", err=True)
            sys.exit(1)
    _build_kit(paquete, origen, chosen, edicion)
    for id_ in dict.fromkeys(chosen):
        made = (made_in(ROOT, edicion) / "kit" / id_).iterdir()
        for path in sorted(p for p in made if p.suffix != ".webp"):
            click.echo(path.relative_to(ROOT).as_posix())
    _tell_sample(paquete)


@orders.command()
@click.option("--puerto", default=8000, show_default=True, help="Puerto del servidor local.")
@of_edition
def ver(puerto: int, edicion: str | None) -> None:
    """Muestra el sitio en tu navegador y lo actualiza cuando guardas un archivo."""
    from commands.live import serve

    serve(ROOT, puerto, edicion)


@orders.command(name="edicion")
@click.argument("id_", metavar="[ID]", required=False)
def edicion_(id_: str | None) -> None:
    """Empieza el archivo de una edición propia. Sin ID, muestra las que hay."""
    from commands.editions import NotStarted, listed, start

    try:
        click.echo(listed(ROOT) if id_ is None else start(ROOT, id_))
    except NotStarted as e:
        click.echo(str(e), err=True)
        sys.exit(1)


@orders.command()
@click.argument("edicion", metavar="EDICION")
@click.option("--desde", type=click.Path(path_type=Path), metavar="CARPETA", help="Versión anterior: carpeta o ZIP.")
@click.option("--lo-mio", multiple=True, metavar="RENGLON", help="Deja el cambio de ese renglón, o «todo».")
@click.option("--lo-suyo", multiple=True, metavar="RENGLON", help="Quita el cambio de ese renglón, o «todo».")
@click.option("--escribir", is_flag=True, help="Anota lo que se muestra; sin ella no se toca nada.")
@click.option("--lugares", is_flag=True, help="Muestra también cada lugar donde «reemplazar» cambió una palabra.")
def actualizar(
    edicion: str,
    desde: Path | None,
    lo_mio: tuple[str, ...],
    lo_suyo: tuple[str, ...],
    escribir: bool,
    lugares: bool,
) -> None:
    """Compara tu edición con el paquete de hoy: qué se aplica solo, qué pide tu mirada y qué perdió su lugar."""
    from contextlib import nullcontext

    from commands.update import NotDone, compare, earlier, places, told, whats_new

    try:
        with earlier(desde) if desde else nullcontext() as before:
            puesta, _ = compare(ROOT, edicion, before, lo_mio, lo_suyo)
            fresh = whats_new(ROOT, edicion, before) if before else []
    except NotDone as e:
        click.echo(str(e), err=True)
        sys.exit(1)
    click.echo("\n".join([*told(edicion, puesta), *places(seen(ROOT, edicion).lugares, lugares), *fresh]))
    if changed := puesta.file.difference():
        name = puesta.file.path.relative_to(ROOT).as_posix()
        click.echo(f"\n{'Quedó' if escribir else 'Quedaría'} así {name}:\n" + "\n".join(changed))
        if escribir:
            puesta.file.save()
        else:
            click.echo("\nPara anotarlo, repite la orden y agrega: --escribir")
    sys.exit(1 if puesta.pendientes else 0)


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
    from macros.editor.schema import write

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
