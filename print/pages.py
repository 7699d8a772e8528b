"""A piece of the model as HTML pages: one Job per PDF. Templates hold the layout, the data holds the words."""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.markup import inline, sentence
from macros.model import (
    CartaDescriptiva,
    FichaCaso,
    Hoja,
    Libro,
    Paquete,
    Pieza,
    Presentacion,
    Rotafolio,
    Sesion,
    Tarjetas,
)
from macros.model.pieza import Columnas, HojaRotafolio
from macros.schedule import Momento, copies, run, spoken, to_clock, to_minutes, total
from print.book import book
from print.engine import versions
from print.jobs import CARTA_APAISADO, CARTA_VERTICAL, Grid, Job
from print.tiling import map_box, name_of, offsets

HERE = Path(__file__).resolve().parent
CARD_MM = (90.0, 62.0)
CARDS_A_SHEET = 8
CARTA_MM = (215.9, 279.4)
EXPERIENCE_LINES = 2
THUMBNAIL_PX = 320


class Pages:
    """Makes the jobs of a package's pieces. Pure: reads templates and styles of the project, nothing else."""

    def __init__(self, paquete: Paquete) -> None:
        self.paquete = paquete
        self.env = _environment()
        self.common = {
            "portada": paquete.portada,
            "supuestos": paquete.portada.supuestos,
            "r": paquete.rotulos.kit,
            "referencias": paquete.referencias,
            "piezas": paquete.piezas,
            "duracion": spoken,
            "momentos": [],
        }

    def jobs(self, pieza: Pieza) -> list[Job]:
        """Every drawing of a piece, the one that gives the thumbnail first.

        What is for the office is drawn once, on Letter; its A4 file shows the same drawing on the other paper.
        """
        match pieza:
            case Rotafolio():
                return [self._flipchart(pieza)]
            case Hoja():
                return self._on_office_paper(pieza, "hoja", {}, fillable=pieza.has_blanks, pages=pieza.paginas)
            case Libro():
                plan = {"plan": lambda s: _run_sheet(self.paquete, s)}
                words = book(self.env, self.paquete, pieza, self.common | plan)
                return [self._job(pieza, "libro", "carta", "estatica", words, page="libro")]
            case Tarjetas():
                return self._cards(pieza)
            case FichaCaso():
                return self._on_office_paper(pieza, "ficha", {"caso": self.paquete.casos[pieza.caso]}, pages=1)
            case CartaDescriptiva():
                context = _run_sheet(self.paquete, self.paquete.sesiones[pieza.sesion])
                return self._on_office_paper(pieza, "carta_descriptiva", context)
            case Presentacion():
                return [self._job(pieza, "presentacion", "16x9", "original", {}, pages=len(pieza.laminas))]

    def _flipchart(self, pieza: Rotafolio) -> Job:
        context = {
            "filas": _rows,
            "solo_palabras": lambda hoja: "fr" not in _rows(hoja),
            "anchos": lambda c: _edges(c),
            "anchos_sueltos": _widths,
            "momentos": lambda id_: run(self.paquete.sesiones[id_], self.paquete.portada.supuestos.hora_inicio),
        }
        turned = pieza.orientacion == "horizontal"
        grid = CARTA_APAISADO if turned else CARTA_VERTICAL
        return self._job(
            pieza, "rotafolio", "60x90", "original", context, page="90x60" if turned else "60x90",
            pages=len(pieza.hojas), overlay=(self.overlay(grid), grid),
        )  # fmt: skip

    def overlay(self, grid: Grid) -> str:
        """HTML of the labels and cut marks that go over the sheets of a tiled poster; the same for every poster."""
        left, top, width, height = map_box(grid)
        scale = width / grid.poster_ancho_mm
        cells = [
            {
                "x": left + x * scale,
                "y": top + y * scale,
                "ancho": min(grid.util_ancho, grid.poster_ancho_mm - x) * scale,
                "alto": min(grid.util_alto, grid.poster_alto_mm - y) * scale,
                "nombre": name_of(row, col),
            }
            for row, col, x, y in offsets(grid)
        ]
        sheets = [
            {"fila": row, "columna": col, "nombre": name_of(row, col), "cortes": _cuts(grid, row, col)}
            for row, col, _, _ in offsets(grid)
        ]
        return self.env.get_template("mosaico.html.j2").render(
            g=grid,
            r=self.paquete.rotulos.kit,
            mapa={"ancho": width, "alto": height, "celdas": cells},
            losas=sheets,
            css=Markup(_styles("variables", "estilo", "mosaico")),
        )

    def _cards(self, pieza: Tarjetas) -> list[Job]:
        cards = [self._card(t, i) for i, t in enumerate(pieza.tarjetas)]
        sheets = [
            [c | _place(i) for i, c in enumerate(cards[start : start + CARDS_A_SHEET])]
            for start in range(0, len(cards), CARDS_A_SHEET)
        ]
        context = {"pliegos": sheets, "marcas_de_corte": _card_marks()}
        return [self._job(pieza, "tarjetas", "carta", "estatica", context, page="tarjetas", pages=2 * len(sheets))]

    def _card(self, card: Any, index: int) -> dict[str, Any]:
        if card.termino is None:
            return {
                "indice": index, "numero": index + 1, "titulo": card.titulo, "texto": card.texto or "",
                "reverso": card.reverso or "", "experiencia": "", "lineas": 0,
            }  # fmt: skip
        term = self.paquete.terminos[card.termino]
        return {
            "indice": index, "numero": index + 1, "titulo": term.termino, "texto": term.definicion,
            "reverso": term.ejemplo or "", "experiencia": term.experiencia or "", "lineas": EXPERIENCE_LINES,
        }  # fmt: skip

    def _on_office_paper(
        self, pieza: Pieza, template: str, context: dict[str, Any], *, fillable: bool = False, pages: int = 0
    ) -> list[Job]:
        page = "carta-horizontal" if getattr(pieza, "orientacion", "") == "horizontal" else "carta"
        static = context | {"rellenable": False}
        out = [self._job(pieza, template, "carta", "estatica", static, page=page, pages=pages)]
        if fillable:
            form = context | {"rellenable": True}
            out.append(self._job(pieza, template, "carta", "rellenable", form, page=page, pages=pages, thumbnail=False))
        return out

    def _job(
        self,
        pieza: Pieza,
        template: str,
        paper: str,
        variant: str,
        context: dict[str, Any],
        *,
        page: str = "",
        pages: int = 0,
        thumbnail: bool = True,
        overlay: tuple[str, Grid] | None = None,
    ) -> Job:
        sesion = self.paquete.sesiones[pieza.sesion] if pieza.sesion else None
        css = _styles("variables", f"pagina-{page or paper}", "estilo", template)
        html = self.env.get_template(f"{template}.html.j2").render(
            {"pieza": pieza, "sesion": sesion, "css": Markup(css), **self.common, **context}
        )
        name = pieza.id + ("-rellenable" if variant == "rellenable" else "")
        folder = f"kit/{pieza.id}"
        return Job(
            clave=_key(html, repr((overlay, variant, paper, thumbnail, pages))),
            pieza=pieza.id,
            html=html,
            ruta=f"{folder}/{name}-{paper}.pdf",
            variante=variant,
            papel=paper,
            paginas=pages,
            rellenable=variant == "rellenable",
            a4_ruta=f"{folder}/{name}-a4.pdf" if paper == "carta" else "",
            mosaico=overlay,
            mosaico_ruta=f"{folder}/{name}-mosaico-{overlay[1].nombre}.pdf" if overlay else "",
            miniatura=THUMBNAIL_PX if thumbnail else 0,
            miniatura_ruta=f"{folder}/miniatura.webp" if thumbnail else "",
        )


@functools.cache
def _environment() -> Environment:
    """Jinja with our filter. Shared, so that templates compile once; an edited template is noticed by its date."""
    env = Environment(
        loader=FileSystemLoader(HERE / "plantillas"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["inline"] = inline
    env.filters["sentence"] = sentence
    return env


def _styles(*names: str) -> str:
    """Style sheets one after the other, in the house order (fonts are parsed once per process by the engine)."""
    return "\n".join((HERE / "estilos" / f"{name}.css").read_text(encoding="utf-8") for name in names)


@functools.cache
def _foundation() -> str:
    """Hash of what decides every PDF beside its HTML: engine versions, fonts, and the code that draws."""
    digest = hashlib.sha256(versions().encode())
    fonts, code = sorted((HERE / "fuentes").glob("*.ttf")), sorted(HERE.glob("*.py"))
    for path in [*fonts, *code, HERE / "estilos" / "fuentes.css"]:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _key(html: str, options: str) -> str:
    return hashlib.sha256("\0".join((_foundation(), options, html)).encode()).hexdigest()


# ---- geometry -----------------------------------------------------------------------------------


def _rows(hoja: HojaRotafolio) -> str:
    """Grid rows of a flipchart sheet: what is written to takes the free height, by weight."""
    out = []
    for e in hoja.cuerpo:
        if hasattr(e, "espacio"):
            out.append(f"{e.espacio.peso}fr")
        elif hasattr(e, "columnas"):
            out.append("3fr")
        else:
            out.append("auto")
    return " ".join(out)


def _widths(c: Columnas) -> list[float]:
    weights = c.anchos or (1,) * len(c.titulos)
    return [round(100 * w / sum(weights), 3) for w in weights]


def _edges(c: Columnas) -> list[float]:
    out, at = [], 0.0
    for w in _widths(c):
        at += w
        out.append(round(at, 3))
    return out


def _place(i: int) -> dict[str, float]:
    """Place of card ``i`` on its sheet (mm), and of its back, mirrored for turning over the long edge."""
    (w, h), (width, height) = CARD_MM, CARTA_MM
    left, top = (width - 2 * w) / 2, (height - 4 * h) / 2
    col, row = i % 2, i // 2
    return {"x": round(left + col * w, 3), "y": round(top + row * h, 3), "x_reverso": round(left + (1 - col) * w, 3)}


def _card_marks() -> list[dict[str, Any]]:
    """Cut marks outside the cards, plus faint crosses where four cards meet; symmetric, so both faces agree."""
    (w, h), (width, height) = CARD_MM, CARTA_MM
    left, top = (width - 2 * w) / 2, (height - 4 * h) / 2
    xs = [left + i * w for i in range(3)]
    ys = [top + i * h for i in range(5)]
    marks: list[dict[str, Any]] = []
    for x in xs:
        for y in (ys[0] - 6.5, ys[-1] + 1.5):
            marks.append({"clase": "v", "x": round(x, 3), "y": round(y, 3)})
    for y in ys:
        for x in (xs[0] - 6.5, xs[-1] + 1.5):
            marks.append({"clase": "h", "x": round(x, 3), "y": round(y, 3)})
    for y in ys[1:-1]:
        marks.append({"clase": "v cruz", "x": round(xs[1], 3), "y": round(y - 2, 3)})
        marks.append({"clase": "h cruz", "x": round(xs[1] - 2, 3), "y": round(y, 3)})
    return marks


def _cuts(grid: Grid, row: int, col: int) -> list[dict[str, Any]]:
    """Cut marks of a sheet at the corners of its window: in the margin, and nowhere over the picture."""
    left, top, m = grid.margen_mm, grid.margen_mm, grid.margen_mm
    right, bottom = left + grid.util_ancho, top + grid.util_alto
    arm = m / 2
    out: list[dict[str, Any]] = []
    for x in (left, right):
        out += [{"clase": "v", "x": x, "y": y, "largo": arm} for y in (top - arm - 1, bottom + 1)]
    for y in (top, bottom):
        out += [{"clase": "h", "x": x, "y": y, "largo": arm} for x in (left - arm - 1, right + 1)]
    return out


# ---- run sheet ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class PasoConHora:
    inicio: str
    paso: Any


def _run_sheet(paquete: Paquete, sesion: Sesion) -> dict[str, Any]:
    """What the run sheet computes: clock times of blocks and steps, copies of each piece, purchases."""
    start = paquete.portada.supuestos.hora_inicio

    def steps(m: Momento) -> list[PasoConHora]:
        out, at = [], to_minutes(start) + m.desde
        for paso in m.bloque.pasos:
            out.append(PasoConHora(to_clock(at), paso))
            at += paso.duracion_min
        return out

    needs = copies([m for b in sesion.bloques for m in b.materiales], paquete)
    papers = paquete.rotulos.kit.papeles
    pieces = [p for p in paquete.pieces_of(sesion) if p.tipo != "carta_descriptiva"]
    decks = [p for p in pieces if isinstance(p, Presentacion)]
    return {
        "momentos": run(sesion, start),
        "pasos": steps,
        "total_min": total(sesion),
        "copias": [{"cantidad": needs.get(p.id, 1), "pieza": p, "papel": getattr(papers, p.tipo)} for p in pieces],
        "compras": [
            {"cantidad": n, "articulo": paquete.articulos[i]} for i, n in needs.items() if i in paquete.articulos
        ],
        "presentaciones": decks,
    }
