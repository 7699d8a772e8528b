"""From a drawn document to finished files: gates, freshness mark, copies, and writing them whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pikepdf

from macros.public.kit import Archivo, Imagen, Miniatura
from print.engine.findings import Finding, stopping
from print.engine.layout import CAP_HEIGHT
from print.engine.weasy import Rendered
from print.jobs import Drawn, Job, Made, Mosaico
from print.output import Output
from print.pdf.document import opened, to_bytes
from print.pdf.fields import fit
from print.pdf.greys import turn_grey
from print.pdf.ink import inks, shares
from print.pdf.inspection import failures_ua1, inspect
from print.pdf.marking import mark_of
from print.pdf.resizing import on_a4, poster_size, reduce, reduction, reduction_paper
from print.pdf.stamp import stamp
from print.pdf.thumbnails import Thumbnail, thumbnails
from print.pdf.tiling import MapWords, cut, tile
from print.sheets.grid import READ_FROM, Grid, geometry
from print.sheets.papers import PT
from print.sheets.places import REDUCED, REDUCED_TURNED

DRAWN = ("original", "estatica", "rellenable", "letra-grande", "dibujalo", "lista")
"""Variants that are drawn; the others are copies of a drawing."""
GREY, POSTER = "blanco-y-negro", "60x90"


@dataclass(frozen=True)
class _File:
    """A finished file that has not been written yet."""

    ruta: str
    variante: str
    papel: str
    pdf: bytes
    paginas: int
    mosaico: tuple[Grid, ...] = ()
    lectura: tuple[float, float | None] | None = None
    letra_pt: float | None = None


def finish(job: Job, drawn: Drawn, output: Output, overlay: Callable[[str], bytes]) -> Made:
    """Check and write what ``drawn`` gives for ``job``; problems come back as findings, unwritten.

    ``overlay`` draws the HTML of what goes over the sheets of a poster by parts; it is asked once for each grid.
    """
    rendered = drawn.rendered
    findings = _wrong(job, drawn)
    if findings or rendered is None:
        return Made(job.clave, job.pieza, hallazgos=findings, segundos=drawn.segundos)
    with opened(rendered.pdf) as pdf:
        findings = inspect(pdf, rendered.pdf) + _inked(job, rendered)
        mark = mark_of(pdf, repr(job.sello)) if job.sello else ""
        if job.campos:
            fit(pdf, job.campos)
        if job.sello:
            stamp(pdf, job.sello, mark)
        tiled = list(_tiled(job, rendered, pdf, mark, output, overlay))
        files = [*_files(job, rendered, pdf, mark), *tiled]
    if job.libro is None:  # the parts of a book were checked one by one
        findings += [x for f in files if _to_check(f) for x in not_accessible(f.pdf)]
    if findings:
        return Made(job.clave, job.pieza, hallazgos=findings, segundos=drawn.segundos)
    written = [_write(output, job, mark, f) for f in files]
    picture = None
    if job.miniatura:
        large, small = thumbnails(files[0].pdf, job.miniatura)
        light = job.miniatura_ruta.replace(".webp", "-chica.webp")
        picture = Miniatura(**dict(_picture(output, job.miniatura_ruta, large)), chica=_picture(output, light, small))
    looks = list(dict.fromkeys(rendered.hallazgos))
    return Made(job.clave, job.pieza, written, picture, looks, drawn.segundos, drawn.memoria_kb)


def _files(job: Job, rendered: Rendered, pdf: pikepdf.Pdf, mark: str) -> Iterator[_File]:
    """The drawing and its copies; ``pdf`` is the drawing with its mark, and grey at the end."""
    pages = rendered.paginas
    stamped = to_bytes(pdf)
    points = round(letter_mm(job, rendered) * PT, 1) if job.minima_pt else None
    far = _read_from(job, rendered, 1.0) if job.papel == POSTER else None
    yield _File(job.ruta, job.variante, job.papel, stamped, pages, letra_pt=points, lectura=far)
    if job.a4_ruta:
        yield _File(job.a4_ruta, job.variante, "a4", on_a4(pdf), pages)
    if "reducida" in job.copias:
        yield from _reduced(job, rendered, mark)
    if GREY in job.copias:
        turn_grey(pdf)
        yield _File(job.path_of(GREY, job.papel), GREY, job.papel, to_bytes(pdf), pages)


def _read_from(job: Job, rendered: Rendered, scale: float) -> tuple[float, float | None]:
    """From how many metres the words of a poster are read, and the smallest of its pictures (None without pictures)."""
    metres = CAP_HEIGHT * READ_FROM * scale
    return round(rendered.letra_mm * metres, 1), round(job.letra_mm * metres, 1) if job.letra_mm else None


def _tiled(
    job: Job, rendered: Rendered, pdf: pikepdf.Pdf, mark: str, output: Output, overlay: Callable[[str], bytes]
) -> Iterator[_File]:
    if not (job.mosaicos and job.sello):
        return
    stamped = to_bytes(pdf)
    for mosaico in job.mosaicos:
        grids = [cut(ink, mosaico.escala, mosaico.papel) for ink in inks(stamped, mosaico.escala)]
        labels = {turned: labels_of(output, mosaico, turned, overlay) for turned in {g.hoja.tendida for g in grids}}
        made = tile(pdf, grids, job.sello, mark, labels, MapWords(mosaico.hojas, mosaico.en_blanco))
        pages = sum(1 + len(g.windows()) for g in grids)
        ruta = job.path_of(mosaico.variante, mosaico.papel)
        yield _File(
            ruta,
            mosaico.variante,
            mosaico.papel,
            made,
            pages,
            tuple(grids),
            lectura=_read_from(job, rendered, mosaico.escala),
        )


def labels_of(output: Output, mosaico: Mosaico, turned: bool, overlay: Callable[[str], bytes]) -> bytes:
    """The words that go on the sheets: made once, and kept for every poster and every later build."""
    name = mosaico.kept(turned)
    if (kept := output.kept(name)) is not None:
        return kept
    made = overlay(mosaico.horizontal if turned else mosaico.vertical)
    output.keep(name, made)
    return made


def _reduced(job: Job, rendered: Rendered, mark: str) -> Iterator[_File]:
    """The whole poster on one sheet; its mark is stamped anew, since the poster's code would be too small to read."""
    assert job.sello, "only pieces are reduced"
    letter = letter_mm(job, rendered)
    with opened(rendered.pdf) as pdf:
        size = poster_size(pdf)
        paper = reduction_paper(size, letter)
        reduce(pdf, paper)
        stamp(pdf, job.sello, mark, REDUCED if size[1] >= size[0] else REDUCED_TURNED)
        points = round(letter * reduction(paper, size) * PT, 1)
        ruta, pages = job.path_of("reducida", paper), rendered.paginas
        yield _File(ruta, "reducida", paper, to_bytes(pdf), pages, letra_pt=points)
        if job.reducida_en_grises:
            turn_grey(pdf)
            yield _File(job.path_of(GREY, paper), GREY, paper, to_bytes(pdf), pages)


def letter_mm(job: Job, rendered: Rendered) -> float:
    """Size of the smallest letters of a drawing, its words and its pictures alike, in millimetres of em."""
    return min((x for x in (rendered.letra_mm, job.letra_mm) if x), default=0.0)


def _wrong(job: Job, drawn: Drawn) -> list[Finding]:
    rendered = drawn.rendered
    if rendered is None:
        return [Finding("", drawn.error, "dibujo")]
    if found := stopping(rendered.hallazgos):
        return found
    if (points := letter_mm(job, rendered) * PT) < job.minima_pt - 0.05:
        return [_small(job, points)]
    if job.paginas and rendered.paginas != job.paginas:
        return [_pages(job, rendered)]
    return []


def _inked(job: Job, rendered: Rendered) -> list[Finding]:
    """Sheets to write on whose drawing takes more ink than it may."""
    if not job.tinta:
        return []
    return [
        Finding(
            f"hojas/{i}",
            f"la hoja {i + 1} gasta {share:.0%} de tinta y lo más es {job.tinta:.0%}. Usa líneas en lugar de fondos.",
            "tinta",
        )
        for i, share in enumerate(shares(rendered.pdf))
        if share > job.tinta
    ]


def _to_check(file: _File) -> bool:
    """Whether the build validates the tags of a file: a drawing's copies change its frame, size and colours, which no
    rule is about. The tests validate every tagged file, and the books as they are bound.
    """
    return file.variante in DRAWN and file.papel != "a4"


def not_accessible(pdf: bytes, *, part: bool = False) -> list[Finding]:
    """The first rules of PDF/UA-1 that ``pdf`` breaks.

    A ``part`` of a book begins with a heading of level 2, since the book's title stands before it: the order of its
    headings is that of its HTML, which the lint of the page has checked.
    """
    found = [x for x in failures_ua1(pdf) if not (part and "HEADING-NESTING" in x)]
    return [Finding("", f"el PDF no cumple PDF/UA-1: {x}", "pdf-ua") for x in found[:3]]


def _small(job: Job, points: float) -> Finding:
    message = f"la copia en letra grande tiene letras de {points:.1f} puntos y lo menos es {job.minima_pt:.0f}."
    return Finding("", f"{message} Súbelas en print/estilos/letra-grande.css.", "letra-chica")


def _pages(job: Job, rendered: Rendered) -> Finding:
    there, wanted, field = rendered.paginas, job.paginas, job.paginas_en
    which = "de la versión para llenar en pantalla " if job.rellenable else "de la versión en papel " if field else ""
    long = "Acorta los textos" if there > wanted else ""
    write = f"escribe {field}: {there}" if field else ""
    remedy = " o ".join(x for x in (long, write) if x) or "Agrega lo que falta"
    come = "sale 1 página" if there == 1 else f"salen {there} páginas"
    message = f"{which}{come} y deben ser {wanted} (papel {job.papel}). {remedy[:1].upper()}{remedy[1:]}."
    return Finding(field, message, "paginas")


def _picture(output: Output, ruta: str, made: Thumbnail) -> Imagen:
    data, width, height = made
    output.save(ruta, data)
    return Imagen(ruta=ruta, ancho=width, alto=height, sha256=hashlib.sha256(data).hexdigest())


def _write(output: Output, job: Job, mark: str, file: _File) -> Archivo:
    output.save(file.ruta, file.pdf)
    return Archivo(
        ruta=file.ruta,
        variante=file.variante,
        papel=file.papel,
        paginas=file.paginas,
        bytes=len(file.pdf),
        sha256=hashlib.sha256(file.pdf).hexdigest(),
        rellenable=job.rellenable,
        etiquetado=not file.mosaico,
        marca=mark,
        mosaico=geometry(file.mosaico) if file.mosaico else None,
        letra_pt=file.letra_pt,
        lectura_m=file.lectura[0] if file.lectura else None,
        detalle_m=file.lectura[1] if file.lectura else None,
    )
