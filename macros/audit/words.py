"""A rule told in the terminal, and where its page is."""

from __future__ import annotations

import textwrap

from macros.model import RULE_IDS, Auditoria
from macros.model.auditoria import page_id
from macros.problems import DataErrors, Problem, suggestion
from macros.words.markup import plain

WIDTH = 100
"""Letters in a line of the terminal."""


def page_of(rule: str) -> str:
    """Page of a rule, from the site's root; empty for a rule that has none."""
    return f"adaptar/reglas/{page_id(rule)}.html" if page_id(rule) in RULE_IDS else ""


def explain_rule(auditoria: Auditoria, id_: str) -> str:
    """What a rule looks at, why, and what to do, in plain lines. Raises DataErrors for an unknown one."""
    if page_id(id_) not in RULE_IDS:
        hint = suggestion(id_, RULE_IDS) or " Las que hay están en data/auditoria.yml."
        raise DataErrors([Problem("--regla", 0, 0, f"«{id_}» no es una regla.{hint}", regla="referencia")])
    rule = auditoria.rule(id_)
    out = [f"{rule.titulo} [{rule.id}, {rule.gravedad}]", "", *_lines(rule.que_revisa), "", *_lines(rule.por_que), ""]
    for what in rule.que_hacer:
        out += _lines(what, "- ")
    return "\n".join(out)


def _lines(text: str, mark: str = "") -> list[str]:
    return textwrap.wrap(plain(text), WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark))
