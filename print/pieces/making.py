"""How every piece becomes jobs: its template, styles, mark and routes. Templates hold the layout, data the words."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from macros.colours import recolour
from macros.model import Escrito, Paquete, Pieza, Presentacion
from macros.words.counts import counted
from macros.words.spans import spoken
from print.engine.findings import Finding
from print.jobs import Copia, Encuadernado, Job, Mosaico
from print.key import key
from print.pages.brand import brand
from print.pages.figures import icon
from print.pages.templates import print_templates, styles
from print.pages.tiles import overlay
from print.sheets.grid import FULL, SMALL, leaves
from print.sheets.places import DIGITS, LARGE_PRINT_PT, MOST_BYTES, PLACES, Place, Sello
from print.sheets.qr import qr_svg

THUMBNAIL_PX = 320
GREYS: tuple[Copia, ...] = ("blanco-y-negro",)


class Making:
    """What the modules of the piece types make their jobs with. Reads templates and styles of the project, no more."""

    def __init__(self, paquete: Paquete) -> None:
        self.paquete = paquete
        self.env = print_templates()
        self._colores = paquete.portada.organizacion.colores if paquete.portada.organizacion else None
        self._own = ["edicion"] if paquete.portada.organizacion else []
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
            "grande": False,
            "corrido": "",
            "icono": icon,
            "codigo": lambda a: qr_svg(a, paquete.rotulos.copias.codigo.replace("{enlace}", a)),
        }

    def office(
        self, pieza: Pieza, template: str, context: dict[str, Any], *, fillable: bool = False, pages: int = 0,
        copies: tuple[Copia, ...] = (), style: str = "carta", letra_mm: float = 0.0,
        large: dict[str, Any] | None = None,
    ) -> list[Job]:  # fmt: skip
        """Jobs of a piece on office paper, to read and (``fillable``) to fill in on screen. ``style``: of its pages;
        ``letra_mm``: smallest letters of its pictures. ``large``: what changes in its context for large print, None for
        a piece that has none.

        What is for the office is drawn once, on Letter; its A4 file shows the same drawing on the other paper. What is
        filled in on screen needs one paper only.
        """
        page = turned(style, getattr(pieza, "orientacion", "vertical"))
        static = context | {"rellenable": False}
        says = "paginas" if pages else ""
        out = [
            self.job(
                pieza, template, "carta", "estatica", static, page=page, pages=pages, says=says, copies=copies,
                letra_mm=letra_mm,
            )
        ]  # fmt: skip
        if fillable:
            form = context | {"rellenable": True}
            on_screen = getattr(pieza, "paginas_en_pantalla", None) or pages
            says = "paginas_en_pantalla" if pages else ""
            out.append(
                self.job(
                    pieza, template, "carta", "rellenable", form, page=page, pages=on_screen, says=says,
                    thumbnail=False,
                )
            )  # fmt: skip
        if large is not None:
            out.append(self.large(pieza, template, static | large, "letra-grande" if style == "carta" else style))
        return out

    def large(self, pieza: Pieza, template: str, context: dict[str, Any], style: str) -> Job:
        """The large print of a piece: drawn anew, with no letter below 18 points, on as many pages as it takes."""
        page = turned(style, getattr(pieza, "orientacion", "vertical"))
        return self.job(
            pieza, template, "carta", "letra-grande", context | {"grande": True}, page=page, more="letra-grande",
            thumbnail=False, minima_pt=LARGE_PRINT_PT,
        )  # fmt: skip

    def job(
        self,
        pieza: Pieza,
        template: str,
        paper: str,
        variant: str,
        context: dict[str, Any],
        *,
        page: str = "",
        more: str = "",
        **job: Any,
    ) -> Job:
        """One drawing of a piece from one template. ``page``: its page style, if not that of its paper; ``more``: a
        style sheet besides the template's own; the rest as in ``made``.
        """
        style = page or paper
        html = self.env.get_template(f"{template}.html.j2").render(
            self.context(pieza, style, paper, template, *([more] if more else [])) | context
        )
        return self.made(pieza, html, paper, variant, style=style, **job)

    def context(self, pieza: Pieza, style: str, paper: str, *sheets: str) -> dict[str, Any]:
        """What every template gets: the piece, its session, its style sheets, and what is common to all."""
        sesion = self.paquete.sesiones[pieza.sesion] if pieza.sesion else None
        css = styles("variables", f"pagina-{style}", "estilo", *sheets, *self._own)
        return {"pieza": pieza, "sesion": sesion, "pie_logo": _logo_box(paper), "css": Markup(css), **self.common}

    def made(
        self,
        pieza: Pieza,
        html: str,
        paper: str,
        variant: str,
        *,
        style: str,
        pages: int = 0,
        says: str = "",
        thumbnail: bool = True,
        tiles: tuple[Mosaico, ...] = (),
        copies: tuple[Copia, ...] = (),
        place: Place | None = None,
        **job: Any,
    ) -> Job:
        """The job of a piece's ``html``. ``place``: of its freshness mark, if not the one of its page style; ``says``:
        the field that says how many ``pages`` there must be.
        """
        html = recolour(html, self._colores)
        name = pieza.id + (f"-{variant}" if variant in ("rellenable", "letra-grande", "dibujalo") else "")
        folder = f"kit/{pieza.id}"
        # What an organisation hands over or sends, and what is shown on a screen, carries no mark of ours.
        unmarked = isinstance(pieza, Escrito | Presentacion)
        sello = None if unmarked else self._sello(pieza, place or PLACES[style])
        told = self.paquete.rotulos.kit.caben if variant == "rellenable" else ""
        made = Job(
            clave=key(
                html, told, repr(([m.clave for m in tiles], copies, variant, paper, thumbnail, pages, sello, job))
            ),
            pieza=pieza.id,
            html=html,
            ruta=f"{folder}/{name}-{paper}.pdf",
            variante=variant,
            papel=paper,
            paginas=pages,
            paginas_en=says,
            rellenable=variant == "rellenable",
            campos=told,
            sello=sello,
            a4_ruta=f"{folder}/{name}-a4.pdf" if paper == "carta" and variant in ("estatica", "dibujalo") else "",
            mosaicos=tiles,
            copias=copies,
            miniatura=THUMBNAIL_PX if thumbnail else 0,
            miniatura_ruta=f"{folder}/miniatura.webp" if thumbnail else "",
            **job,
        )
        return faulty(made, _too_long(sello) if sello else [])

    def bound(self, pieza: Pieza, parts: list[str], contents: int, *, margin: float) -> Job:
        """The job of a book out of ``parts``, each a document, so that an edit draws one of them again."""
        r = self.paquete.rotulos.kit
        parts = [recolour(html, self._colores) for html in parts]
        keyed = tuple((key(html, "parte"), html) for html in parts)
        book = Encuadernado(keyed, contents, f"{r.pagina} {{n}} {r.de} {{total}}", r.pagina, margin)
        return self.made(pieza, "\n".join(parts), "carta", "estatica", style="libro", libro=book)

    @functools.cached_property
    def tiles(self) -> tuple[Mosaico, ...]:
        """The copies by parts of every poster, the smaller first.

        On Letter only: at 100 % its sheets fit A4 too, whose margins are 3 mm narrower at the sides.
        """
        r = self.paquete.rotulos.kit
        upright, sideways = (recolour(overlay(self.env, self.paquete, leaf), self._colores) for leaf in leaves("carta"))
        words = (r.mosaico_hojas, r.mosaico_en_blanco)
        return tuple(
            Mosaico(
                key(upright + sideways, repr((name, scale, words))), name, "carta", scale, upright, sideways, *words
            )
            for name, scale in (("mosaico-40", SMALL), ("mosaico", FULL))
        )

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
        f"la dirección de su página tiene {counted(excess, 'letra|letras')} de más para el código QR. "
        "Usa en «sitio» (data/paquete.yml) una dirección más corta."
    )
    return [Finding("", message, "direccion-larga")] if excess > 0 else []


def faulty(job: Job, findings: list[Finding]) -> Job:
    """``job`` with what is wrong with it. Its key is its own: it may have been good under rules that changed since."""
    if not findings:
        return job
    both = (*job.hallazgos, *findings)
    return replace(job, hallazgos=both, clave=key(job.html, repr(both)))


def turned(paper: str, orientacion: str) -> str:
    """Name of the page style of office paper."""
    return f"{paper}-horizontal" if orientacion == "horizontal" else paper


def _logo_box(paper: str) -> tuple[float, float]:
    """Room for the logo in the foot of a page, in millimetres."""
    return (60, 24) if paper == "60x90" else (18, 8)
