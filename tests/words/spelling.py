"""Spelling with Debian's Spanish dictionary for Mexico, plus the project's own list of words."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

DICTIONARY = Path("/usr/share/hunspell/es_MX")
"""From the package hunspell-es, without its ending (.dic, .aff)."""
OWN = Path(__file__).parent / "palabras.txt"
_PRONOUNS = [
    re.compile(rf"(\w{{3,}}?){ending}$") for ending in ("l[aeo]s?", "(?:me|te|se|nos)", "(?:me|te|se|nos)l[aeo]s?")
]
_NO_ACCENT = str.maketrans("áéíóúÁÉÍÓÚ", "aeiouAEIOU")
WHY_NOT = "no está el diccionario de español de Hunspell (paquete hunspell-es, /usr/share/hunspell/es_MX.dic)"


def available() -> bool:
    return DICTIONARY.with_suffix(".dic").is_file()


@functools.cache
def _dictionary(path: Path = DICTIONARY) -> Any:
    from spylls.hunspell import Dictionary

    return Dictionary.from_files(str(path))


def dictionary_of(language: str, folder: Path = DICTIONARY.parent) -> Path | None:
    """The Hunspell dictionary of a language («nah», «pt-BR») without its ending; None where none is installed."""
    wanted = language.replace("-", "_")
    found = [folder / wanted, *sorted(p.with_suffix("") for p in folder.glob(f"{wanted}_*.dic"))]
    return next((p for p in found if p.with_suffix(".dic").is_file() and p.with_suffix(".aff").is_file()), None)


def misspelt(language: str, words: Iterable[str], folder: Path = DICTIONARY.parent) -> tuple[list[str], str]:
    """Words that the dictionary of ``language`` lacks, and the reason why nothing was checked, empty if it was."""
    path = dictionary_of(language, folder)
    if path is None:
        return [], f"no hay diccionario de Hunspell para «{language}» en {folder}: esa pieza no se revisa"
    return sorted({w for w in words if not _dictionary(path).lookup(w)}, key=sort_key), ""


@functools.cache
def known(word: str) -> bool:
    """Whether the dictionary has ``word``, capital letters as its rules allow, or has the verb before its pronouns."""
    return bool(_dictionary().lookup(word)) or any(_dictionary().lookup(verb) for verb in verbs(word))


def verbs(word: str) -> list[str]:
    """What ``word`` may be without the pronouns at its end: «anótala» → «anota», «hablarlas» → «hablar».

    The dictionary lacks many of these. An imperative only counts with the accent that the pronoun makes it take.
    """
    out = []
    for m in filter(None, (pattern.match(word) for pattern in _PRONOUNS)):
        stem = m[1]
        if stem.endswith(("ar", "er", "ir")):
            out.append(stem)
        bare = stem.translate(_NO_ACCENT)
        if bare != stem:
            out += [bare, stem]
    return out


def own_words(path: Path = OWN) -> list[str]:
    """The project's words, in the order of the file. Lines that begin with # are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def sort_key(word: str) -> tuple[str, str]:
    return word.casefold(), word


def unknown(words: Iterable[str], own: Iterable[str]) -> list[str]:
    """Words of ``words`` that neither the dictionary nor ``own`` has; an own word in lower case serves for any case."""
    allowed = set(own)
    return sorted({w for w in words if not _allowed(w, allowed) and not known(w)}, key=sort_key)


def idle(words: Iterable[str], own: Iterable[str]) -> list[str]:
    """Entries of ``own`` that no word needs: nobody writes them, or the dictionary has them."""
    there = set(words)
    there |= {w.lower() for w in there}
    return [w for w in own if w not in there or known(w)]


def _allowed(word: str, own: set[str]) -> bool:
    return word in own or word.lower() in own
