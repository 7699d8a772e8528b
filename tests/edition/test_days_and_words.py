"""Other times, several days, other words, and what an edition does without."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_edition import told, write
from test_upstream import rich  # noqa: F401  # a fixture

from macros.edition.words import faults, plural
from macros.loading import load, seen
from macros.plan.day.schedule import total

DAYS = "partes:\n  - sesion: taller\n    dias:\n      - [inicio]\n      - [cierre]\n"
ALONE = "sesiones: [otra]\n"
"""Only another session."""


def another(rich: Path) -> None:  # noqa: F811
    """A second session of the package."""
    text = (rich / "data/sesiones/taller.yml").read_text(encoding="utf-8")
    other = text.replace("id: taller", "id: otra", 1).replace("numero: 1", "numero: 2")
    (rich / "data/sesiones/otra.yml").write_text(other, encoding="utf-8")
    front = rich / "data/paquete.yml"
    front.write_text(
        front.read_text(encoding="utf-8").replace("sesiones: [taller]", "sesiones: [taller, otra]"), encoding="utf-8"
    )


def test_a_session_in_two_days(rich: Path) -> None:  # noqa: F811
    write(rich, DAYS)
    mine = load(rich, "mia")[0]
    assert {i: [b.id for b in s.bloques] for i, s in mine.sesiones.items()} == {
        "taller": ["inicio"], "taller-dia-2": ["cierre"],
    }  # fmt: skip
    one, two = mine.sesiones.values()
    assert (one.nombre_corto, two.nombre_corto) == ("Sesión 1, día 1", "Sesión 1, día 2")
    assert (one.duracion_declarada_min, two.duracion_declarada_min) == (60, 5)
    assert one.numero != two.numero
    assert mine.portada.sesiones == ("taller", "taller-dia-2") == mine.portada.rutas.basico
    assert (one.productos, two.productos) == (("Una lista de ideas.", "Una foto."), ("Una hoja llena.",))
    assert list(load(rich)[0].sesiones) == ["taller"]


def test_days_follow_the_package_and_changes(rich: Path) -> None:  # noqa: F811
    path = rich / "data/sesiones/taller.yml"
    new = "  - {id: extra, tipo: actividad, titulo: Extra, titulo_corto: Extra, duracion_min: 5}\n  - id: cafe\n"
    path.write_text(path.read_text(encoding="utf-8").replace("  - id: cafe\n", new), encoding="utf-8")
    write(rich, DAYS + "cambios:\n  - {en: taller/cierre, campo: titulo, poner: Adiós}\n")
    mine = load(rich, "mia")[0]
    assert [b.id for b in mine.sesiones["taller"].bloques] == ["inicio", "extra"]
    assert mine.sesiones["taller-dia-2"].bloques[0].titulo == "Adiós"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (DAYS.replace("[cierre]", "[cierres]"), "«cierres» no es un bloque de «taller». ¿Quisiste decir «cierre»?"),
        (DAYS.replace("[cierre]", "[inicio]"), "«inicio» está en dos días"),
        (DAYS.replace("sesion: taller", "sesion: talle"), "«talle» no es una sesión. ¿Quisiste decir «taller»?"),
        ("tiempos:\n  - {sesion: taller, minutos: 500}\n", "Escribe minutos:"),
        ("sin: [guia]\n", "no es una guía, un anexo ni un tipo de pieza. ¿Quisiste decir «guias»?"),
        ("reemplazar: {de: para}\n", "está en casi todos los renglones"),
        ("reemplazar: {hoja: una hoja nueva}\n", "vuelve a salir"),
        ("reemplazar: {unicornio: caballo}\n", "no está en ningún texto"),
        ('reemplazar: {hoja: "{min}"}\n', "lleva una llave o una raya"),
        ('reemplazar: {"{min} minutos": un rato}\n', "lleva una llave o una raya"),
        ('reemplazar: {hoja: "a|b"}\n', "lleva una llave o una raya"),
        (ALONE + "tiempos:\n  - {sesion: taller, minutos: 80}\n", "«taller» no está en esta edición y este renglón"),
        (ALONE + "tiempos:\n  - {sesion: taller, minutos: 500}\n", "«taller» no está en esta edición y este renglón"),
        (ALONE + DAYS, "«taller» no está en esta edición y este renglón no hace nada. Bórralo o agrégala"),
    ],
)
def test_what_cannot_be_is_told_at_its_line(rich: Path, text: str, message: str) -> None:  # noqa: F811
    another(rich)
    lines = told(rich, text)
    assert any(message in line and line.startswith("data/ediciones/mia.yml:") for line in lines), lines


def test_times_are_fitted_around_what_is_set_by_hand(rich: Path) -> None:  # noqa: F811
    write(
        rich,
        "tiempos:\n  - {sesion: taller, minutos: 85}\n"
        "cambios:\n  - {en: taller/cierre, campo: duracion_min, poner: 10, decia: 5}\n",
    )
    s = load(rich, "mia")[0].sesiones["taller"]
    assert (total(s), s.duracion_declarada_min, s.bloques[-1].duracion_min) == (85, 85, 10)
    assert all(sum(p.duracion_min for p in b.pasos) == b.duracion_min for b in s.bloques if b.pasos)


def test_other_words_everywhere_and_in_no_name(rich: Path) -> None:  # noqa: F811
    write(rich, "reemplazar: {hoja: papel, idea: ocurrencia}\n")
    mine = load(rich, "mia")[0]
    s = mine.sesiones["taller"]
    assert [p.titulo for p in s.bloques[0].pasos][1] == "Papel"
    assert s.bloques[0].pasos[1].piezas == ("hoja-uno",)
    assert s.bloques[0].productos[0] == "Una lista de ocurrencias."
    assert "hoja-uno" in mine.piezas
    assert len([x for x in seen(rich, "mia").lugares if x.regla == "hoja"]) > 3
    assert "hoja" in load(rich)[0].sesiones["taller"].productos[0]


def test_what_stands_in_braces_is_a_name_and_keeps_its_words(rich: Path) -> None:  # noqa: F811
    """A rule changes the words of a text, not the name of a step whose minutes it says."""
    path = rich / "data/sesiones/taller.yml"
    text = path.read_text(encoding="utf-8").replace(
        "Cada grupo comparte", "En {min taller/inicio/puesta-en-comun}, comparte"
    )
    path.write_text(text, encoding="utf-8")
    labels = load(rich)[0].rotulos.auditoria.personas_iguales
    assert "{personas persona|personas}" in labels
    write(rich, "reemplazar: {puesta: charla, hoja: papel, persona: socia}\n")
    mine = load(rich, "mia")[0]
    assert [(p.titulo, str(p.texto)) for p in mine.sesiones["taller"].bloques[0].pasos][2] == (
        "Charla en común", "En 15, comparte una idea.",
    )  # fmt: skip
    assert "{personas socia|socias}" in mine.rotulos.auditoria.personas_iguales


@pytest.mark.parametrize(
    ("one", "many"),
    [("asociación", "asociaciones"), ("red", "redes"), ("hoja", "hojas"), ("vez", "veces"), ("interés", "intereses"),
     ("lunes", "lunes"), ("red de apoyo", "redes de apoyo")],
)  # fmt: skip
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many


def test_rules_that_may_not_be_used() -> None:
    assert set(faults({"a": "b", "OSC": "", "red": "red", "grupo": "el grupo", "taller": "encuentro"})) == {
        "a", "OSC", "red", "grupo",
    }  # fmt: skip
