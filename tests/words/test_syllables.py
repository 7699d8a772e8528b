"""The syllable counter that readability stands on."""

from __future__ import annotations

import pytest
from syllables import syllables

WORDS = """
sol 1; pan 1; OSC 1; y 1; o 1; rey 1; muy 1; hoy 1; buey 1; ley 1; leyes 2; hay 1; ayer 2; mayo 2; yo 1; ya 1;
casa 2; mesa 2; árbol 2; alianza 3; alianzas 3; estratégica 5; organización 5; organizaciones 6; comunidad 4;
que 1; quien 1; queso 2; quiero 2; guerra 2; guía 2; guion 1; guitarra 3; agua 2; antiguo 3; averiguar 4;
pingüino 3; lingüística 4; vergüenza 3; cigüeña 3; bilingüe 3;
país 2; países 3; río 2; había 3; hacía 3; tenía 3; compañía 4; energía 4; día 2; días 2; María 3; Raúl 2; baúl 2;
aéreo 4; teatro 3; poeta 3; leer 2; creer 2; cooperar 4; coordinar 4; caos 2; línea 3; héroe 3; idea 3; europeo 4;
causa 2; aire 2; peine 2; boina 2; deuda 2; tierra 2; puerta 2; cuota 2; ciudad 2; ruido 2; viuda 2; cuidado 3;
cambio 2; también 2; acción 2; después 2; periódico 4; jesuita 3; construir 2; construí 2; huir 1;
hielo 2; hueso 2; huésped 2; ahora 3; alcohol 3; cohete 3; vehículo 4; ahí 2; búho 2; prohibir 2; prohíbe 3; ahumar 2;
cacahuate 4; ahuyentar 3; paranoia 4; vivíais 3; oían 3; leíais 3; averiguáis 4; Paraguay 3; Uruguay 3;
mediano 3; social 2; sociedad 3; gobierno 3; proyecto 3; incluye 3; desarrollo 4; chiita 3; microondas 4; reúne 3;
"""
CASES = [(w, int(n)) for w, n in (pair.split() for pair in WORDS.replace("\n", " ").split(";") if pair.strip())]


def test_there_are_many_cases() -> None:
    assert len(CASES) > 100


@pytest.mark.parametrize(("word", "expected"), CASES)
def test_syllables(word: str, expected: int) -> None:
    assert syllables(word) == expected
