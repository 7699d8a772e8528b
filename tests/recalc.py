"""Opens a spreadsheet in LibreOffice, which computes it again, and hands back what its cells show."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
MISSING = "no hay LibreOffice en esta máquina (soffice): en Debian, apt-get install libreoffice-calc-nogui"


def required() -> str:
    """The program, or a skip with its reason; with ``CI=true`` that it is missing is a failure."""
    if SOFFICE is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    return SOFFICE


def converted(files: dict[str, bytes], kind: str, folder: Path) -> dict[str, bytes]:
    """``files``, by name, as LibreOffice saves them in another kind of file («xlsx», «pdf», «ods»), in one go."""
    program, out = required(), folder / "fuera"
    for name, data in files.items():
        (folder / name).write_bytes(data)
    subprocess.run(
        [program, f"-env:UserInstallation=file://{folder}/perfil", "--headless", "--convert-to", kind,
         "--outdir", str(out), *(str(folder / name) for name in files)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {name: (out / f"{Path(name).stem}.{kind}").read_bytes() for name in files}


def saved(book: Workbook) -> bytes:
    """A workbook as a file; what its formulas gave is left out, so that they must be computed."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def recalculated(books: dict[str, Workbook], folder: Path) -> dict[str, Workbook]:
    """The workbooks, by name, with what their formulas give, as LibreOffice computes them."""
    made = converted({f"{name}.xlsx": saved(book) for name, book in books.items()}, "xlsx", folder)
    return {Path(name).stem: load_workbook(io.BytesIO(data), data_only=True) for name, data in made.items()}
