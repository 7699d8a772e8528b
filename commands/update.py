"""The order ``actualizar``: an edition beside the package of today, change by change, and what is written down."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path, PurePosixPath

from macros.edition.seen import Visto, brief
from macros.edition.words import Lugar
from macros.limits import EARLIER_BYTES
from macros.loading import load, seen
from macros.upkeep.news import news
from macros.upkeep.update import Puesta, update
from macros.words.counts import counted

PAGE = "cambios-del-paquete.html"
TEMPLATES = Path(__file__).resolve().parent.parent / "macros" / "site" / "plantillas"
STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1c2b2d}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #9aa7a8;padding:.4rem;text-align:left;"
    "vertical-align:top;overflow-wrap:break-word}"
    "th:first-child,td:first-child{white-space:nowrap}.desliza{overflow-x:auto}.headerlink{display:none}"
)


class NotDone(Exception):
    """The order cannot be carried out; the message says why and what to do."""


def compare(
    root: Path, edicion: str, before: Path | None, mine: Sequence[str], theirs: Sequence[str]
) -> tuple[Puesta, list[Visto]]:
    """What an update of an edition would write, and its changes as they were meant. Raises NotDone and DataErrors.

    ``before``: folder of the package that the changes were written for. ``mine`` and ``theirs``: lines of the
    edition's file, or «todo», decided for the edition or for the package.
    """
    vistos = seen(root, edicion).vistos
    meant = seen(root, edicion, positions=True, package=before).vistos
    names = seen(root, edicion, package=before).vistos if before else vistos
    chosen = [_chosen(vistos, words) for words in (mine, theirs)]
    if both := chosen[0] & chosen[1]:
        line = next(v.linea for v in vistos if v.indice in both)
        raise NotDone(f"el renglón {line} está en --lo-mio y en --lo-suyo. Deja uno de los dos.")
    return update(root, edicion, vistos, meant, names, mine=chosen[0], theirs=chosen[1]), list(meant)


def _chosen(vistos: Sequence[Visto], words: Sequence[str]) -> set[int]:
    """Indexes of the changes that stand on the lines given."""
    out = set()
    waiting = [v for v in vistos if v.estado in ("movido", "perdido", "ya")]
    for word in words:
        found = waiting if word == "todo" else [v for v in waiting if str(v.linea) == word]
        if not found:
            lines = ", ".join(str(v.linea) for v in waiting)
            raise NotDone(f"en el renglón {word} no hay nada que decidir. " + (
                f"Escribe uno de estos: {lines}." if lines else "Todos los cambios se aplican solos."))  # fmt: skip
        out |= {v.indice for v in found}
    return out


def told(edicion: str, p: Puesta) -> list[str]:
    """What to tell of an update: how many changes apply, and each that needs an eye with its ways out."""
    file = p.file.path.relative_to(p.file.root).as_posix()
    calm = [v for v in p.vistos if v.estado in ("igual", "propio", "sin-nota")]
    said = [v for v in p.vistos if v.estado == "ya" and v not in p.decididos]
    out = [f"Edición «{edicion}»: {counted(len(p.vistos), 'cambio|cambios')}."]
    if calm:
        out.append(f"  {counted(len(calm), 'se aplica solo|se aplican solos')}.")
    if said:
        lines = ", ".join(str(v.linea) for v in said)
        out.append(f"  {counted(len(said), 'ya lo dice|ya los dice')} el paquete: bórralo con --lo-suyo {lines}")
    for v in (v for v in p.pendientes if v.estado == "movido"):
        out += ["", f"{file}:{v.linea}  {v.donde}", *_three(v), *_ways(edicion, v)]
    for v in (v for v in p.pendientes if v.estado != "movido"):
        out += ["", f"{file}:{v.linea}  {v.donde}", f"  {v.mensaje}"]
        if v.estado == "perdido" and v.mejor:
            out.append(f"  para seguirlo:   python3 kit.py actualizar {edicion} --lo-mio {v.linea} --escribir")
        if v.estado == "perdido":
            out.append(f"  para quitarlo: python3 kit.py actualizar {edicion} --lo-suyo {v.linea} --escribir")
    return out


def whats_new(root: Path, edicion: str, before: Path) -> list[str]:
    """What the package has that it had not before, for the sessions of an edition. Raises DataErrors."""
    now, old = load(root)[0], load(before)[0]
    mine = _sessions(root, edicion)
    r = now.rotulos.edicion.novedades
    out = ["", f"{r.titulo}:"]
    found = [n for n in news(old, now) if not n.sesion or n.sesion in mine]
    last = None
    for n in found:
        if n.sesion != last:
            s = now.sesiones.get(n.sesion)
            out.append(f"  {f'{s.called(now.rotulos.kit.sesion)}. {s.titulo}' if s else r.paquete}")
        last = n.sesion
        out.append(f"    {n.texto}")
    return out if found else [*out, f"  {r.nada}"]


def page(root: Path, edicion: str, vistos: Sequence[Visto], fresh: Sequence[str]) -> Path:
    """Write the same as a page that opens by itself, also where a change stops the site; returns the file."""
    from macros.builds import made_in
    from macros.site.catalog import Catalogo
    from macros.site.views.contexto import Contexto, site_templates
    from macros.site.views.edicion import cambios_del_paquete
    from print.output import save

    base = load(root)[0]
    ctx = Contexto(base, Catalogo({}), site_templates(TEMPLATES), vistos=tuple(vistos))
    body = cambios_del_paquete(ctx, [x.strip() for x in fresh if x.startswith("    ")])
    title = escape(f"{base.rotulos.edicion.cambios.titulo}: {edicion}")
    path = made_in(root, edicion) / PAGE
    path.parent.mkdir(parents=True, exist_ok=True)
    save(path, f'<!doctype html>\n<html lang="es"><head><meta charset="utf-8"><title>{title}</title>\n'
               f"<style>{STYLE}</style></head>\n<body><main>\n{body}\n</main></body></html>\n".encode())  # fmt: skip
    return path


def _sessions(root: Path, edicion: str) -> set[str]:
    """Ids of the package's sessions that an edition gives, whatever state its changes are in."""
    done = seen(root, edicion)
    return {id_ for (kind, id_), _ in done.trees.items() if kind == "sesion"} - set(done.ids.get("sesion", ()))


def places(lugares: Sequence[Lugar], every: bool) -> list[str]:
    """How many places each rule of «reemplazar» changed; with ``every``, each of them."""
    by_rule: dict[str, list[Lugar]] = {}
    for x in lugares:
        by_rule.setdefault(x.regla, []).append(x)
    out = []
    for rule, found in by_rule.items():
        files = len({x.archivo for x in found})
        where = f"{counted(len(found), 'lugar|lugares')} de {counted(files, 'archivo|archivos')}"
        out.append(f"  «{rule}» se dice de otra manera en {where}.")
        out += [f"    {x.archivo}:{x.linea}" for x in sorted(set(found), key=lambda x: (x.archivo, x.linea)) if every]
    return out


def _three(v: Visto) -> list[str]:
    return [f"  antes:   {v.antes}", f"  lo tuyo: {v.mio}", f"  ahora:   {brief(v.ahora) or 'nada'}"]


def _ways(edicion: str, v: Visto) -> list[str]:
    order = f"python3 kit.py actualizar {edicion}"
    out = [
        f"  deja lo tuyo:    {order} --lo-mio {v.linea} --escribir",
        f"  toma lo suyo:    {order} --lo-suyo {v.linea} --escribir",
    ]
    if v.cambio.action == "poner":
        out.append(f"  mezcla los dos:  escribe tu texto en «poner» del renglón {v.linea} y después deja lo tuyo")
    return out


@contextmanager
def earlier(path: Path) -> Iterator[Path]:
    """The folder of an earlier package: ``path`` itself, or a ZIP of it unpacked for the while. Raises NotDone."""
    if path.is_dir():
        if not (path / "data" / "paquete.yml").is_file():
            raise NotDone(f"en {path} no hay un paquete: falta data/paquete.yml. Escribe la carpeta que lo contiene.")
        yield path
        return
    if not path.is_file():
        raise NotDone(f"no existe {path}. Escribe la carpeta, o el ZIP, de la versión anterior del paquete.")
    with tempfile.TemporaryDirectory() as folder:
        try:
            _unpack(path, Path(folder))
        except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError):
            raise NotDone(f"{path} no se puede abrir como ZIP. Bájalo otra vez.") from None
        yield Path(folder)


def _unpack(path: Path, folder: Path) -> None:
    """Only what stands in ``data/``, wherever that is in the ZIP, and only files of data."""
    with zipfile.ZipFile(path) as pack:
        top = next(
            (n.removesuffix("data/paquete.yml") for n in pack.namelist() if n.endswith("data/paquete.yml")), None
        )
        if top is None:
            raise NotDone(f"en {path} no hay un paquete: falta data/paquete.yml. Usa el ZIP del proyecto completo.")
        inside = [i for i in pack.infolist() if i.filename.startswith(f"{top}data/") and i.filename.endswith(".yml")]
        if sum(i.file_size for i in inside) > EARLIER_BYTES:
            raise NotDone(f"los datos de {path} son demasiado grandes para ser un paquete. Bájalo otra vez.")
        for i in inside:
            parts = PurePosixPath(i.filename.removeprefix(top)).parts
            if ".." in parts or any(":" in p or "\\" in p for p in parts):
                continue
            target = folder.joinpath(*parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(pack.read(i))
