"""The page of an edition's site that sets its changes beside the package."""

from __future__ import annotations

from conftest import ROOT
from lxml import etree

from macros.loading import load
from macros.site.generated import pages
from macros.site.views import open_views

PAGE = "adaptar/cambios-del-paquete.md"


def test_only_an_edition_has_it() -> None:
    paquete = load(ROOT)[0]
    assert PAGE not in pages(paquete)
    assert pages(paquete, propia=True)[PAGE].vista == "cambios_del_paquete"


def test_every_change_is_on_it_once() -> None:
    shown = pages(load(ROOT)[0], propia=True)[PAGE]
    html = open_views(ROOT, "red-de-bibliotecas").bind(shown.vista, lambda: "adaptar/cambios-del-paquete.html")(shown.id)
    tree = etree.fromstring(f"<body>{html}</body>", etree.HTMLParser())
    rows = tree.xpath("//tbody/tr")
    wanted = load(ROOT, "red-de-bibliotecas")[1].vistos
    assert len(wanted) > 5
    assert sorted(int(r[0].text) for r in rows) == sorted(v.linea for v in wanted)
    assert [h.get("id") for h in tree.iter("h2")] == ["mirada", "perdidos", "ya", "solos"]
