"""A piece of the model as HTML pages: one Job per PDF. Templates hold the layout, the data holds the words."""

from __future__ import annotations

import functools
import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.colours import recolour
from macros.markup import inline, sentence
from macros.model import (
    CartaDescriptiva,
    Cartel,
    Diagrama,
    Etiquetas,
    FichaCaso,
    Hoja,
    Libro,
    Paquete,
    Pieza,
    Presentacion,
    Rotafolio,
    Tarjetas,
)
from macros.model.pieza import LaAgenda
from macros.schedule import Momento, run, spoken, stretch
from print.book import book
from print.brand import brand
from print.engine import versions
from print.flipchart import cuts, edges, rows, widths
from print.graphics import cut_marks, desk, drawn, labels, poster, signs
from print.jobs import CARTA_APAISADO, CARTA_VERTICAL, Grid, Job
from print.run_sheet import run_sheet
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
        self.colores = paquete.portada.organizacion.colores if paquete.portada.organizacion else None
        self.own = ["edicion"] if paquete.portada.organizacion else []
        self.common = {
            **brand(paquete),
            "portada": paquete.portada,
            "supuestos": paquete.portada.supuestos,
            "r": paquete.rotulos.kit,
            "referencias": paquete.referencias,
            "piezas": paquete.piezas,
            "sesiones": paquete.sesiones,
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
                plan = {"plan": lambda s: run_sheet(self.paquete, s)}
                words = book(self.env, self.paquete, pieza, self.common | plan)
                return [self._job(pieza, "libro", "carta", "estatica", words, page="libro")]
            case Tarjetas():
                return self._cards(pieza)
            case FichaCaso():
                return self._on_office_paper(pieza, "ficha", {"caso": self.paquete.casos[pieza.caso]}, pages=1)
            case CartaDescriptiva():
                context = run_sheet(self.paquete, self.paquete.sesiones[pieza.sesion])
                return self._on_office_paper(pieza, "carta_descriptiva", context)
            case Presentacion():
                return [self._job(pieza, "presentacion", "16x9", "original", {}, pages=len(pieza.laminas))]
            case Cartel():
                return self._signs(pieza)
            case Etiquetas():
                return self._labels(pieza)
            case Diagrama():
                return self._drawing(pieza)

    def _flipchart(self, pieza: Rotafolio) -> Job:
        context = {
            "filas": rows,
            "solo_palabras": lambda hoja: "fr" not in rows(hoja),
            "anchos": edges,
            "anchos_sueltos": widths,
            "momentos": self._agenda,
        }
        turned = pieza.orientacion == "horizontal"
        grid = CARTA_APAISADO if turned else CARTA_VERTICAL
        return self._job(
            pieza, "rotafolio", "60x90", "original", context, page="90x60" if turned else "60x90",
            pages=len(pieza.hojas), overlay=(self.overlay(grid), grid),
        )  # fmt: skip

    def _agenda(self, e: LaAgenda) -> list[Momento]:
        """The rows of a wall agenda, with their clock times."""
        sesion = self.paquete.sesiones[e.agenda]
        moments = run(sesion, self.paquete.start_of(sesion))
        return stretch(moments, e.desde, e.hasta, pausas=not e.sin_pausas)

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
            {"fila": row, "columna": col, "nombre": name_of(row, col), "cortes": cuts(grid, row, col)}
            for row, col, _, _ in offsets(grid)
        ]
        html = self.env.get_template("mosaico.html.j2").render(
            g=grid,
            r=self.paquete.rotulos.kit,
            mapa={"ancho": width, "alto": height, "celdas": cells},
            losas=sheets,
            css=Markup(_styles("variables", "estilo", "mosaico")),
        )
        return recolour(html, self.colores)

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

    def _signs(self, pieza: Cartel) -> list[Job]:
        page = _turned("carta", pieza.orientacion)
        return [
            self._job(pieza, "cartel", "carta", "estatica", signs(pieza, "carta"), page=page, pages=len(pieza.letreros))
        ]

    def _labels(self, pieza: Etiquetas) -> list[Job]:
        context = labels(pieza, CARTA_MM, self.paquete.portada.supuestos.grupos)
        pages = len(context["pliegos"]) * (2 if context["con_reverso"] else 1)
        return [self._job(pieza, "etiquetas", "carta", "estatica", context, page="tarjetas", pages=pages)]

    def _drawing(self, pieza: Diagrama) -> list[Job]:
        trazo, findings = drawn(pieza)
        turned = pieza.orientacion == "horizontal" and pieza.pliegos == 1
        grid = CARTA_APAISADO if turned else CARTA_VERTICAL
        page = "60x90-mural" if pieza.pliegos > 1 else "90x60" if turned else "60x90"
        wall = self._job(
            pieza, "diagrama", "60x90", "original", poster(pieza, trazo), page=page, pages=pieza.pliegos,
            thumbnail=pieza.pliegos == 1, overlay=(self.overlay(grid), grid), more="diagrama-pared",
        )  # fmt: skip
        page = _turned("carta", pieza.orientacion)
        at_desk = self._job(
            pieza, "diagrama", "carta", "estatica", desk(pieza, trazo, "carta"), page=page, pages=1,
            thumbnail=pieza.pliegos > 1, more="diagrama-mesa",
        )  # fmt: skip
        if not findings:
            return [wall, at_desk]
        # A key of its own: the page may have been good under rules that have changed since.
        return [replace(j, hallazgos=tuple(findings), clave=_key(j.html, repr(findings))) for j in (wall, at_desk)]

    def _on_office_paper(
        self, pieza: Pieza, template: str, context: dict[str, Any], *, fillable: bool = False, pages: int = 0
    ) -> list[Job]:
        page = _turned("carta", getattr(pieza, "orientacion", "vertical"))
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
        more: str = "",
    ) -> Job:
        sesion = self.paquete.sesiones[pieza.sesion] if pieza.sesion else None
        css = _styles("variables", f"pagina-{page or paper}", "estilo", template, *([more] if more else []), *self.own)
        html = self.env.get_template(f"{template}.html.j2").render(
            {
                "pieza": pieza,
                "sesion": sesion,
                "pie_logo": _logo_box(paper),
                "css": Markup(css),
                **self.common,
                **context,
            }
        )
        html = recolour(html, self.colores)
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


def _turned(paper: str, orientacion: str) -> str:
    """Name of the page style of office paper."""
    return f"{paper}-horizontal" if orientacion == "horizontal" else paper


def _logo_box(paper: str) -> tuple[float, float]:
    """Room for the logo in the foot of a page, in millimetres."""
    return (60, 24) if paper == "60x90" else (18, 8)


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


def _place(i: int) -> dict[str, float]:
    """Place of card ``i`` on its sheet (mm), and of its back, mirrored for turning over the long edge."""
    (w, h), (width, height) = CARD_MM, CARTA_MM
    left, top = (width - 2 * w) / 2, (height - 4 * h) / 2
    col, row = i % 2, i // 2
    return {"x": round(left + col * w, 3), "y": round(top + row * h, 3), "x_reverso": round(left + (1 - col) * w, 3)}


def _card_marks() -> list[dict[str, Any]]:
    """Cut marks outside the cards, plus faint crosses where four cards meet; symmetric, so both faces agree."""
    return cut_marks(*CARTA_MM, *CARD_MM, 2, 4)
