"""Gates that a page must pass: lints on its HTML before it is drawn, and PDF/UA-1 on the finished file."""

from __future__ import annotations

import re

import lxml.html

from macros.words.faces import absent
from print.engine.findings import Finding

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
_HEADINGS = ("h1", "h2", "h3", "h4")


def lint(html: str, *, level: int = 0) -> list[Finding]:
    """What no validator of PDF reports: language, heading order, tables, fields, pictures, letters, addresses.

    ``level``: level of the heading that stands before; a part of a book comes after its title.
    """
    root = lxml.html.fromstring(html)
    out: list[Finding] = []

    def add(rule: str, message: str) -> None:
        out.append(Finding("", message, rule))

    if not _LANGUAGE.fullmatch(root.get("lang") or ""):
        add("html-idioma", "la página no declara su lengua (lang).")
    if not (root.findtext(".//title") or "").strip():
        add("html-titulo", "la página no tiene título.")
    for heading in root.iter(*_HEADINGS):
        now = int(heading.tag[1])
        if now > level + 1:
            add("html-encabezados", f"un encabezado salta del nivel {level} al {now}: «{heading.text_content()[:40]}».")
        level = now
    for table in root.iter("table"):
        counts = {len(row.xpath("./td|./th")) for row in table.iter("tr")}
        if not list(table.iter("th")):
            add("html-tabla", "una tabla no tiene encabezados (th).")
        if len(counts) > 1:
            add("html-tabla", "una tabla tiene renglones con distinto número de celdas.")
    names: set[str] = set()
    for control in root.iter("input", "textarea", "select"):
        name = control.get("name") or ""
        if not name or name in names:
            add("html-campo", f"un campo repite nombre o no lo tiene: «{name}».")
        names.add(name)
        if not control.get("title"):
            add("html-campo", f"el campo «{name}» no dice qué se escribe en él (title).")
    for image in root.iter("img"):
        if not (image.get("alt") or "").strip():
            add("html-imagen", f"una imagen no tiene texto alternativo: {image.get('src')}.")
    for link in root.iter("a"):
        if not re.match(r"(https?:|mailto:|#)", link.get("href") or ""):
            add("html-enlace", f"un enlace no sirve en papel ni en PDF: {link.get('href')}.")
    body = root.find("body")
    text = "" if body is None else body.text_content()
    missing = sorted(absent(text))
    if missing:
        shown = ", ".join(f"«{c}» (U+{ord(c):04X})" for c in missing[:5])
        add("letra-ausente", f"la letra del kit no tiene estos signos: {shown}. Escribe la idea con palabras.")
    return out
