"""Words that an organisation says in its own way (``reemplazar``), in all that its edition says and in no name or link.

Whole words only. A rule in the singular serves its plural too; capitals follow those of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, StringConstraints

from macros.edition.names import LOOSE
from macros.edition.pruning import Leido
from macros.edition.tree import Nodo
from macros.model import Ref
from macros.reading.references import models_in

NOT_OURS = ("referencia", "errata", "auditoria", "busqueda", "enlaces")
"""Kinds whose words are titles of works, what a source says, or the program's own."""
FIELDS_NOT_OURS = frozenset(
    (
        "id", "tipo", "clave", "icono", "alias", "codigo", "original", "creditos", "organizacion", "edicion",
        "facilitan", "fuente", "referencias",
    )
)  # fmt: skip
"""Fields that quote a source, name somebody, or are names that the program looks for."""
_SENTENCE = re.compile(r"(^|[.!?:…]\s+|\*\*|[¿¡«(]\s*)$")
_NAME = re.compile(r"\{[^{}|]*\}|\{\w+")
"""What stands in braces is a name of the plan's; in «{n hoja|hojas}», only the first word."""


@dataclass(frozen=True)
class Lugar:
    """A place where a rule put other words."""

    regla: str
    archivo: str
    linea: int


def faults(rules: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with each rule that may not be used."""
    out = {}
    for old, new in rules.items():
        bare = old.strip().casefold()
        if len(bare) < 2 or bare in LOOSE:
            out[old] = f"«{old}» está en casi todos los renglones. Escribe una palabra o una frase más larga."
        elif not new.strip():
            out[old] = f"«{old}» se quedaría en nada. Escribe las palabras que van en su lugar."
        elif set("{}|") & set(old + new):
            out[old] = f"«{old}» o lo que va en su lugar lleva una llave o una raya «|». Escríbelo sin ellas."
        elif bare == new.strip().casefold():
            out[old] = f"«{old}» se cambia por lo mismo. Escribe otras palabras o borra el renglón."
        elif re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", new.casefold()):
            out[old] = f"«{old}» vuelve a salir en «{new}», y así no acaba. Escribe otras palabras."
    return out


def replace_words(files: Iterable[Leido], rules: Mapping[str, str]) -> list[Lugar]:
    """Put the words of ``rules`` in the place of theirs; returns every place."""
    forms = _forms(rules)
    if not forms:
        return []
    pattern = _pattern(forms)
    out: list[Lugar] = []
    for f in files:
        if f.model is None or f.kind in NOT_OURS:
            continue
        things = [f.tree] if not f.top else _children(f.tree.get(f.top))
        for thing in things:
            for node in texts(f.model, thing):
                hits: list[str] = []
                node.valor = pattern.sub(_putting(forms, hits), node.valor)
                line = node.doc.position(node.ruta)[0]
                out += [Lugar(rule, node.doc.archivo, line) for rule in hits]
    return out


def in_our_words(rules: Mapping[str, str], text: str) -> tuple[str, list[str]]:
    """``text`` as an edition with those rules says it, and each rule that changed it."""
    wrong = faults(rules)
    forms = _forms({k: v for k, v in rules.items() if k not in wrong})
    hits: list[str] = []
    return (_pattern(forms).sub(_putting(forms, hits), text) if forms else text), hits


def _pattern(forms: Mapping[str, tuple[str, str]]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return re.compile(rf"{_NAME.pattern}|(?<![\w@/])({words})(?![\w@])", re.IGNORECASE)


def _putting(forms: Mapping[str, tuple[str, str]], hits: list[str]) -> Callable[[re.Match[str]], str]:
    def put(m: re.Match[str]) -> str:
        found = m[0]
        if m[1] is None:
            return found
        form = found if found in forms else found[:1].lower() + found[1:]
        if form not in forms:
            return found  # «osc» is not «OSC»
        rule, new = forms[form]
        hits.append(rule)
        raised = found != form or (found[:1].isupper() and _SENTENCE.search(m.string[: m.start()]) is not None)
        return new[:1].upper() + new[1:] if raised else new

    return put


def _forms(rules: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    out: dict[str, tuple[str, str]] = {}
    for old, new in rules.items():
        out[old] = (old, new)
    for old, new in rules.items():
        if " " not in old and not old.isupper() and old[-1:].isalpha():
            out.setdefault(plural(old), (old, plural(new)))
    return out


def plural(text: str) -> str:
    """Spanish plural of a word, or of the first word of a phrase («red de apoyo», «redes de apoyo»)."""
    first, space, rest = text.partition(" ")
    last = first[-1:].lower()
    if last in "aeiouáéó":
        return f"{first}s{space}{rest}"
    if last == "z":
        return f"{first[:-1]}ces{space}{rest}"
    if last in "sx" and not re.search(r"[áéíóú][sx]$", first):
        return text
    if re.search(r"[áéíóú][ns]$", first):
        vowel = unicodedata.normalize("NFD", first[-2])[0]
        first = f"{first[:-2]}{vowel}{first[-1]}"
    return f"{first}es{space}{rest}"


# ---- which fields are words ----------------------------------------------------------------------


def texts(model: type[BaseModel], node: Nodo) -> Iterator[Nodo]:
    """Nodes with words for people below ``node``, a thing of ``model``: no ids, names of files, hours or choices."""
    if not isinstance(node.valor, dict):
        return
    for name, info in model.model_fields.items():
        held = node.get(name)
        if held is not None and name not in FIELDS_NOT_OURS:
            yield from _walk(held, is_text(info.annotation, info.metadata), models_in(info.annotation))


def _walk(node: Nodo, words: bool, models: list[type[BaseModel]]) -> Iterator[Nodo]:
    if isinstance(node.valor, dict):
        for model in models:
            if set(node.valor) <= set(model.model_fields):
                yield from texts(model, node)
                return
    elif isinstance(node.valor, list):
        for child in node.children():
            yield from _walk(child, words, models)
    elif words and isinstance(node.valor, str):
        yield node


def is_text(annotation: Any, metadata: Any = ()) -> bool:
    """Whether a field holds words: some string in its annotation is neither a choice, nor a form, nor an id."""
    marks = [*(metadata or ()), *getattr(annotation, "__metadata__", ())]
    if any(isinstance(m, Ref) or (isinstance(m, StringConstraints) and m.pattern) for m in marks):
        return False
    if annotation is str:
        return True
    if get_origin(annotation) is Literal:
        return False
    if hasattr(annotation, "__metadata__"):
        return is_text(annotation.__origin__)
    return any(is_text(arg) for arg in get_args(annotation))


def _children(node: Nodo | None) -> list[Nodo]:
    return node.children() if node else []
