"""The pictures of README and LEEME, made from the real site and the real PDFs."""

from __future__ import annotations

import shutil
from pathlib import Path

from PIL import Image

from print.pdf.thumbnails import picture

SHEETS = [
    "s1-ocho-preguntas/s1-ocho-preguntas-60x90.pdf",
    "s1-objetivos-agenda/s1-objetivos-agenda-60x90.pdf#1",
    "s1-tarjetas-conceptos/s1-tarjetas-conceptos-carta.pdf",
    "s1-ventajas/s1-ventajas-rellenable-carta.pdf",
    "s1-expectativas/s1-expectativas-mosaico-carta.pdf",
    "s1-principios/s1-principios-16x9.pdf#2",
]
"""Pieces in the picture of the kit; «#1» is the second page."""
HEIGHT_PX, GAP_PX = 360, 18
BROWSER_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


def take(root: Path, site: Path) -> list[Path]:
    """Write the pictures below ``docs/assets/imagenes``; needs a built ``site`` and Chromium. Returns their paths."""
    folder = root / "docs" / "assets" / "imagenes"
    folder.mkdir(parents=True, exist_ok=True)
    kit, page, phone = folder / "kit.webp", folder / "sitio.webp", folder / "telefono.webp"
    _kit(root / "build" / "kit", kit)
    for name, target, width, height in (
        ("sesiones/sesion-1.html", page, 1280, 900),
        ("sesiones/sesion-1.html", phone, 390, 844),
    ):
        _page(site / name, target, width, height)
    return [kit, page, phone]


def _kit(kit: Path, target: Path) -> None:
    images = []
    for name in SHEETS:
        path, _, number = name.partition("#")
        large = picture((kit / path).read_bytes(), 900, int(number or 0))
        images.append(
            large.resize((round(large.width * HEIGHT_PX / large.height), HEIGHT_PX), Image.Resampling.LANCZOS)
        )
    rows = [images[:4], images[4:]]
    width = max(sum(i.width + GAP_PX for i in row) + GAP_PX for row in rows)
    sheet = Image.new("RGB", (width, (HEIGHT_PX + GAP_PX) * len(rows) + GAP_PX), "#d9e2e2")
    for r, row in enumerate(rows):
        x = (width - sum(i.width + GAP_PX for i in row) + GAP_PX) // 2
        for image in row:
            sheet.paste(image, (x, GAP_PX + r * (HEIGHT_PX + GAP_PX)))
            x += image.width + GAP_PX
    sheet.save(target, "WEBP", quality=80)


def _page(page: Path, target: Path, width: int, height: int) -> None:
    from playwright.sync_api import sync_playwright

    browser_path = next(p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n)))
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path, args=BROWSER_FLAGS)
        tab = browser.new_page(viewport={"width": width, "height": height})
        tab.goto(page.as_uri())
        tab.wait_for_timeout(600)
        shot = target.with_suffix(".png")
        tab.screenshot(path=str(shot))
        browser.close()
    Image.open(shot).convert("RGB").save(target, "WEBP", quality=80)
    shot.unlink()
