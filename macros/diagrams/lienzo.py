"""The sheet that drawings are made on: shapes and words in SVG, and a record of every line of words for the guards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import escape

from macros.diagrams import iconos
from macros.diagrams.letters import CAP_HEIGHT, width, wrap

FAMILIA = "Atkinson Hyperlegible Next, Paquete Lenguas"
PRINCIPAL, APOYO, DETALLE = 37.5, 27.0, 18.0
"""Sizes of letters, in millimetres of em on the poster: what is read from 5 m, from 3 m, and close by."""
MINIMO_MM = {"principal": 25.0, "apoyo": 18.0, "detalle": 12.0}
"""Least height of a capital letter on the poster, by what the words are for."""
INTERLINEA = 1.12
NOTA_MM = 76.0
"""Side of a sticky note."""
_SLACK = 0.5


@dataclass(frozen=True)
class Tonos:
    """Colours of a drawing: values of CSS. Those of the kit come from its tokens file."""

    tinta: str = "#14232b"
    suave: str = "#44555e"
    principal: str = "#0b5563"
    acento: str = "#a8480f"
    linea: str = "#7d8f96"
    fondo: str = "#f2f6f6"
    papel: str = "#ffffff"


@dataclass(frozen=True)
class Renglon:
    """A line of words as it was placed: its box (left, top, right, bottom) and the room it had, in millimetres."""

    texto: str
    clase: str
    mayuscula: float
    caja: tuple[float, float, float, float]
    lugar: float


@dataclass(frozen=True)
class Zona:
    """Room to write or paste in: its name, its box (left, top, width, height, in mm), and whether notes go there."""

    nombre: str
    caja: tuple[float, float, float, float]
    notas: bool = False


@dataclass(frozen=True)
class Trazo:
    """A finished drawing: shapes as SVG, its size in millimetres, its lines of words and its room to write."""

    cuerpo: str
    ancho: float
    alto: float
    renglones: tuple[Renglon, ...]
    fondo: float
    """Lowest edge of its boxes."""
    zonas: tuple[Zona, ...] = ()
    apretados: tuple[tuple[str, float], ...] = ()


@dataclass
class Lienzo:
    """A sheet of ``ancho`` × ``alto`` millimetres, drawn on from its top left corner."""

    ancho: float
    alto: float
    tonos: Tonos = field(default_factory=Tonos)
    detalle: float = DETALLE
    """Size of the smallest letters."""

    def __post_init__(self) -> None:
        self._shapes: list[str] = []
        self.renglones: list[Renglon] = []
        self.zonas: list[Zona] = []
        self.apretados: list[tuple[str, float]] = []
        """Boxes whose words do not fit, and by how much (mm)."""
        self.fondo = 0.0

    def trazo(self) -> Trazo:
        return Trazo(
            "\n".join(self._shapes),
            self.ancho,
            self.alto,
            tuple(self.renglones),
            self.fondo,
            tuple(self.zonas),
            tuple(self.apretados),
        )

    # ---- shapes -------------------------------------------------------------------------------

    def forma(self, name: str, **attributes: object) -> None:
        """Any SVG element; ``stroke_width`` stands for stroke-width, numbers are rounded."""
        pairs = " ".join(f'{k.replace("_", "-")}="{_plain(v)}"' for k, v in attributes.items())
        self._shapes.append(f"<{name} {pairs}/>")

    def cuadro(
        self, x: float, y: float, ancho: float, alto: float, *, borde: str = "", grueso: float = 1.8,
        fondo: str = "", radio: float = 8, trazos: str = "",
    ) -> None:  # fmt: skip
        """A box with round corners."""
        more = {"stroke_dasharray": trazos} if trazos else {}
        self.fondo = max(self.fondo, y + alto)
        self.forma(
            "rect", x=x, y=y, width=ancho, height=alto, rx=radio, fill=fondo or self.tonos.papel,
            stroke=borde or self.tonos.principal, stroke_width=grueso, **more,
        )  # fmt: skip

    def linea(self, d: str, *, color: str = "", grueso: float = 2.0, trazos: str = "") -> None:
        """An open path."""
        more = {"stroke_dasharray": trazos} if trazos else {}
        self.forma("path", d=d, fill="none", stroke=color or self.tonos.linea, stroke_width=grueso, **more)

    def punta(self, x: float, y: float, hacia: str, *, lado: float = 14, color: str = "") -> None:
        """Head of an arrow whose tip is at (x, y); ``hacia`` is abajo, arriba, izquierda or derecha."""
        dx, dy = {"abajo": (0, -1), "arriba": (0, 1), "izquierda": (1, 0), "derecha": (-1, 0)}[hacia]
        a = (x + dx * lado - dy * lado * 0.6, y + dy * lado - dx * lado * 0.6)
        b = (x + dx * lado + dy * lado * 0.6, y + dy * lado + dx * lado * 0.6)
        self.forma(
            "path", d=f"M{x:.1f} {y:.1f}L{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}Z",
            fill=color or self.tonos.acento,
        )  # fmt: skip

    def numero(self, n: int, x: float, y: float, radio: float = 20) -> None:
        """A number in a circle centred at (x, y)."""
        self.forma("circle", cx=x, cy=y, r=radio, fill=self.tonos.papel, stroke=self.tonos.acento, stroke_width=2.4)
        em = min(APOYO, radio * 1.3)
        self.texto(
            str(n), x, y + em * CAP_HEIGHT / 2, em=em, ancla="middle", negra=True, color=self.tonos.acento,
            clase="apoyo" if em >= APOYO else "detalle", lugar=radio * 2,
        )  # fmt: skip

    def icono(self, name: str | None, x: float, y: float, lado: float, *, color: str = "") -> None:
        """An icon with its top left corner at (x, y); nothing where it is not at hand, which the audit tells."""
        if not name or name not in iconos.names():
            return
        scale = _plain(lado / iconos.SIDE)
        self._shapes.append(
            f'<path transform="translate({_plain(x)} {_plain(y)}) scale({scale})" '
            f'fill="{color or self.tonos.principal}" d="{iconos.path_of(name)}"/>'
        )

    # ---- words --------------------------------------------------------------------------------

    def texto(
        self, words: str, x: float, y: float, *, em: float, clase: str, lugar: float, ancla: str = "start",
        negra: bool = False, color: str = "", parado: bool = False,
    ) -> None:  # fmt: skip
        """One line of words on the base line ``y``; ``lugar`` is the room it has. ``parado``: read from below."""
        weight = 700 if negra else 400
        long = width(words, em, weight)
        before = {"start": 0.0, "middle": long / 2, "end": long}[ancla]
        cap = em * CAP_HEIGHT
        box = (x - before, y - cap, x - before + long, y)
        if parado:
            box = (x - cap, y + before - long, x, y + before)
        self.renglones.append(Renglon(words, clase, cap, box, lugar))
        turn = f' transform="rotate(-90 {_plain(x)} {_plain(y)})"' if parado else ""
        self._shapes.append(
            f'<text x="{_plain(x)}" y="{_plain(y)}" font-weight="{weight}" '
            f'font-size="{_plain(em)}" text-anchor="{ancla}" fill="{color or self.tonos.tinta}"{turn}>'
            f"{escape(words)}</text>"
        )

    def parrafo(
        self, words: str, x: float, y: float, *, ancho: float, em: float, clase: str, ancla: str = "start",
        negra: bool = False, color: str = "",
    ) -> float:  # fmt: skip
        """Words in as many lines as they need from the top ``y``; returns where they end."""
        for line in wrap(words, ancho, em, 700 if negra else 400):
            base = y + em * (CAP_HEIGHT + (INTERLINEA - CAP_HEIGHT) / 2)
            self.texto(line, x, base, em=em, clase=clase, lugar=ancho, ancla=ancla, negra=negra, color=color)
            y += em * INTERLINEA
        return y


def path(*parts: str | float) -> str:
    """The ``d`` of a path: letters of its commands, and numbers in millimetres."""
    return " ".join(p if isinstance(p, str) else f"{p:.1f}" for p in parts)


def tall(words: str, ancho: float, em: float, negra: bool = False) -> float:
    """Height that ``parrafo`` will take."""
    return len(wrap(words, ancho, em, 700 if negra else 400)) * em * INTERLINEA


def smallest(trazos: Iterable[Trazo]) -> float:
    """Size of the smallest letters of some drawings, in millimetres of em at poster size; 0 where they have none."""
    return min((r.mayuscula / CAP_HEIGHT for trazo in trazos for r in trazo.renglones), default=0.0)


def faults(trazo: Trazo) -> list[str]:
    """What a reader would suffer from in a drawing: small letters, words that leave their place or meet others."""
    out = []
    if trazo.fondo - trazo.alto > _SLACK:
        out.append(f"el dibujo mide {trazo.fondo - trazo.alto:.0f} mm de más hacia abajo. Acorta los textos.")
    for r in trazo.renglones:
        left, top, right, bottom = r.caja
        if r.mayuscula < MINIMO_MM[r.clase] - 0.05:
            out.append(f"las mayúsculas de «{r.texto}» miden {r.mayuscula:.0f} mm; mínimo, {MINIMO_MM[r.clase]:.0f}.")
        excess = max(right - left, bottom - top) - r.lugar
        if excess > _SLACK:
            out.append(f"«{r.texto}» se sale {excess:.0f} mm de su lugar en el dibujo. Usa palabras más cortas.")
        outside = max(-left, -top, right - trazo.ancho, bottom - trazo.alto)
        if outside > _SLACK:
            out.append(f"«{r.texto}» queda {outside:.0f} mm fuera del dibujo. Acorta los textos.")
    out += [f"el texto de «{name}» sale {n:.0f} mm de su recuadro. Acórtalo." for name, n in trazo.apretados]
    for z in trazo.zonas:
        small = min(z.caja[2:])
        if small < (NOTA_MM if z.notas else 0.0) - 0.05:
            room = f"{z.caja[2]:.0f} × {z.caja[3]:.0f} mm"
            out.append(f"en «{z.nombre}» quedan {room} y una nota mide {NOTA_MM:.0f}. Acorta el texto o quita partes.")
    for i, a in enumerate(trazo.renglones):
        out += [f"«{a.texto}» y «{b.texto}» se enciman." for b in trazo.renglones[i + 1 :] if meet(a.caja, b.caja)]
    return out


def meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float], gap: float = 0.0) -> bool:
    """Whether two boxes (left, top, right, bottom) share room, or stand closer than ``gap``."""
    return a[0] < b[2] + gap and b[0] < a[2] + gap and a[1] < b[3] + gap and b[1] < a[3] + gap


def _plain(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(escape(value))
