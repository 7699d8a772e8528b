"""What the site says of the frame: its page, the way to it from each session and each of its pieces."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from macros.model import Paquete
from macros.plan.day.frame import meals


def _page(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / name).read_text(encoding="utf-8"), "lxml")


def test_the_page_of_the_frame_says_everything(site: Path, paquete: Paquete) -> None:
    assert paquete.marco
    tree = _page(site, "marco.html")
    ids = {str(h["id"]) for h in tree.select("h2[id]")}
    assert ids >= {m.id for m in paquete.marco.momentos} | {d.id for d in paquete.marco.decisiones}
    links = {str(a["href"]) for a in tree.select("a[href]")}
    for piece in paquete.marco.piezas:
        assert f"kit/{piece}.html" in links, piece
    table = tree.find("h2", id="hora-de-comer").find_next("table")  # type: ignore[union-attr]
    cells = [[c.get_text(" ", strip=True) for c in row.select("th, td")] for row in table.select("tbody tr")]  # type: ignore[union-attr]
    assert cells == [[s.called("Sesión"), now, later] for s, now, later in meals(paquete)]


def test_each_session_shows_what_stands_around_it(site: Path, paquete: Paquete) -> None:
    for s in paquete.package_sessions.values():
        around = _page(site, f"sesiones/{s.id}.html").select_one(".marco-dia")
        assert around, s.id
        assert [t["data-min"] for t in around.select("time")][:2] == ["-30", "0"]
        assert {str(a["href"]) for a in around.select("a")} == {"../marco.html#llegada", "../marco.html#salida"}
    assert not _page(site, "sesiones/webinar.html").select(".marco-dia")


def test_a_piece_leads_back_to_its_moment(site: Path) -> None:
    links = {str(a["href"]) for a in _page(site, "kit/marco-informe.html").select("a")}
    assert "../marco.html#despues" in links


def test_the_mexican_case_says_what_its_source_says_and_no_more(site: Path, paquete: Paquete) -> None:
    case = paquete.casos["nuevo-leon-ocho-alianzas"]
    guide = next(p for p in paquete.guias["webinar"].partes if p.id == "directorio")
    assert list(case.aliados) == [e.titulo for e in guide.elementos] and len(case.aliados) == 8
    assert (case.inicio, case.acuerdo, case.aportes, case.resultado, case.cifras) == (None, None, (), None, ())
    assert case.que_falta and len(case.buscar) >= 4 and set(case.fuentes) == {"wb", "senge-2015"}
    words = " ".join(_page(site, "casos.html").get_text(" ").split())
    assert case.que_falta in words and "Quién las nombra, y por qué" in words
    used = [p for b in paquete.sesiones["sesion-1"].bloques for p in b.pasos if "s1-caso-nuevo-leon" in p.piezas]
    assert used and "kit/s1-caso-nuevo-leon.html" in str(_page(site, "sesiones/sesion-1.html"))


def test_the_first_section_has_its_theory_and_real_cases(site: Path, paquete: Paquete) -> None:
    section = paquete.secciones["antecedentes"]
    cited = {f for p in section.partes for f in p.fuentes}
    assert cited >= {
        "rittel-webber-1973", "gray-1989", "kania-kramer-2011", "austin-2000", "austin-2001", "austin-seitanidi-2012",
        "granovetter-1973", "huxham-vangen-2005", "lffarosc-2004", "circular-2019", "lisr-80", "lfpdppp-2025",
    }  # fmt: skip
    words = " ".join(_page(site, "libro/antecedentes.html").get_text(" ").split())
    for said in ("Etapa filantrópica", "Etapa de intercambio", "Etapa de integración", "La paciencia y la constancia",
                 "Empresa Socialmente Responsable (ESR)", "gobernanza internacional"):  # fmt: skip
        assert said in words, said
    assert _page(site, "libro/antecedentes.html").select("svg")
    examples = [p.ejemplo for p in section.partes if p.ejemplo]
    real = [e for e in examples if e.startswith("Caso real")]
    assert len(real) >= 3 > len(examples) - len(real)
