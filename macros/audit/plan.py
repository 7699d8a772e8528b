"""What every check has at hand: the package, where its parts were read, and how to tell a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from macros.model import Auditoria, Paquete, Sesion
from macros.model.auditoria import IdRegla
from macros.problems import Problem
from macros.reading.origin import Origen
from macros.reading.yaml_file import Path_

Findings = Iterator[Problem]
Check = Callable[["Plan"], Findings]


@dataclass(frozen=True)
class Plan:
    """A package under audit."""

    paquete: Paquete
    origen: Origen

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
        gravity = self.auditoria.rule(rule).gravedad
        figures = tuple(cifras.items())
        return self.origen.problem(kind, id_, path, message, regla=rule, gravedad=gravity, cifras=figures)

    def in_session(self, rule: IdRegla, s: Sesion, path: Path_, message: str, **cifras: float) -> Problem:
        """A finding at ``path`` of a session."""
        return self.finding(rule, "sesion", s.id, path, message, **cifras)
