"""What is wrong with a page, as every gate of the kit says it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from macros.model import DE_VISTA


@dataclass(frozen=True)
class Finding:
    """Something wrong with a rendered page. ``ruta`` is the path inside the piece's data, as ``hojas/0``."""

    ruta: str
    mensaje: str
    regla: str
    pagina: int = 0
    """Page that ``mensaje`` is about, counted from 1; 0: none in particular."""

    @property
    def dicho(self) -> str:
        """The message, which begins with its page where it has one."""
        return f"la página {self.pagina} {self.mensaje}" if self.pagina else self.mensaje

    def after(self, pages: int) -> Finding:
        """The same, in a document where ``pages`` pages go before."""
        return replace(self, pagina=self.pagina + pages) if self.pagina else self

    def plain(self) -> dict[str, Any]:
        """As it is kept from one build to the next."""
        return asdict(self)


def stopping(findings: list[Finding]) -> list[Finding]:
    """Those for which no file is made, each once."""
    return list(dict.fromkeys(f for f in findings if f.regla not in DE_VISTA))
