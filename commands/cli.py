"""Command line: one function per order. Problems with the data end in their message and exit code 1."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.help import Orders, wrong
from commands.options import SITIO, Whole, for_a_group, of_edition
from commands.turn import Busy, Turn
from macros.limits import LAST_PORT
from macros.problems import DataErrors, suggestion
from macros.words.counts import counted

if TYPE_CHECKING:
    from macros.model import Paquete
    from macros.reading.origin import Origen


def project() -> Path:
    """Folder of the project that orders work on: another one where the environment says so."""
    return Path(os.environ.get("PAQUETE_RAIZ") or Path(__file__).resolve().parent.parent)


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
        click.echo(f"\n{counted(errors, 'error|errores')}. No se cambió nada de lo que ya estaba hecho.", err=True)
        sys.exit(1)
    except Busy as e:
        click.echo(str(e), err=True)
        sys.exit(1)
    except click.exceptions.NoArgsIsHelpError as e:
        click.echo(e.format_message())
        sys.exit(2)
    except click.ClickException as e:
        click.echo(f"Orden mal escrita: {wrong(e)} Mira las opciones con --help.", err=True)
        sys.exit(2)
    except OSError as e:
        click.echo(_of_the_machine(e), err=True)
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrumpido.", err=True)
        sys.exit(130)


def _of_the_machine(error: OSError) -> str:
    """What to do about a disk or a permission; an error of another kind is a defect of ours, and is raised again."""
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"Se acabó el espacio en disco{where}. Libera espacio y repite la orden: lo que ya se hizo se aprovecha."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"No se puede escribir{where}. Revisa los permisos de la carpeta y repite la orden."
    if error.errno in (errno.EMFILE, errno.ENFILE, errno.ENOMEM):
        return "Al sistema no le alcanzan la memoria o los archivos abiertos. Cierra otros programas y repite la orden."
    raise error


@orders.command()
@for_a_group
@click.option("--solo", type=click.Choice(["sitio", "kit"]), help="Arma solo una de las dos partes.")
@SITIO
@click.option("--sin-taller", is_flag=True, envvar="PAQUETE_SIN_TALLER", help="Deja fuera el taller de edición.")
@of_edition
def construir(
    solo: str | None, sitio: str | None, sin_taller: bool, edicion: str | None, **numbers: int | None
) -> None:
    """Revisa los datos y arma el sitio y el kit en site/, o en site-ID/ los de una edición."""
    from commands.package import at_address, checked
    from commands.site import build_site, mend, site_of, tree_size
    from commands.workbench import tools_or_none
    from macros.builds import made_in
    from macros.plan.day.assumptions import as_variable

    began = time.monotonic()
    site = site_of(project(), edicion)
    mend(site)
    paquete, origen, warnings = checked(project(), edicion, **numbers)
    with _turn("construir", edicion) as turn:
        if turn.waited:  # long enough for somebody to have changed the data
            paquete, origen, warnings = checked(project(), edicion, **numbers)
        paquete = at_address(paquete, sitio)
        for w in warnings:
            click.echo(str(w), err=True)
        if solo != "sitio":
            _build_kit(paquete, origen, edicion=edicion)
        if solo == "kit":
            where = (made_in(project(), edicion) / "kit").relative_to(project()).as_posix()
            click.echo(f"Kit listo en {where} ({time.monotonic() - began:.1f} s).")
            _tell_sample(paquete)
            return
        taller = None if sin_taller else tools_or_none(project(), lambda text: click.echo(text, err=True))
        if solo == "sitio":
            _tell_bad_index(edicion)
        click.echo("Armando el sitio…", err=True)
        build_site(project(), site, edicion, as_variable(**numbers), taller)
    size = tree_size(site) / 1e6
    click.echo(f"Listo en {time.monotonic() - began:.1f} s: abre {site.name}/index.html ({size:.1f} MB en total).")
    if solo != "sitio":
        _tell_sample(paquete)


def _tell_bad_index(edicion: str | None) -> None:
    """Throw away an index of the kit that cannot be read, and say so: the site comes out without downloads."""
    from macros.builds import made_in
    from macros.site.catalog import throw_away_bad

    path = made_in(project(), edicion) / "kit" / "kit.json"
    if throw_away_bad(path):
        where = path.relative_to(project()).as_posix() if path.is_relative_to(project()) else path.name
        words = "era de otra versión o estaba dañado, y se quitó. El sitio sale sin descargas: para tenerlas, repite"
        click.echo(f"{where} {words} la orden sin «--solo sitio».", err=True)


def _tell_sample(paquete: Paquete) -> None:
    """One line while the QR codes lead to the sample address."""
    from commands.package import sample_address

    if words := sample_address(project(), paquete):
        click.echo(words, err=True)


def _turn(orden: str, edicion: str | None) -> Turn:
    """The turn to work where the kit of an edition is made."""
    from macros.builds import made_in

    return Turn(made_in(project(), edicion), orden, lambda text: click.echo(text, err=True))


def _build_kit(paquete: Paquete, origen: Origen, only: Iterable[str] = (), edicion: str | None = None) -> Any:
    from commands.progress import Progress
    from macros.builds import made_in
    from print.build import build

    outcome = build(
        paquete, origen, project(), made_in(project(), edicion), only=only, progress=Progress("Armando el kit")
    )
    for p in outcome.avisos:
        click.echo(str(p), err=True)
    files = sum(len(m.archivos) for m in outcome.hechos)
    click.echo(
        f"Kit: {counted(files, 'archivo hecho|archivos hechos')}, "
        f"{counted(outcome.reusados, 'trabajo sin cambios|trabajos sin cambios')}.",
        err=True,
    )
    return outcome


@orders.command()
@click.option("--json", "as_json", is_flag=True, help="Escribe los hallazgos para otros programas.")
@click.option("--regla", metavar="ID", help="Explica una regla y termina.")
@of_edition
def revisar(as_json: bool, regla: str | None, edicion: str | None) -> None:
    """Revisa los datos y el plan, y también cada edición; no arma nada."""
    from commands.review import review

    if regla is not None:
        from macros.audit.words import explain_rule
        from macros.loading import read_rules

        click.echo(explain_rule(read_rules(project()), regla))
        return
    findings, totals = review(project(), edicion)
    errors = sum(p.gravedad == "error" for p in findings)
    if as_json:
        if findings:
            from macros.audit.words import page_of
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
        click.echo(f"{counted(errors, 'error|errores')}, {counted(warnings, 'aviso|avisos')}.{hint}")
    sys.exit(1 if errors else 0)


@orders.command()
@click.argument("sesion")
@click.option("--minutos", required=True, type=Whole(1, 600), help="Cuánto quieres que dure, en minutos.")
@click.option("--a-distancia", is_flag=True, help="Pausas cada 75 minutos, como conviene en videollamada.")
@click.option("--escribir", metavar="EDICION", help="Anota los cambios en data/ediciones/EDICION.yml.")
def ajustar(sesion: str, minutos: int, a_distancia: bool, escribir: str | None) -> None:
    """Reparte los minutos de una sesión para que dure lo que tienes, y explica cada cambio."""
    from commands.fit import forget_old, pause_names, refused, told, warnings, written
    from commands.package import checked
    from macros.edition.times import read
    from macros.fitting import Imposible, fit
    from macros.loading import editions, load, seen
    from macros.plan.day.schedule import PAUSE_ONLINE_MIN, pause_limit

    base, origen, _ = checked(project())
    paquete, old = base, None
    there = escribir in editions(project())
    if there:
        assert escribir is not None
        old = forget_old(project(), escribir, sesion)
        try:
            paquete, origen = load(project(), escribir, untimed=sesion)
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
            done = seen(project(), escribir, untimed=sesion)
            s = read(done.trees[("sesion", sesion)], done.doc) or s
        try:
            proposal = fit(
                s, minutos, PAUSE_ONLINE_MIN if a_distancia else pause_limit(paquete), pause_names(paquete.rotulos)
            )
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
        click.echo("\n" + "\n".join(written(project(), escribir, proposal, base.portada.edicion.version, pausa)))
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
    from commands.package import checked

    if (sesion is None) == (leer is None):
        raise click.UsageError("Escribe el id de una sesión, o --leer con el archivo que editaste.")
    if leer is not None and (edicion is None or archivo is not None):
        raise click.UsageError(
            "Con --leer va --edicion y el nombre de tu edición: --leer agenda.xlsx --edicion mi-red."
        )
    try:
        if leer is not None and edicion is not None:
            click.echo("\n".join(import_(project(), leer, edicion)))
        elif sesion is not None:
            path = export(project(), checked(project(), edicion)[0], sesion, edicion, archivo, _yes)
            inside = path.resolve().is_relative_to(project())
            click.echo(f"Agenda lista en {path.resolve().relative_to(project()).as_posix() if inside else path}")
    except NotDone as e:
        click.echo(str(e), err=True)
        sys.exit(1)


def _yes(question: str) -> bool:
    """Whether the person says yes; on no terminal there is nobody to ask."""
    if not sys.stdin.isatty():
        return False
    click.echo(f"{question} [s/N] ", nl=False, err=True)
    return sys.stdin.readline().strip().casefold() in ("s", "sí", "si")


@orders.command()
@for_a_group
@click.argument("ids", nargs=-1, required=True)
@SITIO
@of_edition
def imprimir(ids: tuple[str, ...], sitio: str | None, edicion: str | None, **numbers: int | None) -> None:
    """Hace solo los PDF de las piezas, sesiones o guías que nombres."""
    from commands.package import at_address, checked
    from macros.builds import made_in

    paquete, origen, _ = checked(project(), edicion, **numbers)
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
    with _turn("imprimir", edicion):
        _build_kit(paquete, origen, chosen, edicion)
    for id_ in dict.fromkeys(chosen):
        made = (made_in(project(), edicion) / "kit" / id_).iterdir()
        for path in sorted(p for p in made if p.suffix != ".webp"):
            click.echo(path.relative_to(project()).as_posix())
    _tell_sample(paquete)


@orders.command()
@click.option(
    "--puerto", default=8000, show_default=True, type=Whole(0, LAST_PORT, 8000), help="Puerto del servidor local."
)
@of_edition
def ver(puerto: int, edicion: str | None) -> None:
    """Muestra el sitio en tu navegador y lo actualiza cuando guardas un archivo."""
    from commands.live import NoPort, serve
    from macros.loading import must_be_there

    if edicion:
        must_be_there(project(), edicion)
    try:
        serve(project(), puerto, edicion)
    except NoPort as e:
        click.echo(str(e), err=True)
        sys.exit(1)


@orders.command(name="edicion")
@click.argument("id_", metavar="[ID]", required=False)
def edicion_(id_: str | None) -> None:
    """Empieza el archivo de una edición propia. Sin ID, muestra las que hay."""
    from commands.editions import NotStarted, listed, start

    try:
        click.echo(listed(project()) if id_ is None else start(project(), id_))
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
@click.option("--pagina", is_flag=True, help="Guarda lo mismo como una página, para verla o enviarla.")
def actualizar(
    edicion: str,
    desde: Path | None,
    lo_mio: tuple[str, ...],
    lo_suyo: tuple[str, ...],
    escribir: bool,
    lugares: bool,
    pagina: bool,
) -> None:
    """Compara tu edición con el paquete de hoy: qué se aplica solo, qué pide tu mirada y qué perdió su lugar."""
    from contextlib import nullcontext

    from commands.update import NotDone, compare, earlier, page, places, told, whats_new
    from macros.loading import seen

    try:
        with earlier(desde) if desde else nullcontext() as before:
            puesta, _ = compare(project(), edicion, before, lo_mio, lo_suyo)
            fresh = whats_new(project(), edicion, before) if before else []
    except NotDone as e:
        click.echo(str(e), err=True)
        sys.exit(1)
    click.echo("\n".join([*told(edicion, puesta), *places(seen(project(), edicion).lugares, lugares), *fresh]))
    if pagina:
        click.echo(f"\nLa página está en {page(project(), edicion, puesta.vistos, fresh).relative_to(project())}")
    if changed := puesta.file.difference():
        name = puesta.file.path.relative_to(project()).as_posix()
        click.echo(f"\n{'Quedó' if escribir else 'Quedaría'} así {name}:\n" + "\n".join(changed))
        if escribir:
            puesta.file.save()
        else:
            click.echo("\nPara anotarlo, repite la orden y agrega: --escribir")
    sys.exit(1 if puesta.pendientes else 0)


@orders.command()
@click.option("--guardar", is_flag=True, help="Escribe la tabla en docs/desarrollo/arquitectura.md.")
@click.option("--comprobar", is_flag=True, help="Termina con error si algo queda más de un tercio lejos de su meta.")
def medir(guardar: bool, comprobar: bool) -> None:
    """Mide tiempos, memoria y peso, y los muestra en una tabla."""
    from datetime import date

    from commands.measure import measure
    from commands.measure.table import keep, missed, table
    from commands.package import checked

    paquete, origen, _ = checked(project())
    rows = measure(project(), paquete, origen)
    click.echo(table(rows))
    if guardar:
        click.echo(
            f"Quedó en {keep(project(), rows, date.today().isoformat()).relative_to(project()).as_posix()}.", err=True
        )
    if comprobar and (far := missed(rows)):
        click.echo(f"Lejos de su meta: {', '.join(row.nombre for row in far)}.", err=True)
        sys.exit(1)


@orders.command(hidden=True)
def retratar() -> None:
    """Rehace las imágenes del README con el sitio y el kit ya hechos."""
    from commands.pictures import take

    for path in take(project(), project() / "site"):
        click.echo(f"{path.relative_to(project()).as_posix()} ({path.stat().st_size / 1000:.0f} kB)")


@orders.command(hidden=True)
def esquemas() -> None:
    """Rehace data/esquemas/ y los ajustes del editor a partir del modelo."""
    from macros.editor.schema import write

    changed = write(project())
    for route in changed:
        click.echo(route)
    click.echo(f"{counted(len(changed), 'archivo cambió|archivos cambiaron')}.", err=True)


@orders.command(context_settings={"ignore_unknown_options": True})
@click.argument("argumentos", nargs=-1, type=click.UNPROCESSED)
def probar(argumentos: tuple[str, ...]) -> None:
    """Corre todas las pruebas: estilo, tipos y comportamiento."""
    steps = [
        ("Estilo", ["ruff", "check", "."]),
        ("Formato", ["ruff", "format", "--check", "."]),
        ("Tipos", ["mypy"]),
        # Shared out among as many processes as there are cores, a file to each: what its tests share is made once.
        ("Pruebas", ["pytest", "-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder", *argumentos]),
    ]
    failed = []
    for name, command in steps:
        click.echo(f"== {name}: {' '.join(command)}", err=True)
        code = subprocess.run([sys.executable, "-m", *command], cwd=project(), check=False).returncode
        if code:
            failed.append(name)
    if failed:
        click.echo(f"No pasó: {', '.join(failed)}.", err=True)
        sys.exit(1)
    click.echo("Todo pasó.", err=True)
