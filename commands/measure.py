"""``medir``: build times, PDF throughput, memory and page weight as a table of ratios taken in one run.

Times on a shared machine drift, so what counts is each figure divided by one of the same run.
The baseline («bucle simple») is WeasyPrint called once per tagged PDF in one process, with nothing shared. It draws
only: no checks, no tiles, no thumbnails. Both it and the cold kit are timed as whole processes, start to end.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from lxml import html as lxml_html

from macros.loading import Origen
from macros.model import Paquete
from print.build import build
from print.jobs import Job
from print.pages import Pages

T = TypeVar("T")

_PLAIN_LOOP = """
import json, resource, sys
from pathlib import Path
jobs = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
root = Path(sys.argv[2])
import weasyprint
from weasyprint.text.fonts import FontConfiguration
fonts = (root / "print" / "estilos" / "fuentes.css").read_text(encoding="utf-8")
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


@dataclass(frozen=True)
class Row:
    """One line of the table; ``ratio`` against the baseline named in ``frente_a``, goal as text."""

    nombre: str
    valor: str
    ratio: float | None = None
    frente_a: str = ""
    meta: float | None = None

    def __str__(self) -> str:
        ratio = "" if self.ratio is None else f"{self.ratio:6.3f}"
        goal = "" if self.meta is None else f"≤ {self.meta:g}"
        verdict = "" if self.meta is None or self.ratio is None else ("sí" if self.ratio <= self.meta else "NO")
        return f"{self.nombre:<44} {self.valor:>16} {ratio:>7}  {self.frente_a:<18} {goal:<8} {verdict}"


DRAWN = ("original", "estatica", "rellenable")
"""Variants that are drawn; the others are copies of a drawing."""


def measure(root: Path, paquete: Paquete, origen: Origen) -> str:
    """The table, as text. Works in a temporary folder; ``site/`` and ``build/`` stay as they are."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        tmp = Path(folder)
        jobs = _all_jobs(paquete)
        plain = _plain_loop(root, jobs, tmp)
        cold2 = _cold_kit(root, tmp / "dos")
        made2 = build(paquete, origen, root, tmp / "memoria", workers=2).hechos
        cold1, made1 = _timed(lambda: build(paquete, origen, root, tmp / "uno", workers=1).hechos)
        again, _ = _timed(lambda: build(paquete, origen, root, tmp / "dos"))
        edited, touched = _timed(lambda: _after_edit(root, tmp / "dos"))
        pages = sum(a.paginas for m in made1 for a in m.archivos if a.variante in DRAWN)
        loop = float(plain["s"])
        rows += [
            Row("Bucle simple, un proceso", f"{loop:.2f} s"),
            Row("Kit desde cero, dos procesos", f"{cold2:.2f} s", cold2 / loop, "bucle simple", 0.40),
            Row("Kit desde cero, un proceso", f"{cold1:.2f} s", cold1 / loop, "bucle simple"),
            Row("Kit sin cambios", f"{again:.3f} s", again / cold2, "kit desde cero", 0.02),
            Row(
                f"Un cambio en la sesión ({touched} trabajos)",
                f"{edited:.2f} s",
                edited / cold2,
                "kit desde cero",
                0.12,
            ),
            Row("Páginas por segundo, bucle simple", f"{plain['paginas'] / loop:.1f}"),
            Row("Páginas por segundo, un proceso", f"{pages / cold1:.1f}"),
            Row("Páginas por segundo, dos procesos", f"{pages / cold2:.1f}"),
        ]
        peak = max((m.memoria_kb for m in made2), default=0)
        rows.append(
            Row("Memoria máxima de un proceso", f"{peak / 1024:.0f} MiB", peak / plain["kb"], "bucle simple", 1.0)
        )
        rows += _site_rows(root, tmp, cold2)
    head = f"{'Medida':<44} {'Valor':>16} {'Razón':>7}  {'Frente a':<18} {'Meta':<8} Cumple"
    return "\n".join([head, "-" * len(head), *map(str, rows)])


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def _all_jobs(paquete: Paquete) -> list[Job]:
    pages = Pages(paquete)
    return [j for p in paquete.piezas.values() for j in pages.jobs(p)]


def _plain_loop(root: Path, jobs: list[Job], tmp: Path) -> dict[str, float]:
    listed = tmp / "trabajos.json"
    documents = [(j.html, j.rellenable) for j in jobs]
    documents += [(_sized_a4(j.html), j.rellenable) for j in jobs if j.a4_ruta]
    listed.write_text(json.dumps(documents), encoding="utf-8")
    command = [sys.executable, "-c", _PLAIN_LOOP, str(listed), str(root)]
    seconds, done = _timed(lambda: subprocess.run(command, cwd=root, capture_output=True, text=True, check=True))
    result: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return result | {"s": seconds}


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


def _after_edit(root: Path, out: Path) -> int:
    """Rebuild after one question of the first session changes, in a copy of the data; how many jobs that made."""
    from macros.loading import load

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(root / "data", copy / "data")
        session = sorted((copy / "data" / "sesiones").glob("*.yml"))[0]
        text = session.read_text(encoding="utf-8")
        session.write_text(text.replace("?", " ahora?", 1), encoding="utf-8")
        paquete, origen = load(copy)
        return len(build(paquete, origen, root, out, maletines=False).hechos)  # as the live server does


def _site_rows(root: Path, tmp: Path, kit_s: float) -> list[Row]:
    from commands.site import build_site

    began = time.perf_counter()
    build_site(root, tmp / "sitio")
    site_s = time.perf_counter() - began
    rows = [Row("Sitio completo", f"{site_s:.2f} s", site_s / kit_s, "kit desde cero")]
    for name in ("index.html", "sesiones/sesion-1.html"):
        weight = first_load(tmp / "sitio", name) / 1000
        rows.append(Row(f"Primera carga de {name}", f"{weight:.1f} kB", weight / 100, "100 kB", 1.0))
    return rows


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
