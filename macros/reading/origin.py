"""Where the parts of a package were read, so that later checks can point at a line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from macros.problems import Problem
from macros.reading.yaml_file import Documento, Path_


@dataclass
class Origen:
    """The document of each thing, by kind and id, and where in it the thing stands."""

    documentos: dict[tuple[str, str], tuple[Documento, Path_]] = field(default_factory=dict)
    vistos: tuple[Any, ...] = ()
    """The changes of the edition (``macros.edition.seen.Visto``), each beside what the package says now."""
    avisos: list[Problem] = field(default_factory=list)
    """What was told while reading and hinders nothing."""

    def problem(self, kind: str, id_: str, path: Path_, message: str, **more: Any) -> Problem:
        """A problem at ``path`` inside the thing of ``kind`` with id ``id_``."""
        doc, base = self.documentos[(kind, id_)]
        return doc.problem((*base, *path), message, **more)
