"""Fields of a finished PDF: what people write grows smaller down to a size that reads well, and there it stops.

A size of 0 asks every reader to fit the letters to the field, but none lets one say how small. So each field takes no
more letters than fit at the least size, and says how many in its tooltip. One with room for two lines takes new lines.
"""

from __future__ import annotations

import re

import pikepdf

from macros.words.filling import filled

LEAST_PT = 8.0
"""Size below which written letters are not to shrink."""
EM_PER_LETTER = 0.5
"""Width of a letter of the face of fields in a Spanish text, spaces too; a test compares it with the face."""
EM_PER_LINE = 1.22
"""Height of its lines: what it reaches above and below the base line."""
FRAME_PT = 3.0
"""What readers leave free inside a field, on each side."""
FEWEST = 2
"""Letters that any field takes."""
MULTILINE, NO_SCROLL = 1 << 12, 1 << 23
SYMBOLS = "/Wingdings"
"""Name of the letters in the form's resources. PDFium (Chrome, Edge) sorts letters by alphabet and takes «ō» or «ẽ»
from another face, or from none; only a face with this name, which it takes for one of signs, is asked for all."""
_FONT = re.compile(r"/(\S+)\s+[\d.]+\s+Tf")


def fit(pdf: pikepdf.Pdf, told: str) -> int:
    """Set up the text fields of ``pdf``; gives how many there are. ``told`` goes to each tooltip: «Caben unas {letras}
    letras.»"""
    form = pdf.Root.get("/AcroForm")
    if form is None or not (fields := [f for f in form.Fields if f.get("/FT") == "/Tx"]):
        return 0
    faces = form.DR.Font
    form.DR = pikepdf.Dictionary(Font=pikepdf.Dictionary())
    for field in fields:
        name = _FONT.search(str(field.DA))
        assert name, "every field that the engine writes names its letters"
        form.DR.Font[SYMBOLS] = faces[f"/{name[1]}"]
        field.DA = pikepdf.String(_FONT.sub(f"{SYMBOLS} 0 Tf", str(field.DA)))
        x0, y0, x1, y1 = (float(v) for v in field.Rect)
        lines, letters = room(abs(x1 - x0), abs(y1 - y0))
        flags = int(field.get("/Ff", 0)) | NO_SCROLL
        field.Ff = flags | MULTILINE if lines > 1 else flags & ~MULTILINE
        field.MaxLen = letters
        words = str(field.TU).replace("**", "").rstrip()
        stop = "" if words[-1:] in ".?!:…" else "."
        field.TU = pikepdf.String(f"{words}{stop} {filled(told, letras=letters)}")
    return len(fields)


def room(width: float, height: float) -> tuple[int, int]:
    """Lines and letters that a field of so many points takes at the least size. Lines break between words: what that
    loses at the end of each is left out, a tenth of the line."""
    lines = max(1, int((height - 2 * FRAME_PT) / (LEAST_PT * EM_PER_LINE)))
    across = (width - 2 * FRAME_PT) / (LEAST_PT * EM_PER_LETTER)
    return lines, max(FEWEST, int(across * lines * (0.9 if lines > 1 else 1.0)))
