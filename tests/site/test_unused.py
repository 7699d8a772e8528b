"""The theme's sheet keeps what the site can use, and loses the rest."""

from __future__ import annotations

from pathlib import Path

import tinycss2
from bs4 import BeautifulSoup

from macros.site.unused import trimmed, used

PAGE = """<html dir="ltr"><body class="md-a md-b" data-x="uno"><p class=suelta style="color:var(--de-pagina)"></p></body>"""
SCRIPT = "x.classList.add('puesta'); y.dataset.estado = 'dos'"
CASES = {
    ".md-a .md-b,.otra{x:1}": ".md-a .md-b{x:1}",
    ".otra{x:1}.suelta{y:2}": ".suelta{y:2}",
    ".puesta{x:1}": ".puesta{x:1}",
    ".md-a:not(.otra){x:1}": ".md-a:not(.otra){x:1}",
    "[dir=rtl] p{x:1}[dir=ltr] p{y:2}": "[dir=ltr] p{y:2}",
    "[data-x=uno]{x:1}[data-x=tres]{y:2}[data-z]{z:3}[open]{w:4}": "[data-x=uno]{x:1}[open]{w:4}",
    "@media print{.otra{x:1}}@media screen{.otra{x:1}p{y:2}}": "@media screen{p{y:2}}",
    "@font-face{x:1}@keyframes a{from{x:1}}": "@font-face{x:1}@keyframes a{from{x:1}}",
    ":root{--a:1;--b:var(--c);--c:2;--d:3}p{x:var(--b)}": ":root{--b:var(--c);--c:2}p{x:var(--b)}",
    ":root{--de-pagina:1;--de-hoja:2;--x:url('a;b')}": ":root{--de-pagina:1;--de-hoja:2}",
    r".md-a\:hover{x:1}.md-a:hover{x:1}": ".md-a:hover{x:1}",
}


def test_each_kind_of_rule(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "x.html").write_text(PAGE)
    (tmp_path / "assets" / "x.js").write_text(SCRIPT)
    (tmp_path / "assets" / "x.css").write_text("p{y:var(--de-hoja)}")
    found = used(tmp_path, tmp_path / "assets" / "main.css")
    for css, wanted in CASES.items():
        assert trimmed(css, found) == wanted
        assert trimmed(wanted, found) == wanted


def test_the_theme_s_sheet_is_less_than_half_and_no_page_misses_it(site: Path) -> None:
    import material

    whole = next(Path(str(material.__file__)).parent.rglob("stylesheets/main.*.min.css"))
    ours = site / "assets" / "stylesheets" / whole.name
    assert ours.stat().st_size < whole.stat().st_size / 2
    kept = ours.read_text(encoding="utf-8")
    names = {
        c
        for page in [site / "index.html", site / "kit.html", site / "sesiones" / "sesion-1.html"]
        for t in BeautifulSoup(page.read_text(encoding="utf-8"), "lxml").find_all(class_=True)
        for c in t["class"]
        if c.startswith("md-")
    }
    asked = {c for c in names if f".{c}" in whole.read_text(encoding="utf-8")}
    assert len(asked) > 40
    assert [c for c in asked if f".{c}" not in kept] == []
    assert not any(r.type == "error" for r in tinycss2.parse_stylesheet(kept))
