"""What the sources of the guides say, with their may and often, on the built page; what they do not say is not there."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from bs4 import BeautifulSoup

SAYS = {
    "diez-pasos": [
        "trabaja a menudo en temas que despiertan algo de controversia",
        "La desconfianza puede ser mutua",
        "A menudo es a quien se quiere convencer",
        "No hay una fórmula única",
        "líderes naturales",
        "unida en la diversidad",
        "seguridad alimentaria",
        "es común que se alejen de la gente a la que deben apoyar",
        "empresas, donantes multilaterales o líderes religiosos",
        "Las hay humanitarias, ambientalistas, religiosas, de derechos humanos y de desarrollo",
        "cuentas y consejos de esta edición",
        "Esta edición propone dos.",
        "Las preguntas de la hoja del kit son de esta edición",
    ],
    "comunidades": [
        "Aprendieron el método y pueden repetirlo",
        "oportunidades de influir mejor, con acciones que fueran de colaboración",
        "siguieron trabajando con las OSC más allá de los eventos",
        "La segunda fue más fácil de convocar",
        "derecho corporativo, fiscal, laboral, lavado de dinero y privacidad de datos",
        "evaluación de la capacidad (OCA), índice de desempeño (OPI), análisis de redes (SNA) y mapeo de actores",
        "ciclo de fortalecimiento",
        "Leonardo Escobar",
        "no impuso directrices",
        "es una vía probada para prevenir la violencia",
        "En Sonora, tres integrantes",
        "Es un modo de volver a enfocar el trabajo",
        "comunicarse y colaborar, ampliar su red con actores clave",
    ],
    "webinar": [
        "participación, diálogo e incidencia; proyectos de cambio; y fortalecimiento para incidir en políticas públicas",
        "en la fuente se pregunta solo por el chat",
    ],
}
SAYS_NOT = {
    "diez-pasos": ["va y viene", "Casi siempre es a quien", "entra a veces en temas", "nace de dos maneras", "comida suficiente"],
    "comunidades": [
        "Hoy usan", "pasaron de competir", "siguieron en contacto", "Cada una aprendió de la anterior", "resultó lo mejor",
        "Hoy ponen", "Trabajar en red ya es parte",
    ],
}  # fmt: skip
PRINTS = {
    "care-paso-1": [
        "matrimonio infantil",
        "primaria en el presupuesto",
        "salud reproductiva",
        "produce alimentos en pequeño",
        "Siete propósitos",
    ],
    "care-paso-8": [
        "personal técnico",
        "autoridades locales",
        "desconfianza puede ser mutua",
        "mejor entrada",
        "oponerse",
    ],
    "care-caso-georgia": ["juntara su producción", "siete equipos", "proyecto de ley", "extensión", "modo de trabajar"],
    "care-caso-zambia": ["gobiernos, organismos internacionales, ONG y empresas", "le den más recursos"],
    "care-caso-peru": ["una excepción", "Todos con la Infancia. Vota por la Niñez Ahora"],
    "wb-claves": ["ambiente de confianza", "maratón con obstáculos", "misma causa"],
    "ca-paso-5": ["crecieron sus vínculos", "superó por mucho la duda"],
    "care-copresidencia": ["Las cuatro primeras vienen de la fuente"],
}


def _plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("guia", SAYS)
def test_a_guide_says_what_its_source_says(site: Path, guia: str) -> None:
    tree = BeautifulSoup((site / f"guias/{guia}.html").read_text(encoding="utf-8"), "lxml")
    body = tree.select_one("article")
    assert body
    text = _plain(body.get_text())
    assert [x for x in SAYS[guia] if x not in text] == []
    assert [x for x in SAYS_NOT.get(guia, []) if x in text] == []


@pytest.mark.parametrize("pieza", PRINTS)
def test_a_print_says_what_its_source_says(kit: Path, pieza: str) -> None:
    index = json.loads((kit / "kit.json").read_text(encoding="utf-8"))
    file = next(p["archivos"][0] for p in index["piezas"] if p["id"] == pieza)
    text = _plain(" ".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(kit.parent / file["ruta"])))
    assert [x for x in PRINTS[pieza] if x not in text.replace("\ufffe", "")] == []


def test_the_book_holds_the_guides(kit: Path) -> None:
    index = json.loads((kit / "kit.json").read_text(encoding="utf-8"))
    book = next(p for p in index["piezas"] if p["id"] == "guia-completa")
    pdf = pypdfium2.PdfDocument(kit.parent / book["archivos"][0]["ruta"])
    told = [b.get_title() for b in pdf.get_toc() if b.level == 0]
    for title in (
        "Guía 1. Ciclo de las alianzas", "Guía 2. Webinar sobre alianzas", "Guía 3. Alianza multiactor en 10 pasos",
        "Guía 4. Comunidades de aprendizaje en 6 pasos", "Jornada inicial. El primer encuentro de la alianza",
        "Webinar. Presentar una sesión a distancia", "Las guías. Cuatro miradas, un camino",
    ):  # fmt: skip
        assert title in told


def test_each_guide_has_one_name(site: Path) -> None:
    for id_ in ("ciclo", *SAYS):
        tree = BeautifulSoup((site / f"guias/{id_}.html").read_text(encoding="utf-8"), "lxml")
        title = tree.select_one("h1")
        sheet = BeautifulSoup((site / f"kit/nav-{id_}.html").read_text(encoding="utf-8"), "lxml").select_one("h1")
        assert title and sheet and _plain(title.get_text()).rstrip("¶ ") in sheet.get_text()


def test_errata_of_the_guides_say_what_was_done(site: Path) -> None:
    text = _plain(BeautifulSoup((site / "decisiones.html").read_text(encoding="utf-8"), "lxml").get_text())
    assert "en el 4, el de la lista; en el 9, el del texto" in text and "marca la segunda como (b)" in text
    assert "sus dos proyectos suman 7 personas" in text and "su nivel suma 7" not in text
