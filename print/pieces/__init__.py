"""A piece of the model as HTML pages: one Job per PDF. Templates hold the layout, the data holds the words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from markupsafe import Markup

from macros.colours import recolour
from macros.model import (
    CartaDescriptiva,
    Cartel,
    Diagrama,
    Escrito,
    Etiquetas,
    FichaCaso,
    FichaNavegacionHoja,
    Hoja,
    HojaAutoevaluacion,
    Libro,
    Paquete,
    Pieza,
    Presentacion,
    Rotafolio,
    Tarjetas,
)
from macros.model.pieza import LaAgenda
from macros.plan.navigation_sheet import sheet
from macros.plan.schedule import Momento, run, stretch
from macros.words.spans import spoken
from print.engine.weasy import Finding
from print.jobs import TILED_ON, Copia, Encuadernado, Grid, Job, Mosaico, grid
from print.key import key
from print.pdf.marking import DIGITS
from print.pdf.stamp import qr_svg
from print.pdf.tiling import map_box, name_of, offsets
from print.pieces.book import book
from print.pieces.brand import brand
from print.pieces.cards import marks, sheets, sizes
from print.pieces.drawing import crowded, desk, drawn, labels, poster, scored, signs, smallest
from print.pieces.flipchart import cuts, edges, rows, widths
from print.pieces.paperwork import paperwork
from print.pieces.run_sheet import run_sheet
from print.pieces.templates import environment, styles
from print.sheets.places import BOOK_MARGIN, MOST_BYTES, OTHER_PART, PLACES, Place, Sello

CARTA_MM = (215.9, 279.4)
EXPERIENCE_LINES = 2
THUMBNAIL_PX = 320
GREYS: tuple[Copia, ...] = ("blanco-y-negro",)


class Pages:
    """Makes the jobs of a package's pieces. Pure: reads templates and styles of the project, nothing else."""

    def __init__(self, paquete: Paquete) -> None:
        self.paquete = paquete
        self.env = environment()
        self._overlays: dict[Grid, Mosaico] = {}
        self.colores = paquete.portada.organizacion.colores if paquete.portada.organizacion else None
        self.own = ["edicion"] if paquete.portada.organizacion else []
        self.common = {
            **brand(paquete),
            "portada": paquete.portada,
            "supuestos": paquete.portada.supuestos,
            "r": paquete.rotulos.kit,
            "sello": paquete.rotulos.copias,
            "referencias": paquete.referencias,
            "piezas": paquete.piezas,
            "sesiones": paquete.sesiones,
            "duracion": spoken,
            "momentos": [],
            "codigo": lambda a: qr_svg(a, paquete.rotulos.copias.codigo.replace("{enlace}", a)),
        }

    def jobs(self, pieza: Pieza) -> list[Job]:
        """Every drawing of a piece, the one that gives the thumbnail first.

        What is for the office is drawn once, on Letter; its A4 file shows the same drawing on the other paper.
        """
        match pieza:
            case Rotafolio():
                return [self._flipchart(pieza)]
            case Hoja():
                copies: tuple[Copia, ...] = ("letra-grande", "blanco-y-negro")
                return self._on_office_paper(
                    pieza, "hoja", {}, fillable=pieza.has_blanks, pages=pieza.paginas, copies=copies
                )
            case Escrito():
                return self._on_office_paper(
                    pieza, "documento", paperwork(pieza), fillable=bool(pieza.campos), pages=pieza.paginas,
                    copies=("letra-grande", *GREYS), style="documento",
                )  # fmt: skip
            case Libro():
                return [self._book(pieza)]
            case Tarjetas():
                return self._cards(pieza)
            case FichaCaso():
                case = {"caso": self.paquete.casos[pieza.caso]}
                return self._on_office_paper(pieza, "ficha", case, pages=1, copies=GREYS)
            case FichaNavegacionHoja():
                told = {"ficha": sheet(self.paquete, pieza.de), "rn": self.paquete.rotulos.guias.navegacion}
                return self._on_office_paper(pieza, "ficha_navegacion", told, pages=1, copies=GREYS)
            case HojaAutoevaluacion():
                return self._on_office_paper(
                    pieza, "autoevaluacion", scored(self.paquete, pieza), fillable=True, pages=pieza.paginas,
                    copies=("letra-grande", *GREYS),
                )  # fmt: skip
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
        return self._job(
            pieza, "rotafolio", "60x90", "original", context, page="90x60" if turned else "60x90",
            pages=len(pieza.hojas), tiles=self._tiles(turned), copies=("reducida", "blanco-y-negro"),
            reducida_en_grises=True,
        )  # fmt: skip

    def _book(self, pieza: Libro) -> Job:
        """Cover, contents and chapters, each a document of its own, so that an edit draws one of them again."""
        plan = {"plan": lambda s: run_sheet(self.paquete, s), "otra_parte": OTHER_PART}
        words = book(self.env, self.paquete, pieza, self.common | plan)
        chapters = words.pop("trozos")
        context = self._context(pieza, "libro", "carta", "libro") | plan | words
        template = self.env.get_template("libro.html.j2")
        parts = [template.render(context | {"trozo": name}) for name in ("portada", "contenido")]
        parts += [template.render(context | {"trozo": "", "cuerpo": chapter}) for chapter in chapters]
        parts = [recolour(html, self.colores) for html in parts]
        r = self.paquete.rotulos.kit
        bound = Encuadernado(
            tuple((key(html, "parte"), html) for html in parts), 1, f"{r.pagina} {{n}} {r.de} {{total}}", r.pagina,
            BOOK_MARGIN,
        )  # fmt: skip
        return self._made(pieza, "\n".join(parts), "carta", "estatica", style="libro", libro=bound)

    def _tiles(self, turned: bool) -> tuple[Mosaico, ...]:
        """A poster's copy on each paper that it may be printed on by parts."""
        return tuple(self.overlay(grid(paper, (900, 600) if turned else (600, 900))) for paper in TILED_ON)

    def _agenda(self, e: LaAgenda) -> list[Momento]:
        """The rows of a wall agenda, with their clock times."""
        sesion = self.paquete.sesiones[e.agenda]
        moments = run(sesion, self.paquete.start_of(sesion))
        return stretch(moments, e.desde, e.hasta, pausas=not e.sin_pausas)

    def overlay(self, grid: Grid) -> Mosaico:
        """Labels and cut marks that go over the sheets of a tiled poster; the same for every poster."""
        if grid in self._overlays:
            return self._overlays[grid]
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
        losas = [
            {"fila": row, "columna": col, "nombre": name_of(row, col), "cortes": cuts(grid, row, col)}
            for row, col, _, _ in offsets(grid)
        ]
        html = self.env.get_template("mosaico.html.j2").render(
            g=grid,
            papel=getattr(self.paquete.rotulos.copias, f"tamano_{grid.nombre}"),
            r=self.paquete.rotulos.kit,
            mapa={"ancho": width, "alto": height, "celdas": cells},
            losas=losas,
            css=Markup(styles("variables", "estilo", "mosaico")),
        )
        html = recolour(html, self.colores)
        self._overlays[grid] = Mosaico(key(html, repr(grid)), html, grid)
        return self._overlays[grid]

    def _cards(self, pieza: Tarjetas) -> list[Job]:
        cards = [self._card(t, i) for i, t in enumerate(pieza.tarjetas)]
        pliegos = sheets(cards)
        context = {"pliegos": pliegos, "marcas_de_corte": marks(), "letra": sizes(cards)}
        pages, copies = 2 * len(pliegos), GREYS
        return [self._job(pieza, "tarjetas", "carta", "estatica", context, page="tarjetas", pages=pages, copies=copies)]

    def _card(self, card: Any, index: int) -> dict[str, Any]:
        if card.termino is None:
            return {
                "indice": index, "numero": index + 1, "titulo": card.titulo, "texto": card.texto or "",
                "reverso": card.reverso or "", "experiencia": "", "lineas": 0,
            }  # fmt: skip
        term = self.paquete.terminos[card.termino]
        asked = f"{self.paquete.rotulos.kit.nuestra_experiencia} {term.experiencia}" if term.experiencia else ""
        return {
            "indice": index, "numero": index + 1, "titulo": term.termino, "texto": term.definicion,
            "reverso": term.ejemplo or "", "experiencia": asked, "lineas": EXPERIENCE_LINES,
        }  # fmt: skip

    def _signs(self, pieza: Cartel) -> list[Job]:
        page = _turned("carta", pieza.orientacion)
        pages, context = len(pieza.letreros), signs(pieza, "carta")
        return [self._job(pieza, "cartel", "carta", "estatica", context, page=page, pages=pages, copies=GREYS)]

    def _labels(self, pieza: Etiquetas) -> list[Job]:
        context = labels(pieza, CARTA_MM, self.paquete.portada.supuestos.grupos)
        pages = len(context["pliegos"]) * (2 if context["con_reverso"] else 1)
        # The code stands over the labels' right edge, between two cut marks.
        place = replace(PLACES["tarjetas"], derecha=(CARTA_MM[0] - pieza.ancho_mm * pieza.columnas) / 2 + 2)
        job = self._job(
            pieza, "etiquetas", "carta", "estatica", context, page="tarjetas", pages=pages, copies=GREYS,
            place=place,
        )  # fmt: skip
        return [_faulty(job, crowded(pieza, CARTA_MM[1]))]

    def _drawing(self, pieza: Diagrama) -> list[Job]:
        trazo, findings = drawn(pieza)
        turned = pieza.orientacion == "horizontal" and pieza.pliegos == 1
        page = "60x90-mural" if pieza.pliegos > 1 else "90x60" if turned else "60x90"
        wall = self._job(
            pieza, "diagrama", "60x90", "original", poster(pieza, trazo), page=page, pages=pieza.pliegos,
            thumbnail=pieza.pliegos == 1, tiles=self._tiles(turned), more="diagrama-pared",
            copies=("reducida", "blanco-y-negro"), letra_mm=smallest(trazo),
        )  # fmt: skip
        page = _turned("carta", pieza.orientacion)
        at_desk = self._job(
            pieza, "diagrama", "carta", "estatica", desk(pieza, trazo, "carta"), page=page, pages=1,
            thumbnail=pieza.pliegos > 1, more="diagrama-mesa", copies=GREYS,
        )  # fmt: skip
        return [_faulty(job, findings) for job in (wall, at_desk)]

    def _on_office_paper(
        self, pieza: Pieza, template: str, context: dict[str, Any], *, fillable: bool = False, pages: int = 0,
        copies: tuple[Copia, ...] = (), style: str = "carta",
    ) -> list[Job]:  # fmt: skip
        page = _turned(style, getattr(pieza, "orientacion", "vertical"))
        static = context | {"rellenable": False}
        out = [self._job(pieza, template, "carta", "estatica", static, page=page, pages=pages, copies=copies)]
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
        tiles: tuple[Mosaico, ...] = (),
        copies: tuple[Copia, ...] = (),
        more: str = "",
        place: Place | None = None,
        **job: Any,
    ) -> Job:
        style = page or paper
        html = self.env.get_template(f"{template}.html.j2").render(
            self._context(pieza, style, paper, template, *([more] if more else [])) | context
        )
        return self._made(
            pieza, html, paper, variant, style=style, pages=pages, thumbnail=thumbnail, tiles=tiles, copies=copies,
            place=place, **job,
        )  # fmt: skip

    def _context(self, pieza: Pieza, style: str, paper: str, *sheets: str) -> dict[str, Any]:
        """What every template gets: the piece, its session, its style sheets, and what is common to all."""
        sesion = self.paquete.sesiones[pieza.sesion] if pieza.sesion else None
        css = styles("variables", f"pagina-{style}", "estilo", *sheets, *self.own)
        return {"pieza": pieza, "sesion": sesion, "pie_logo": _logo_box(paper), "css": Markup(css), **self.common}

    def _made(
        self,
        pieza: Pieza,
        html: str,
        paper: str,
        variant: str,
        *,
        style: str,
        pages: int = 0,
        thumbnail: bool = True,
        tiles: tuple[Mosaico, ...] = (),
        copies: tuple[Copia, ...] = (),
        place: Place | None = None,
        **job: Any,
    ) -> Job:
        html = recolour(html, self.colores)
        name = pieza.id + ("-rellenable" if variant == "rellenable" else "")
        folder = f"kit/{pieza.id}"
        # What an organisation hands over or sends carries no mark of ours.
        sello = None if isinstance(pieza, Escrito) else self._sello(pieza, place or PLACES[style])
        made = Job(
            clave=key(html, repr(([m.clave for m in tiles], copies, variant, paper, thumbnail, pages, sello, job))),
            pieza=pieza.id,
            html=html,
            ruta=f"{folder}/{name}-{paper}.pdf",
            variante=variant,
            papel=paper,
            paginas=pages,
            rellenable=variant == "rellenable",
            sello=sello,
            a4_ruta=f"{folder}/{name}-a4.pdf" if paper == "carta" else "",
            mosaicos=tiles,
            copias=copies,
            miniatura=THUMBNAIL_PX if thumbnail else 0,
            miniatura_ruta=f"{folder}/miniatura.webp" if thumbnail else "",
            **job,
        )
        return _faulty(made, _too_long(sello) if sello else [])

    def _sello(self, pieza: Pieza, place: Place) -> Sello:
        edicion = self.paquete.portada.edicion
        return Sello(
            direccion=f"{edicion.sitio}kit/{pieza.id}.html#",
            rotulo=self.paquete.rotulos.copias.marca,
            pie=f"{edicion.titulo} {edicion.version} · {pieza.id}",
            lugar=place,
        )


def _too_long(sello: Sello) -> list[Finding]:
    excess = len(sello.direccion.encode()) + DIGITS - MOST_BYTES
    message = (
        f"la dirección de su página tiene {excess} letras de más para el código QR. "
        "Usa en «sitio» (data/paquete.yml) una dirección más corta."
    )
    return [Finding("", message, "direccion-larga")] if excess > 0 else []


def _faulty(job: Job, findings: list[Finding]) -> Job:
    """``job`` with what is wrong with it. Its key is its own: it may have been good under rules that changed since."""
    if not findings:
        return job
    both = (*job.hallazgos, *findings)
    return replace(job, hallazgos=both, clave=key(job.html, repr(both)))


def _turned(paper: str, orientacion: str) -> str:
    """Name of the page style of office paper."""
    return f"{paper}-horizontal" if orientacion == "horizontal" else paper


def _logo_box(paper: str) -> tuple[float, float]:
    """Room for the logo in the foot of a page, in millimetres."""
    return (60, 24) if paper == "60x90" else (18, 8)
