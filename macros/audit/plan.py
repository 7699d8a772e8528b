"""What every check has at hand: the package, where its parts were read, and how to tell a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from macros.kept import Kept
from macros.model import Auditoria, Paquete, Sesion
from macros.model.auditoria import IdRegla
from macros.problems import Problem
from macros.reading.origin import Origen
from macros.reading.yaml_file import Path_
from macros.words.modality import serves, way_of

Findings = Iterator[Problem]
Check = Callable[["Plan"], Findings]


@dataclass(frozen=True)
class Plan:
    """A package under audit."""

    paquete: Paquete
    origen: Origen
    kept: Kept = field(default_factory=Kept)
    """What was found in things that are the same as the last time, for who audits again and again."""

    @property
    def sesiones(self) -> tuple[Sesion, ...]:
        return tuple(self.paquete.sesiones.values())

    @property
    def auditoria(self) -> Auditoria:
        return self.paquete.auditoria

    def count(self, por: str) -> int:
        """How many persons, groups or allies there are; 1 for the session itself."""
        given = self.paquete.portada.supuestos
        return {"persona": given.personas, "grupo": given.grupos, "aliado": given.aliados, "sesion": 1}[por]

    def finding(self, rule: IdRegla, kind: str, id_: str, path: Path_, message: str, **cifras: float) -> Problem:
        """A finding of ``rule`` at ``path`` inside the thing of ``kind`` with id ``id_``; ``cifras`` in minutes."""
        path = self._as_written(id_, path) if kind == "sesion" else path
        gravity = self.auditoria.rule(rule).gravedad
        figures = tuple(cifras.items())
        return self.origen.problem(kind, id_, path, message, regla=rule, gravedad=gravity, cifras=figures)

    def in_session(self, rule: IdRegla, s: Sesion, path: Path_, message: str, **cifras: float) -> Problem:
        """A finding at ``path`` of a session."""
        return self.finding(rule, "sesion", s.id, path, message, **cifras)

    def written(self, s: Sesion) -> Sesion:
        """A session as its file says it, with the words of every modality."""
        return self.paquete.escritas.get(s.id, s)

    def in_a_room(self, s: Sesion) -> bool:
        """Whether a session, as the package gives it, has people in a room."""
        return way_of(s, self.paquete.portada.modalidad) != "a-distancia"

    def _as_written(self, id_: str, path: Path_) -> Path_:
        """The same place in the session's file, where lists also hold what only serves in another modality."""
        here: Any = self.paquete.escritas.get(id_)
        if here is None:
            return path
        portada, out = self.paquete.portada, []
        modality, room = way_of(here, portada.modalidad), frozenset(portada.solo_presencial)
        usual = modality == here.usual
        for part in path:
            if isinstance(part, int) and isinstance(here, tuple):
                kept = [i for i, x in enumerate(here) if serves(x, modality, usual, room)]
                part = kept[part] if part < len(kept) else part
                here = here[part] if part < len(here) else None
            else:
                here = getattr(here, str(part), None)
            out.append(part)
        return tuple(out)
