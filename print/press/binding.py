"""A book out of its parts, each drawn by itself: contents with page numbers, one tagged PDF, numbers at the foot.

One edit draws one part again. Pages are numbered once all parts are there: where a number belongs, a part leaves an
empty link to NUMBER and the anchor; the contents are drawn last.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pikepdf

from macros.words.filling import filled
from print.engine.findings import Finding, stopping
from print.engine.weasy import Rendered
from print.jobs import Drawn, Encuadernado, Job
from print.output import Output
from print.pdf.document import opened, to_bytes
from print.pdf.joining import JoinError, anchors, join
from print.pdf.lettering import Lettering
from print.pdf.sharing import share_fonts
from print.pdf.stamp import width
from print.sheets.papers import PT
from print.sheets.places import NUMBER

MARK = re.compile(r"@@([\w-]+)@@")
"""In the contents, what stands for the page of an anchor."""
UNKNOWN = "000"
BOX_EM = 0.7
"""Height of the empty link, in em: its lower edge is the base line."""
FOOT_MM, FOOT_EM_MM = 16.0, 2.82
"""Base line of the page number above the lower edge, and its size."""
REGULAR = 400


class Binding:
    """What is still to be drawn of a book, and the book once it is all there."""

    def __init__(self, job: Job, plan: Encuadernado, output: Output) -> None:
        self.job, self.plan, self.output = job, plan, output
        self.drawn: dict[int, Drawn] = {}
        self.final: Drawn | None = None

    def begin(self) -> list[tuple[int, str]]:
        """(number, HTML) of the documents to draw first; parts that an earlier build drew are taken from there."""
        todo = []
        for i, (_, html) in enumerate(self.plan.partes):
            if i == self.plan.indice:
                todo.append((i, MARK.sub(UNKNOWN, html)))
            elif kept := self.output.kept(self.plan.kept(i)):
                self.drawn[i] = Drawn(Rendered(kept, 0), "", 0.0, 0)
            else:
                todo.append((i, html))
        return todo

    def take(self, number: int, drawn: Drawn) -> list[tuple[int, str]]:
        """Keep a drawn document; returns what can be drawn now that it is there."""
        if len(self.drawn) == len(self.plan.partes):
            self.final = drawn
            return []
        self.drawn[number] = drawn
        if number != self.plan.indice and drawn.rendered and not drawn.rendered.hallazgos:
            self.output.keep(self.plan.kept(number), drawn.rendered.pdf)
        if len(self.drawn) < len(self.plan.partes):
            return []
        if self._failed():
            self.final = drawn
            return []
        pages = self._pages()
        html = self.plan.partes[self.plan.indice][1]
        return [(self.plan.indice, MARK.sub(lambda m: str(pages.get(m[1], UNKNOWN)), html))]

    @property
    def complete(self) -> bool:
        """Whether nothing is left to draw."""
        return self.final is not None

    def bound(self) -> Drawn:
        """The bound book, or what is wrong with a part of it."""
        assert self.final, "something is still to be drawn"
        every = [*self.drawn.values(), self.final]
        seconds, memory = sum(d.segundos for d in every), max(d.memoria_kb for d in every)
        if failed := self._failed() or (self.final if _wrong(self.final) else None):
            return replace(failed, segundos=seconds, memoria_kb=memory)
        try:
            pdf, pages = self._bound()
        except JoinError as e:
            return Drawn(None, f"un enlace lleva a «{e}», que no está en el libro", seconds, memory)
        return Drawn(Rendered(pdf, pages, self._told()), "", seconds, memory)

    def _told(self) -> list[Finding]:
        """What could look better in each part, with the pages of the whole book."""
        out: list[Finding] = []
        before = 0
        for _, drawn in sorted(self.drawn.items()):
            assert drawn.rendered
            out += [f.after(before) for f in drawn.rendered.hallazgos]
            before += anchors(drawn.rendered.pdf)[0]
        return out

    def _failed(self) -> Drawn | None:
        return next((d for d in self.drawn.values() if _wrong(d)), None)

    def _parts(self) -> list[bytes]:
        return [d.rendered.pdf for _, d in sorted(self.drawn.items()) if d.rendered]

    def _pages(self) -> dict[str, int]:
        """Page of every anchor in the whole book, counted from 1."""
        out: dict[str, int] = {}
        before = 0
        for part in self._parts():
            pages, found = anchors(part)
            out |= {name: before + page + 1 for name, page in found.items()}
            before += pages
        return out

    def _bound(self) -> tuple[bytes, int]:
        pages = self._pages()
        assert self.final and self.final.rendered
        parts = self._parts()
        parts[self.plan.indice] = self.final.rendered.pdf
        with opened(join(parts)) as pdf:
            share_fonts(pdf)
            lettering = Lettering(pdf, REGULAR)
            for i, page in enumerate(pdf.pages):
                _number_links(lettering, page, pages, self.plan.pagina)
                if i:
                    foot, em = filled(self.plan.pie, n=i + 1, total=len(pdf.pages)), FOOT_EM_MM * PT
                    right = float(page.mediabox[2]) - self.plan.derecha_mm * PT
                    lettering.write(foot, right - width(foot, REGULAR) * em, FOOT_MM * PT, em)
                lettering.put_on(page)
            return to_bytes(pdf), len(pdf.pages)


def _wrong(drawn: Drawn) -> bool:
    return drawn.rendered is None or bool(stopping(drawn.rendered.hallazgos))


def _number_links(lettering: Lettering, page: pikepdf.Page, pages: dict[str, int], word: str) -> None:
    """Write the page number into each empty link of a page, and lead the link there."""
    for annotation in page.obj.get("/Annots", ()):
        address = str(annotation.A.get("/URI", "")) if "/A" in annotation else ""
        if not address.startswith(NUMBER):
            continue
        anchor = address.removeprefix(NUMBER)
        if anchor not in pages:
            raise JoinError(anchor)
        del annotation.A
        annotation.Dest = pikepdf.String(anchor)
        annotation.Contents = pikepdf.String(f"{word} {pages[anchor]}")
        x0, y0, x1, y1 = (float(v) for v in annotation.Rect)
        number, em = str(pages[anchor]), abs(y1 - y0) / BOX_EM
        # Against the right edge: what follows it is a bracket, and in a table figures line up.
        lettering.write(number, max(x0, x1) - width(number, REGULAR) * em, min(y0, y1), em)
