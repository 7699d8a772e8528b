"""What the kit's build left in ``build/kit/kit.json``: the files each piece can be printed from."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from macros.public.kit import WHOLE, Archivo, Kit, Maletin, Miniatura


@dataclass(frozen=True)
class Catalogo:
    """Files by piece id, thumbnails by piece id, bundles and files that belong to no piece by what they are of.

    Empty where the kit was not built. ``todo``: the bundle of the whole package.
    """

    archivos: dict[str, tuple[Archivo, ...]] = field(default_factory=dict)
    miniaturas: dict[str, Miniatura] = field(default_factory=dict)
    maletines: dict[str, Maletin] = field(default_factory=dict)
    salidas: dict[str, tuple[Archivo, ...]] = field(default_factory=dict)

    @property
    def todo(self) -> Maletin | None:
        return self.maletines.get(WHOLE)

    def __bool__(self) -> bool:
        return bool(self.archivos)

    def routes(self) -> list[str]:
        """Every file the catalogue names, relative to the site's root."""
        bundles = self.maletines.values()
        files = [a.ruta for several in (*self.archivos.values(), *self.salidas.values()) for a in several]
        files += [d.ruta for m in bundles for d in m.descargas] + [m.ruta for m in bundles]
        pictures = [p for m in self.miniaturas.values() for p in (m, m.chica)]
        return sorted({*files, *(m.ruta for m in pictures)})


def read_catalog(kit_json: Path) -> Catalogo:
    """The catalogue of ``kit.json``, or an empty one where there is none, or one of another version or cut short."""
    try:
        kit = Kit.model_validate_json(kit_json.read_bytes())
    except (OSError, ValueError):
        return Catalogo()
    return Catalogo(
        archivos={p.id: p.archivos for p in kit.piezas},
        miniaturas={p.id: p.miniatura for p in kit.piezas if p.miniatura},
        maletines={m.de: m for m in kit.maletines},
        salidas={x.de: x.archivos for x in kit.salidas},
    )


def throw_away_bad(kit_json: Path) -> bool:
    """Remove a ``kit.json`` that is of another version or cut short; whether there was one."""
    try:
        Kit.model_validate_json(kit_json.read_bytes())
    except ValueError:
        kit_json.unlink()
        return True
    except OSError:
        pass
    return False
