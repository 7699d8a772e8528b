"""INFLESZ: how easy a Spanish text reads (Barrio-Cantalejo and others, 2008, after Szigriszt)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pagetext import WORD, plain
from syllables import syllables

# «7.6» and «v.1» do not end a sentence; a colon does not either, so that lists gain nothing from it.
_END = re.compile(r"[.?!…;]+(?=[»”)\]]*(?:\s|$))")


@dataclass(frozen=True)
class Reading:
    """What was counted in a text."""

    syllables: int
    words: int
    sentences: int

    @property
    def score(self) -> float:
        """0 to 100 and beyond; 55 to 65 is «normal», above 65 «bastante fácil»."""
        return 206.835 - 62.3 * self.syllables / self.words - self.words / self.sentences


def measure(paragraphs: Iterable[str]) -> Reading:
    """Count ``paragraphs``; each ends at least one sentence. Figures are not words."""
    n_syllables = n_words = n_sentences = 0
    for paragraph in paragraphs:
        for part in _END.split(paragraph):
            found = WORD.findall(plain(part))
            if found:
                n_sentences += 1
                n_words += len(found)
                n_syllables += sum(map(syllables, found))
    return Reading(n_syllables, n_words, n_sentences)
