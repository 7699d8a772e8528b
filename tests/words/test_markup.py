"""The little markup that texts may carry."""

from __future__ import annotations

import pytest

from macros.words.markup import coded, folded, inline, plain, sentence


def test_inline_escapes_all_but_bold() -> None:
    assert inline("**a** <b>&</b> *c*") == "<strong>a</strong> &lt;b&gt;&amp;&lt;/b&gt; *c*"


def test_coded_marks_only_what_one_types() -> None:
    assert coded("**modo** o **Lo que sea**") == "<code>modo</code> o <strong>Lo que sea</strong>"


@pytest.mark.parametrize(("text", "expected"), [("Hola", "Hola."), ("¿Qué?", "¿Qué?"), ("Sigue…", "Sigue…"), ("", "")])
def test_sentence_adds_a_stop_only_where_there_is_none(text: str, expected: str) -> None:
    assert sentence(text) == expected


def test_plain_words_have_no_marks_and_folded_ones_no_accents() -> None:
    assert plain("Una **red** y **dos**") == "Una red y dos"
    assert folded("Árbol ÑANDÚ") == "arbol nandu"
