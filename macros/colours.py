"""Contrast of colours (WCAG 2.2) and the set of colours that an organisation's two give to site and prints.

Colours are ``#rrggbb``; ratios go from 1 to 21.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Mapping

from macros.model.edicion import Colores

TEXT = 4.5
"""Least ratio between words and their ground (WCAG 2.2, 1.4.3)."""
LINES = 3.0
"""Least ratio between a line that says something and its ground (WCAG 2.2, 1.4.11)."""
PRINT = {"principal": "#0b5563", "acento": "#a8480f"}
"""The package's own colours in prints: those of ``print/estilos/variables.css`` and of the drawings."""
_STEPS = 400


def luminance(red: float, green: float, blue: float) -> float:
    """Relative luminance, from 0 (black) to 1 (white), of a colour whose parts go from 0 to 1."""
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in (red, green, blue))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: float, other: float) -> float:
    """Contrast between two luminances."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def ratio(one: str, other: str) -> float:
    """Contrast between two colours."""
    return contrast(*(luminance(*(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))) for colour in (one, other)))


def nearest(colour: str, grounds: tuple[str, ...], least: float, *, darker: bool = True) -> str:
    """The closest darker (or lighter) tone of ``colour`` that reaches ``least`` on every one of ``grounds``."""
    h, light, s = colorsys.rgb_to_hls(*(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)))
    end = 0.0 if darker else 1.0
    for step in range(_STEPS + 1):
        tone = _hex(colorsys.hls_to_rgb(h, light + (end - light) * step / _STEPS, s)) if step else colour
        if all(ratio(tone, ground) >= least for ground in grounds):
            return tone
    return "#000000" if darker else "#ffffff"


def mix(colour: str, ground: str, share: float) -> str:
    """``share`` (0 to 1) of ``colour`` over ``ground``."""
    pairs = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return _hex([(a * share + b * (1 - share)) / 255 for a, b in pairs])


def recolour(css: str, colores: Colores | None) -> str:
    """``css`` with the organisation's colours in the place of the package's, in the addresses of drawings too."""
    if colores is None:
        return css
    for name, own in PRINT.items():
        new = getattr(colores, name) or own
        css = css.replace(own, new).replace(f"%23{own[1:]}", f"%23{new[1:]}")
    return css


def site_css(colores: Colores | None) -> str:
    """Custom properties of the two schemes of the site; empty where the edition keeps the package's colours.

    Tones are moved, never the hue, until each pair of text and ground reaches TEXT.
    """
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    if colores is not None and colores.principal:
        own = colores.principal
        tint, shade = mix(own, "#ffffff", 0.1), mix(own, "#12191b", 0.3)
        brand = nearest(own, ("#ffffff", "#f4f1ea", tint), TEXT)
        bar = nearest(own, ("#ffffff",), 7.0)
        light |= {
            "--marca": brand, "--papel-3": tint, "--md-primary-fg-color": brand, "--md-primary-fg-color--light": brand,
            "--md-primary-fg-color--dark": bar, "--md-primary-bg-color--light": "#ffffff",
            "--md-footer-bg-color": bar, "--md-footer-bg-color--dark": bar,
        }  # fmt: skip
        shade = nearest(shade, ("#e6edee", "#adbcbf"), TEXT)
        glow = nearest(own, ("#12191b", "#1b2528", shade), 7.0, darker=False)
        dark |= {
            "--marca": glow, "--sobre-marca": nearest(own, (glow,), TEXT), "--papel-3": shade,
            "--md-primary-fg-color": nearest(own, ("#ffffff",), 9.0), "--md-primary-bg-color--light": "#ffffff",
        }  # fmt: skip
    if colores is not None and colores.acento:
        warm = colores.acento
        tint, shade = mix(warm, "#ffffff", 0.08), mix(warm, "#12191b", 0.2)
        light |= {"--calido": nearest(warm, ("#ffffff", "#f4f1ea", tint), TEXT), "--calido-2": tint}
        shade = nearest(shade, ("#e6edee", "#adbcbf"), TEXT)
        dark |= {"--calido": nearest(warm, ("#12191b", "#1b2528", shade), 7.0, darker=False), "--calido-2": shade}
    return "".join(_block(name, tokens) for name, tokens in (("claro", light), ("oscuro", dark)) if tokens)


def _block(scheme: str, tokens: Mapping[str, str]) -> str:
    # The theme's own tokens hang from an attribute selector: twice the attribute wins over them.
    lines = "".join(f"  {name}: {value};\n" for name, value in tokens.items())
    return f'[data-md-color-scheme="{scheme}"][data-md-color-scheme] {{\n{lines}}}\n'


def _hex(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{max(0, min(255, round(p * 255))):02x}" for p in parts)
