"""How many people each group has, in words. The page says it in the same way (``scripts/calculo/cantidades.js``)."""

from __future__ import annotations

from macros.model import Paquete
from macros.model.rotulos.pantalla.taller import RotulosCifras
from macros.words.filling import filled
from macros.words.spans import to_clock, to_minutes


def groups_in_words(people: int, groups: int, r: RotulosCifras) -> str:
    """«22 personas en 5 grupos: dos de 5 y tres de 4»."""
    low, more = divmod(people, groups)
    sizes = [(low + 1, more)] * bool(more) + [(low, groups - more)] * bool(groups - more)
    text = r.un_grupo if groups == 1 else r.grupos_iguales if len(sizes) == 1 else r.en_grupos
    named = [r.numeros[k - 1] if k <= len(r.numeros) else str(k) for _, k in sizes]
    parts = [filled(r.de_tamano, cuantos=n, tamano=size) for n, (size, _) in zip(named, sizes, strict=True)]
    split = filled(r.dos_tamanos, primero=parts[0], segundo=parts[1]) if len(parts) == 2 else parts[0]
    return filled(text, personas=people, grupos=groups, tamano=sizes[0][0], reparto=split)


def made_for(paquete: Paquete, start: str = "") -> str:
    """For which group a print with figures was made: «Para 22 personas en 5 grupos…», and from which hour ``start``."""
    given, kit = paquete.portada.supuestos, paquete.rotulos.kit
    group = groups_in_words(given.personas, given.grupos, paquete.rotulos.taller.cifras)
    if not start:
        return filled(kit.para_cuantos, grupo=group)
    return filled(kit.para_grupo, grupo=group, hora=to_clock(to_minutes(start)))
