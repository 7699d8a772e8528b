"""Spanish syllables, for readability. Orthographic rules of the RAE: «guion» has one, «prohibir» two, «búho» two."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

STRONG, STRESSED_WEAK = set("aeoáéó"), set("íú")
_MUTE_U = re.compile(r"(?<=[qg])u(?=[eiéí])")
_CONSONANT_Y = re.compile(r"y(?=[aeiouáéíóúü])")
_MUTE_H = re.compile(r"(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])")
_VOWELS = re.compile(r"[aeiouáéíóúüy]+")


def syllables(word: str) -> int:
    """How many syllables ``word`` has; at least 1. An acronym without vowels counts as one."""
    word = unicodedata.normalize("NFC", word.lower())
    word = _MUTE_U.sub("", word)
    word = _CONSONANT_Y.sub("ʝ", word)
    word = _MUTE_H.sub("", word)
    return max(1, sum(_nuclei(group) for group in _VOWELS.findall(word)))


def _nuclei(group: str) -> int:
    """Syllables in a run of vowels: one, and one more for each hiatus."""
    count = 1 + sum(_hiatus(a, b) for a, b in pairwise(group))
    # A weak vowel between two strong ones goes with the second: pa-ra-no-ia, ca-ca-hua-te.
    for a, b, c in zip(group, group[1:], group[2:], strict=False):
        count += a in STRONG and b in "iuüy" and c in STRONG
    return count


def _hiatus(a: str, b: str) -> bool:
    if a in STRONG or b in STRONG:
        return {a, b} <= STRONG or a in STRESSED_WEAK or b in STRESSED_WEAK
    return a == b
