"""Gates on what a finished PDF holds: whose letters it uses, and how sharp its pictures come out of a printer."""

from __future__ import annotations

import pikepdf
import pypdfium2

from print.engine.findings import Finding
from print.engine.weasy import FONT_FAMILIES

LEAST_DPI = 150
"""Dots per inch that a picture needs where it is printed."""
_OURS = tuple(family.replace(" ", "-") for family in FONT_FAMILIES)


def inspect(pdf: pikepdf.Pdf, data: bytes) -> list[Finding]:
    """What is wrong with the letters and pictures of ``pdf``, whose bytes are ``data``."""
    findings, pictures = [], False
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            continue
        pictures = pictures or thing.get("/Subtype") == "/Image"
        if thing.get("/Type") == "/Font" and "/DescendantFonts" not in thing:
            findings += _foreign(thing)
    return findings + (blurred(data) if pictures else [])


def _foreign(font: pikepdf.Object) -> list[Finding]:
    """A font that is not ours, or whose outlines are not inside."""
    descriptor = font.get("/FontDescriptor", pikepdf.Dictionary())
    name = str(descriptor.get("/FontName", font.get("/BaseFont", "")))
    inside = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    if inside and name.lstrip("/").split("+")[-1].startswith(_OURS):
        return []
    where = "no es la del kit" if inside else "no va dentro del archivo"
    return [
        Finding("", f"usa la letra «{name.lstrip('/')}», que {where}. Usa solo las de print/fuentes.", "letra-ajena")
    ]


def blurred(data: bytes) -> list[Finding]:
    """Pictures that have fewer than ``LEAST_DPI`` dots per inch at the size they are printed."""
    findings = []
    document = pypdfium2.PdfDocument(data)
    try:
        for number, page in enumerate(document, 1):
            for picture in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=9):
                about = picture.get_metadata()
                dpi = min(about.horizontal_dpi, about.vertical_dpi)
                if dpi < LEAST_DPI - 0.5:
                    findings.append(
                        Finding(
                            "",
                            f"en la página {number} una imagen de {about.width} × {about.height} puntos queda a "
                            f"{dpi:.0f} puntos por pulgada; mínimo, {LEAST_DPI}. Usa una más grande o ponla más chica.",
                            "imagen-borrosa",
                        )
                    )
    finally:
        document.close()
    return findings


def failures_ua1(pdf: bytes) -> list[str]:
    """Rules of PDF/UA-1 that ``pdf`` breaks, as ``page-validation`` names them; empty when it passes."""
    from page import validate_pdf_bytes

    report = validate_pdf_bytes(pdf, profile="ua1")
    return [str(failure) for failure in report.failures]
