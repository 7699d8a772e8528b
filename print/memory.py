"""What earlier builds made, kept from one build to the next."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from print.jobs import Archivo, Job, Made
from print.orders import Encargo


class Memory:
    """What earlier builds made, by key; a file that is gone or changed size is made again."""

    def __init__(self, out: Path) -> None:
        self.path = out / "hecho.json"
        self.out = out
        try:
            self.made: dict[str, Any] = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self.made = {}
        self.dirty = False
        self.keep: set[str] = set()
        """Keys that this build asked for."""

    def recall(self, job: Job | Encargo) -> Made | None:
        entry = self.made.get(job.clave)
        if entry is None:
            return None
        files = [Archivo(**a) for a in entry["archivos"]]
        for f in files:
            path = self.out / f.ruta
            if not path.is_file() or path.stat().st_size != f.bytes:
                return None
        if not all((self.out / route).is_file() for route in _pictures(entry)):
            return None
        return Made(job.clave, job.pieza, files, entry["miniatura"])

    def remember(self, made: Made) -> None:
        self.made[made.clave] = {"archivos": [asdict(a) for a in made.archivos], "miniatura": made.miniatura}
        self.dirty = True

    def forget_others(self, out: Path) -> None:
        """Drop entries and files that no piece of the package makes any more."""
        if set(self.made) - self.keep:
            self.made = {k: v for k, v in self.made.items() if k in self.keep}
            self.dirty = True
        keep = {a["ruta"] for v in self.made.values() for a in v["archivos"]}
        keep |= {route for v in self.made.values() for route in _pictures(v)}
        for path in (out / "kit").glob("*/*"):
            if path.parent.name != "maletines" and path.relative_to(out).as_posix() not in keep:
                path.unlink()
        self.save()

    def save(self) -> None:
        if self.dirty:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(json.dumps(self.made), encoding="utf-8")
            self.dirty = False


def _pictures(entry: dict[str, Any]) -> list[str]:
    picture = entry["miniatura"]
    return [picture["ruta"], picture["chica"]["ruta"]] if picture else []
