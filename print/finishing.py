"""From a drawn document to finished files: gates, tiled copy, thumbnail, and writing them whole or not at all."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from print.checks import failures_ua1
from print.engine import Finding, Rendered
from print.jobs import Archivo, Grid, Job, Made
from print.paper import on_a4
from print.tasks import Drawn
from print.thumbnails import thumbnail
from print.tiling import tile


def finish(job: Job, drawn: Drawn, overlay: bytes, out: Path) -> Made:
    """Check and write what ``drawn`` gives for ``job`` below ``out``; problems come back as findings, unwritten."""
    rendered = drawn.rendered
    findings = _wrong(job, drawn)
    if findings or rendered is None:
        return Made(job.clave, job.pieza, hallazgos=findings, segundos=drawn.segundos)
    files = [_write(out, job, job.ruta, rendered.pdf, rendered.paginas)]
    if job.a4_ruta:
        again = on_a4(rendered.pdf)
        if failures := failures_ua1(again):
            return Made(job.clave, job.pieza, hallazgos=[_not_ua(f) for f in failures[:3]], segundos=drawn.segundos)
        files.append(_write(out, replace(job, papel="a4"), job.a4_ruta, again, rendered.paginas))
    if job.mosaico is not None:
        grid = job.mosaico[1]
        sheets = rendered.paginas * (grid.columnas * grid.filas + 1)
        files.append(_write(out, job, job.mosaico_ruta, tile(rendered.pdf, overlay, grid), sheets, grid))
    picture = None
    if job.miniatura:
        data, width, height = thumbnail(rendered.pdf, job.miniatura)
        save(out / job.miniatura_ruta, data)
        picture = {"ruta": job.miniatura_ruta, "ancho": width, "alto": height}
    return Made(job.clave, job.pieza, files, picture, [], drawn.segundos, drawn.memoria_kb)


def _wrong(job: Job, drawn: Drawn) -> list[Finding]:
    rendered = drawn.rendered
    if rendered is None:
        return [Finding("", drawn.error, "dibujo")]
    if rendered.hallazgos:
        return list(dict.fromkeys(rendered.hallazgos))
    if job.paginas and rendered.paginas != job.paginas:
        return [_pages(job, rendered)]
    return [_not_ua(failure) for failure in failures_ua1(rendered.pdf)[:3]]


def _not_ua(failure: str) -> Finding:
    return Finding("", f"el PDF no cumple PDF/UA-1: {failure}", "pdf-ua")


def _pages(job: Job, rendered: Rendered) -> Finding:
    message = f"salen {rendered.paginas} páginas y deben ser {job.paginas} (papel {job.papel}). Acorta los textos."
    return Finding("", message, "paginas")


def _write(out: Path, job: Job, ruta: str, data: bytes, pages: int, grid: Grid | None = None) -> Archivo:
    save(out / ruta, data)
    return Archivo(
        ruta=ruta,
        variante="mosaico" if grid else job.variante,
        papel=grid.nombre if grid else job.papel,
        paginas=pages,
        bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        rellenable=job.rellenable,
        etiquetado=grid is None,
        mosaico=grid.geometry() if grid else None,
    )


def save(path: Path, data: bytes) -> None:
    """Write a file whole: it appears under its name only once it is complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(path.suffix + ".nuevo")
    new.write_bytes(data)
    new.replace(path)
