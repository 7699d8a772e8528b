"""``medir``: build times, PDF throughput, memory and page weight as a table of ratios taken in one run.

Times on a shared machine drift, so what counts is each figure divided by one of the same run.
The baseline («bucle simple») is WeasyPrint called once for each HTML that the kit draws (pieces, lists of the bundles,
labels of the tiles) and each paper it is drawn for (Letter and A4), in one process, with nothing shared and our own TTF
letters. The loop only draws: no checks, marks, copies, tiles, thumbnails, office files or bundles. Chromium prints the
same documents with one browser and two tabs. All are timed as whole processes, start to end.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from lxml import html as lxml_html

from commands.measure.browser import chromium
from commands.measure.table import Row
from commands.measure.workshop import workshop_rows
from macros.model import Paquete
from macros.public.kit import Kit
from macros.reading.origin import Origen
from print import exporters
from print.build import build
from print.jobs import Job, Made
from print.maletin import to_make
from print.pieces import Pages
from print.press.finishing import DRAWN

T = TypeVar("T")

_PLAIN_LOOP = """
import json, resource, sys
from pathlib import Path
jobs = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
root, fonts = Path(sys.argv[2]), Path(sys.argv[3]).read_text(encoding="utf-8")
import weasyprint
from weasyprint.text.fonts import FontConfiguration
base = (root / "print").as_uri() + "/"
pages = 0
for html, forms in jobs:
    config = FontConfiguration()
    css = weasyprint.CSS(string=fonts, font_config=config, base_url=base)
    source = weasyprint.HTML(string=html, base_url=base)
    document = source.render(font_config=config, stylesheets=[css], pdf_forms=forms)
    document.write_pdf(pdf_variant="pdf/ua-1", pdf_forms=forms)
    pages += len(document.pages)
print(json.dumps({"paginas": pages, "kb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))
"""


_CHROMIUM = """
import asyncio, json, sys
from pathlib import Path
from playwright.async_api import async_playwright

async def tab(browser, queue, folder):
    page = await browser.new_page()
    while queue:
        i = queue.pop()
        await page.goto((folder / f"{i}.html").as_uri())
        await page.pdf(path=str(folder / f"{i}.pdf"), prefer_css_page_size=True, tagged=True)

async def main(folder, count):
    queue = list(range(count))
    async with async_playwright() as p:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-sync", "--disable-background-networking"]
        browser = await p.chromium.launch(executable_path=sys.argv[3], args=arguments)
        await asyncio.gather(tab(browser, queue, folder), tab(browser, queue, folder))
        await browser.close()

asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
"""


def measure(root: Path, paquete: Paquete, origen: Origen) -> list[Row]:
    """The table. Works in a temporary folder; ``site/`` and ``build/`` stay as they are."""
    with tempfile.TemporaryDirectory() as folder:
        tmp = Path(folder)
        cold2 = _cold_kit(root, tmp / "dos")
        jobs = _all_jobs(paquete, tmp / "dos")
        plain = _plain_loop(root, jobs, tmp)
        made2 = build(paquete, origen, root, tmp / "memoria", workers=2).hechos
        cold1, made1 = _timed(lambda: build(paquete, origen, root, tmp / "uno", workers=1).hechos)
        again, _ = _timed(lambda: build(paquete, origen, root, tmp / "dos"))
        edited, touched = _timed(lambda: _after_edit(root, tmp / "dos", "sesiones/sesion-1.yml"))
        poster = next(p for p in paquete.piezas.values() if p.tipo == "rotafolio" and p.sesion)
        alone, _ = _timed(lambda: _after_edit(root, tmp / "dos", f"piezas/rotafolio/{poster.id}.yml", poster.id))
        drawing, tiling = _tiling(jobs, made1, tmp / "uno")
        exported, files = _timed(lambda: _exported(paquete))
        chromium = _chromium(root, jobs, tmp)
        pages = sum(a.paginas for m in made1 for a in m.archivos if a.variante in DRAWN)
        loop, whole = float(plain["s"]), "kit desde cero"
        peak = max((m.memoria_kb for m in made2), default=0)
        return [
            Row("Bucle simple, un proceso", f"{loop:.2f} s"),
            Row("Kit desde cero, dos procesos", f"{cold2:.2f} s", cold2 / loop, "bucle simple", 0.30),
            Row("Kit desde cero, un proceso", f"{cold1:.2f} s", cold1 / loop, "bucle simple"),
            *([Row("Chromium, dos pestañas", f"{chromium:.2f} s")] if chromium else []),
            *([Row("Kit desde cero, dos procesos", "", cold2 / chromium, "Chromium", 0.5)] if chromium else []),
            Row("Kit sin cambios", f"{again:.3f} s", again / cold2, whole, 0.01),
            Row(f"Un cambio en la sesión ({touched} trabajos)", f"{edited:.2f} s", edited / cold2, whole, 0.12),
            Row("Un rotafolio, en vivo", f"{alone:.2f} s", alone / cold2, whole, 0.04),
            Row("Rotafolios por partes", f"{tiling:.2f} s", tiling / drawing, "dibujarlos", 0.2),
            Row(f"De eso, lo que no es PDF ({files} archivos)", f"{exported:.2f} s", exported / cold1, "un proceso"),
            Row("Páginas por segundo, bucle simple", f"{plain['paginas'] / loop:.1f}"),
            Row("Páginas por segundo, dos procesos", f"{pages / cold2:.1f}"),
            Row("Memoria máxima de un proceso", f"{peak / 1024:.0f} MiB", peak / plain["kb"], "bucle simple", 0.85),
            *_edition_rows(root, tmp, cold2, len(jobs)),
            *_site_rows(root, tmp, cold2),
        ]


def _exported(paquete: Paquete) -> int:
    """Make all that is no PDF, in this process; how many files that is."""
    orders = [o for o in exporters.orders(paquete, paquete.piezas.values()) if not o.lee]
    for order in orders:
        order.hacer()
    return len(orders)


def _edition_rows(root: Path, tmp: Path, cold: float, jobs: int) -> list[Row]:
    """What an edition costs beside what it has: its part of the time over its part of the jobs."""
    from macros.loading import editions, load

    if not (there := editions(root)):
        return []
    paquete, origen = load(root, there[0])
    seconds, made = _timed(lambda: build(paquete, origen, root, tmp / "edicion", workers=2).hechos)
    ratio = seconds / cold / (len(made) / jobs)
    return [Row(f"Edición «{there[0]}» desde cero", f"{seconds:.2f} s", ratio, "su parte del kit", 1.2)]


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def _all_jobs(paquete: Paquete, made: Path) -> list[Job]:
    """The jobs of every piece, and of the lists of the bundles, which say what the kit in ``made`` has."""
    pages = Pages(paquete)
    kit = Kit.model_validate_json((made / "kit" / "kit.json").read_bytes())
    pieces = [j for p in paquete.piezas.values() for j in pages.jobs(p)]
    return pieces + [j for _, _, lists in to_make(paquete, kit) for j in lists]


def _plain_loop(root: Path, jobs: list[Job], tmp: Path) -> dict[str, float]:
    fonts = root / "print" / "estilos" / "fuentes.css"
    listed = tmp / "trabajos.json"
    listed.write_text(json.dumps(_documents(jobs)), encoding="utf-8")
    command = [sys.executable, "-c", _PLAIN_LOOP, str(listed), str(root), str(fonts)]
    seconds, done = _timed(lambda: subprocess.run(command, cwd=root, capture_output=True, text=True, check=True))
    result: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return result | {"s": seconds}


def _documents(jobs: list[Job]) -> list[tuple[str, bool]]:
    """(HTML, whether it has fields) of each drawing, once for each paper; those of the tiles' labels once in all."""
    letter = [(html, j.rellenable) for j in jobs for html in j.documents]
    letter += [(html, False) for html in {h: None for j in jobs for m in j.mosaicos for h in m.htmls}]
    return letter + [(_sized_a4(html), j.rellenable) for j in jobs if j.a4_ruta for html in j.documents]


def _chromium(root: Path, jobs: list[Job], tmp: Path) -> float:
    """Seconds that Chromium takes for the same documents; 0 where there is no Chromium."""
    if (browser := chromium()) is None:
        return 0.0
    folder = tmp / "chromium"
    folder.mkdir()
    fonts = (root / "print" / "estilos" / "fuentes.css").read_text(encoding="utf-8")
    head = f'<base href="{(root / "print").as_uri()}/"><style>{fonts}</style>'
    documents = _documents(jobs)
    for i, (html, _) in enumerate(documents):
        (folder / f"{i}.html").write_text(html.replace("<head>", f"<head>{head}", 1), encoding="utf-8")
    command = [sys.executable, "-c", _CHROMIUM, str(folder), str(len(documents)), browser]
    return _timed(lambda: subprocess.run(command, cwd=root, capture_output=True, check=True))[0]


def _tiling(jobs: list[Job], made: list[Made], out: Path) -> tuple[float, float]:
    """Seconds that drawing the posters took, and that cutting them into sheets of every paper takes."""
    from print.key import foundation
    from print.output import Output
    from print.pdf.document import opened
    from print.pdf.ink import inks
    from print.pdf.tiling import MapWords, cut, tile
    from print.press.finishing import labels_of

    posters = [j for j in jobs if j.mosaicos and j.sello]
    drawn = {m.clave: m for m in made}
    output = Output(out, out, foundation())
    cutting = 0.0
    for j in posters:
        pdf, mark = (out / j.ruta).read_bytes(), drawn[j.clave].archivos[0].marca
        assert j.sello
        began = time.perf_counter()
        with opened(pdf) as document:
            for mosaico in j.mosaicos:
                grids = [cut(ink, mosaico.escala, mosaico.papel) for ink in inks(pdf, mosaico.escala)]
                labels = {g.hoja.tendida: labels_of(output, mosaico, g.hoja.tendida, _drawn_before) for g in grids}
                tile(document, grids, j.sello, mark, labels, MapWords(mosaico.hojas, mosaico.en_blanco))
        cutting += time.perf_counter() - began
    return sum(drawn[j.clave].segundos for j in posters), cutting


def _drawn_before(html: str) -> bytes:
    raise AssertionError("the sheets were made with the first poster")


def _sized_a4(html: str) -> str:
    """The document as a plain loop would draw it for A4: its Letter page with the other size."""
    return html.replace("size: 215.9mm 279.4mm", "size: 210mm 297mm").replace(
        "size: 279.4mm 215.9mm", "size: 297mm 210mm"
    )


_COLD_KIT = """
import sys
from pathlib import Path
from macros.loading import load
from print.build import build
if __name__ == "__main__":
    root = Path(sys.argv[1])
    build(*load(root), root, Path(sys.argv[2]), workers=2)
"""


def _cold_kit(root: Path, out: Path) -> float:
    """Seconds of a whole process that loads the data and makes the kit from nothing."""
    script = out.with_suffix(".py")
    script.write_text(_COLD_KIT, encoding="utf-8")
    command = [sys.executable, str(script), str(root), str(out)]
    environment = os.environ | {"PYTHONPATH": str(root)}
    return _timed(lambda: subprocess.run(command, cwd=root, env=environment, check=True))[0]


def _after_edit(root: Path, out: Path, file: str, only: str = "") -> int:
    """Rebuild after a word of ``file`` changes, in a copy of the data, as the live view does; how many jobs that made.

    ``only``: the piece that somebody is looking at; the others wait.
    """
    from macros.loading import load

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(root / "data", copy / "data")
        edited = copy / "data" / file
        edited.write_text(one_word_less(edited.read_text(encoding="utf-8")), encoding="utf-8")
        paquete, origen = load(copy)
        return len(build(paquete, origen, root, out, only=[only] if only else (), maletines=False).hechos)


def one_word_less(yaml: str) -> str:
    """``yaml`` with its first question a word shorter: a change that every sheet has room for.

    Raises: ValueError where no question can lose a word.
    """
    less, changed = re.subn(r"(\w)[ ]+[\w-]+\?", r"\1?", yaml, count=1)
    if not changed:
        raise ValueError("no question to shorten")
    return less


def _site_rows(root: Path, tmp: Path, kit_s: float) -> list[Row]:
    from commands.site import build_site
    from commands.workbench import deliver, tools_or_none

    site_s, _ = _timed(lambda: build_site(root, tmp / "sitio"))
    rows = [Row("Sitio completo", f"{site_s:.2f} s", site_s / kit_s, "kit desde cero")]
    for name in ("index.html", "sesiones/sesion-1.html"):
        weight = first_load(tmp / "sitio", name) / 1000
        rows.append(Row(f"Primera carga de {name}", f"{weight:.1f} kB", weight / 100, "100 kB", 1.0))
    tools = tools_or_none(root, lambda said: print(said, file=sys.stderr))
    if tools is None:
        return rows
    deliver(root, tmp / "sitio", tools)
    return rows + workshop_rows(tmp / "sitio", tmp)


def first_load(site: Path, name: str) -> int:
    """Bytes, compressed with gzip, of a page and of what its head and body ask for at once (pictures set lazy aside).

    The browser test measures the same from the browser's own requests.
    """
    page = site / name
    document = lxml_html.fromstring(page.read_text(encoding="utf-8"))
    wanted = {page}
    for element in document.iter("link", "script", "img"):
        address = element.get("src") or (element.get("href") if element.get("rel") in ("stylesheet", "icon") else None)
        if address and element.get("loading") != "lazy" and "://" not in address and not address.startswith("data:"):
            wanted.add((page.parent / address.split("?")[0]).resolve())
    for sheet in [p for p in wanted if p.suffix == ".css"]:
        wanted |= {
            f for f in (site / "assets" / "fuentes").glob("*.woff2") if f.name in sheet.read_text(encoding="utf-8")
        }
    return sum(_compressed(p) for p in wanted if p.is_file())


def _compressed(path: Path) -> int:
    data = path.read_bytes()
    return len(data) if path.suffix in (".woff2", ".webp", ".png", ".jpg") else len(gzip.compress(data, 9))
