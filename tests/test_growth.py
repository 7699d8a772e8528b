"""What CONTRIBUTING tells to who adds a type of piece, a rule or an output: its steps, and no more, are enough."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pikepdf
from conftest import ROOT

PIECE = {
    "macros/model/piezas/pieza.py": [
        ("Pieza = (\n", 'class Volante(PiezaBase):\n    nombre: ClassVar[str] = "un volante"\n'
         '    tipo: Literal["volante"] = Field(description=DEL_TIPO)\n'
         '    frase: Texto = Field(description="Lo que dice.")\n\n\nPieza = (\n    Volante\n    | '),
        ("TIPOS: dict[str, type[Pieza]] = {\n", 'TIPOS: dict[str, type[Pieza]] = {\n    "volante": Volante,\n'),
    ],
    "data/rotulos.yml": [
        ("\ntipos:\n", "\ntipos:\n  - id: volante\n    uno: Volante\n    varios: Volantes\n    se_imprime: carta o A4\n"
         '    papel: "Bond, carta"\n    tinta: Negro\n    caras: 1\n    maquina: oficina\n'
         "    icono: text-box-outline\n"),
    ],
    "print/plantillas/volante.html.j2": '{% extends "base.html.j2" %}\n{% block contenido %}\n'
    '<h1>{{ pieza.titulo }}</h1>\n<p data-caja="" data-ruta="frase">{{ pieza.frase | inline }}</p>\n{% endblock %}\n',
    "print/estilos/volante.css": "p { font-size: 20pt; }\n",
    "print/pieces/flyer.py": "from macros.model.piezas.pieza import Volante\nfrom print.jobs import Job\n"
    "from print.pieces.making import GREYS, Making\n\n\n"
    "def jobs(pieza: Volante, making: Making) -> list[Job]:\n"
    '    return making.office(pieza, "volante", {}, pages=1, copies=GREYS)\n',
    "print/pieces/__init__.py": [
        ("from print.pieces import (\n", "from print.pieces import (\n    flyer,\n"),
        ('    "rotafolio": flipchart.jobs,\n', '    "rotafolio": flipchart.jobs,\n    "volante": flyer.jobs,\n'),
    ],
    "data/piezas/volante/aviso.yml": "id: aviso\ntipo: volante\ntitulo: Aviso\ninventario: [1]\n"
    "para_que: Se reparte el primer día.\nfrase: Ven a la reunión.\n",
}  # fmt: skip
RULE = {
    "macros/model/auditoria.py": [('    "icono-desconocido",', '    "icono-desconocido", "titulo-largo",')],
    "data/auditoria.yml": [
        ("reglas:\n", "reglas:\n  - id: titulo-largo\n    gravedad: aviso\n    momento: plan\n"
            "    titulo: Títulos cortos\n"
         "    que_revisa: Las letras del título de cada sesión.\n    por_que: Un título largo no cabe en la pared.\n"
         "    que_hacer: [Acórtalo.]\n    ejemplo:\n      mal: \"titulo: Un título muy largo\"\n"
         '      bien: "titulo: Corto"\n'),
    ],
    "macros/audit/day/times.py": [
        ("CHECKS: tuple[Check, ...] = (", "def titles(plan: Plan) -> Findings:\n    for s in plan.sesiones:\n"
         "        if len(s.titulo) > 10:\n"
         '            yield plan.in_session("titulo-largo", s, ("titulo",), "el título es largo. Acórtalo.")\n\n\n'
         "CHECKS: tuple[Check, ...] = (titles, "),
    ],
}  # fmt: skip
OUTPUT = {
    "print/office/note.py": "from collections.abc import Iterator\n\nfrom macros.model import Paquete, Sesion\n"
    "from print.orders import Encargo, of_scope\n\n\n"
    "def orders(paquete: Paquete, sesion: Sesion) -> Iterator[Encargo]:\n"
    "    yield of_scope(sesion, \"nota\", \"txt\", note, (sesion,))\n\n\n"
    "def note(sesion: Sesion) -> bytes:\n    return sesion.titulo.encode()\n",
    "print/exporters.py": [
        ("from print.office import ", "from print.office import note, "),
        ("EXPORTERS: tuple[Exporter, ...] = (\n",
         'EXPORTERS: tuple[Exporter, ...] = (\n    Exporter("sesion", note.orders),\n'),
    ],
    "macros/plan/uses.py": [('{"docx"', '{"txt": "editar", "docx"')],
    "data/rotulos.yml": [("  formatos:\n", "  formatos:\n    - {formato: txt, llamado: Nota}\n")],
}  # fmt: skip


def written(folder: Path, files: dict[str, object]) -> int:
    """Write the files of a change below ``folder``; how many they were."""
    for route, change in files.items():
        path = folder / route
        if isinstance(change, str):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(change, encoding="utf-8")
            continue
        assert isinstance(change, list)
        text = path.read_text(encoding="utf-8")
        for old, new in change:
            assert text.count(old) == 1, (route, old)
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    return len(files)


def python(folder: Path, *words: str) -> str:
    done = subprocess.run([sys.executable, *words], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def steps(title: str) -> int:
    """How many numbered steps CONTRIBUTING gives under a heading."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = re.split(r"\n### ", text.split(f"\n### {title}\n", 1)[1], maxsplit=1)[0]
    return len(re.findall(r"^\d\. ", section, re.MULTILINE))


def test_a_type_of_piece(copia: Path) -> None:
    touched = written(copia, PIECE)
    python(copia, "-m", "commands", "esquemas")
    assert (copia / "data/esquemas/pieza-volante.json").is_file()
    python(copia, "-m", "commands", "imprimir", "aviso")
    with pikepdf.open(copia / "build/kit/aviso/aviso-carta.pdf") as pdf:
        assert len(pdf.pages) == 1 and "/StructTreeRoot" in pdf.Root
    assert touched + 1 <= 8, "with its tests"
    assert steps("Agregar un tipo de pieza") == 6


def test_a_rule(copia: Path) -> None:
    touched = written(copia, RULE)
    told = python(copia, "-m", "commands", "revisar")
    assert "el título es largo. Acórtalo. [titulo-largo]" in told
    assert touched + 2 <= 5, "with its case and its test"
    assert steps("Agregar una regla") == 4


def test_an_output(copia: Path) -> None:
    touched = written(copia, OUTPUT)
    asked = (
        "import sys; from pathlib import Path; from macros.loading import load; from print.exporters import orders\n"
        "p, _ = load(Path.cwd())\n"
        "for o in orders(p, []):\n    if o.formato == 'txt': print(o.ruta, o.made(Path('fuera')).archivos[0].bytes)\n"
    )
    lines = python(copia, "-c", asked).splitlines()
    assert "kit/salidas/sesion-1-nota.txt" in lines[0] and len(lines) > 5
    assert touched + 1 <= 5, "with its test, and in a format that is new"
    assert steps("Agregar una salida") == 4
