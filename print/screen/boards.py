"""The flipcharts of a session as pictures for an online board: clean, in order, each with what it says in words.

They are made of the finished posters, without drawing them again: what was stamped on a page is left out and its foot
is painted over. A picture keeps few colours: a poster has few, and an online board loads it sooner.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from macros.model import Paquete, Rotafolio, Sesion
from macros.model.piezas.pieza import ElEspacio, ElTexto, HojaRotafolio, LaAgenda, LaLista, LaPlantilla
from macros.plan.day.schedule import run, stretch
from macros.words.filling import filled
from macros.words.markup import plain
from print.orders import Encargo, of_scope, office
from print.sheets.papers import PT

LONG_SIDE_PX = 1920
COLOURS, NEARLY_WHITE = 32, 250
FOOT_MM, CUT_MM = 48.0, 24.0
"""Height of a poster's foot, and how much of it is cut away; the rest is margin."""
EPOCH = (1980, 1, 1, 0, 0, 0)
Cuadro = tuple[str, str]
"""Title of a sheet, and what it says in words."""


def orders(paquete: Paquete, sesion: Sesion) -> Iterator[Encargo]:
    """One ZIP of each session that has flipcharts, made from their posters."""
    several = [p for p in paquete.pieces_of(sesion) if isinstance(p, Rotafolio)]
    if several:
        sheets = tuple(tuple((plain(h.titulo), told(paquete, h)) for h in p.hojas) for p in several)
        title = f"{sesion.called(paquete.rotulos.kit.sesion)}. {sesion.titulo}"
        posters = tuple(f"kit/{p.id}/{p.id}-60x90.pdf" for p in several)
        yield of_scope(sesion, "tableros", "zip", boards, (office(paquete), title, sheets), lee=posters)


def told(paquete: Paquete, hoja: HojaRotafolio) -> str:
    """What a sheet shows, in words, for who does not see it."""
    r, out = paquete.rotulos.oficina, [plain(hoja.titulo)]
    for e in hoja.cuerpo:
        if isinstance(e, ElTexto):
            out.append(plain(e.texto))
        elif isinstance(e, LaLista):
            out.append("; ".join(plain(x) for x in e.lista))
        elif isinstance(e, ElEspacio):
            out.append(
                filled(r.tablero_espacio, rotulo=plain(e.espacio.rotulo)) if e.espacio.rotulo else r.tablero_vacio
            )
        elif isinstance(e, LaPlantilla):
            out.append(plain(e.plantilla.equivalente))
        elif isinstance(e, LaAgenda):
            sesion = paquete.sesiones[e.agenda]
            rows = stretch(run(sesion, paquete.start_of(sesion)), e.desde, e.hasta, pausas=not e.sin_pausas)
            out.append("; ".join(f"{m.inicio} {m.bloque.titulo_corto}" for m in rows))
        else:
            out.append(filled(r.tablero_tabla, columnas=", ".join(plain(t) for t in e.columnas.titulos)))
    return " ".join(x if x[-1] in ".?!:»…" else f"{x}." for x in out)


def boards(paquete: Paquete, title: str, sheets: Sequence[Sequence[Cuadro]], *posters: Path) -> bytes:
    """The ZIP: a picture a sheet, a page that shows them with their words, and the words alone."""
    r = paquete.rotulos.oficina
    pictures = [data for path in posters for data in _pictures(path.read_bytes())]
    every = [sheet for several in sheets for sheet in several]
    digits = max(2, len(str(len(every))))
    names = [f"{n:0{digits}d}-{_file_name(t)}.png" for n, (t, _) in enumerate(every, 1)]
    words = [f"{name}\r\n{text}\r\n" for name, (_, text) in zip(names, every, strict=True)]
    shown = "".join(
        f'<figure><img src="{escape(name)}" alt="{escape(text)}" width="330"><figcaption>{escape(name)}</figcaption>'
        f"</figure>\n"
        for name, (_, text) in zip(names, every, strict=True)
    )
    head = f'<!doctype html>\n<html lang="es-MX">\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
    page = f"{head}<h1>{escape(title)}</h1>\n<p>{escape(plain(r.tablero_ayuda))}</p>\n{shown}</html>\n"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        _add(pack, f"00-{r.tablero_indice}.html", page.encode())
        _add(pack, f"00-{r.tablero_textos}.txt", "\r\n".join([title, "", *words]).encode("utf-8-sig"))
        for name, data in zip(names, pictures, strict=True):
            _add(pack, name, data, zipfile.ZIP_STORED)
    return out.getvalue()


def _pictures(poster: bytes) -> Iterator[bytes]:
    """Each page of a stamped poster as PNG, without its mark and its foot."""
    import pikepdf
    import pypdfium2
    from PIL import Image

    clean = io.BytesIO()
    with pikepdf.open(io.BytesIO(poster)) as pdf:
        for page in pdf.pages:
            # What was drawn, between a stream that opens and one that closes and stamps (print/pdf/stamp.py).
            drawn = page.obj.Contents[1]
            x0, y0, x1, y1 = (float(v) for v in page.mediabox)
            over = f"\nQ\nq 1 g {x0} {y0} {x1 - x0} {FOOT_MM * PT:.2f} re f Q".encode()
            page.obj.Contents = pikepdf.Array([pdf.make_stream(b"q\n"), drawn, pdf.make_stream(over)])
            page.cropbox = pikepdf.Array([x0, y0 + CUT_MM * PT, x1, y1])
        pdf.save(clean)
    document = pypdfium2.PdfDocument(clean.getvalue())
    try:
        for sheet in document:
            scale = LONG_SIDE_PX / max(sheet.get_size())
            image = sheet.render(scale=scale).to_pil().convert("RGB")
            few = image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
            few.putpalette([255 if v >= NEARLY_WHITE else v for v in few.getpalette() or ()])  # paper is white
            buffer = io.BytesIO()
            few.save(buffer, "PNG", compress_level=6)
            yield buffer.getvalue()
    finally:
        document.close()


def _file_name(title: str) -> str:
    """A title as part of a file's name: no accents, few letters."""
    bare = unicodedata.normalize("NFD", title.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:40].strip("-") or "hoja"


def _add(pack: zipfile.ZipFile, name: str, data: bytes, kind: int = zipfile.ZIP_DEFLATED) -> None:
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type, info.external_attr = kind, 0o644 << 16
    pack.writestr(info, data)
