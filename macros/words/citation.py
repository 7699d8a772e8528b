"""One way to show a reference everywhere: its words, its address and a way to find an archived copy."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from macros.model import Referencia, Rotulos

ARCHIVE = "https://web.archive.org/web/*/"
"""The public archive shows every copy it keeps of the address that follows. Nothing is fetched while building."""


def archived(address: str) -> str:
    """Where to look for copies of ``address``."""
    return ARCHIVE + quote(address, safe=":/?&=%#~,+;@")


def is_closed(address: str, closed: Collection[str]) -> bool:
    """Whether the host of ``address`` is one of the ``closed`` domains, or below one."""
    host = (urlsplit(address).hostname or "").lower()
    return any(host == domain or host.endswith(f".{domain}") for domain in closed)


def formatted(referencia: Referencia, rotulos: Rotulos, closed: Collection[str] = ()) -> Markup:
    """The entry as HTML. The address of a closed site is shown, marked and not linked; its archived copies are."""
    words, address = rotulos.paquete, referencia.enlace
    out = Markup("<strong>{}.</strong> {}").format(referencia.cita, referencia.texto)
    if address is None:
        return out
    if is_closed(address, closed):
        out += Markup(' <span class="dato">{} ({})</span>').format(address, words.sitio_cerrado)
    else:
        out += Markup(' <a href="{}" rel="noopener">{}</a>').format(address, address)
    return out + Markup(' <a class="archivo" href="{}" rel="noopener">{}<span class="oculto"> {} {}</span></a>').format(
        archived(address), words.copia_archivada, words.copia_archivada_de, referencia.cita
    )
