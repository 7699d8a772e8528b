"""A drawn template: a picture that structures a talk and leaves room for what the group writes or pastes on it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from macros.model.base import Lista, Modelo, Texto, falta

Forma = Literal[
    "arbol", "balanza", "brujula", "calendario", "diana", "embudo", "escalera", "fraccion", "iceberg", "maleta",
    "mesa", "montana", "puente", "puertas", "rueda", "ruta", "semaforo", "sol", "tiempo", "velero",
]  # fmt: skip
PARTES: dict[Forma, tuple[int, int]] = {
    "arbol": (3, 5),
    "balanza": (2, 2),
    "brujula": (4, 4),
    "calendario": (2, 12),
    "diana": (2, 4),
    "embudo": (2, 5),
    "escalera": (2, 6),
    "fraccion": (2, 4),
    "iceberg": (2, 4),
    "maleta": (2, 4),
    "mesa": (4, 8),
    "montana": (2, 4),
    "puente": (3, 6),
    "puertas": (2, 4),
    "rueda": (3, 6),
    "ruta": (3, 8),
    "semaforo": (3, 3),
    "sol": (0, 2),
    "tiempo": (2, 5),
    "velero": (4, 4),
}
"""How few and how many parts each form takes."""


class ParteEscena(Modelo):
    """A place of a template: its name, what goes there, and what sets it apart."""

    nombre: ClassVar[str] = "una parte de la plantilla"
    titulo: Texto = Field(description="Letrero del lugar, en cuatro palabras o menos.", examples=["Lo que damos"])
    texto: Texto | None = Field(default=None, description="Qué se escribe ahí, en letra más chica.")
    medida: Annotated[int, Field(ge=1, le=999)] | None = Field(
        default=None, description="Cuánto dura o pesa frente a las otras, en «tiempo».", examples=[40]
    )
    puerta: bool = Field(default=False, description="true: en «ruta», antes de este paso hay una puerta.")
    falta: bool = Field(default=False, description="true: en «mesa», una silla vacía, con línea cortada.")


class Plantilla(Modelo):
    """One drawn template, of one of the forms that ``macros.diagrams.escenas`` knows."""

    nombre: ClassVar[str] = "una plantilla dibujada"
    forma: Forma = Field(description="Qué se dibuja. La página «Plantillas» las muestra todas.", examples=["puente"])
    equivalente: Texto = Field(description="Lo mismo que el dibujo, dicho con palabras, para quien no lo ve.")
    centro: Texto | None = Field(default=None, description="Letrero del centro, o de lo que une a las partes.")
    partes: Lista[ParteEscena] = Field(default=(), description="Lugares del dibujo, en orden.")
    notas: bool = Field(
        default=True,
        description="true: en cada lugar cabe al menos una nota de 76 mm. false: solo se lee o se escribe.",
    )

    @model_validator(mode="after")
    def _as_many_as_fit(self) -> Plantilla:
        few, many = PARTES[self.forma]
        if not few <= len(self.partes) <= many:
            wanted = str(few) if few == many else f"de {few} a {many}"
            raise falta(
                "partes_de_plantilla",
                f"dice forma: {self.forma}, que lleva {wanted} partes, y trae {len(self.partes)}. "
                "Agrega las que faltan o quita las que sobran.",
            )
        if self.forma == "tiempo" and any(p.medida is None for p in self.partes):
            raise falta(
                "medida_de_plantilla", "dice forma: tiempo y cada parte lleva «medida». Escribe las que faltan."
            )
        return self


class PlantillaDeHoja(Plantilla):
    """A template on a worksheet: as wide as the page, and as tall as it says."""

    nombre: ClassVar[str] = "una plantilla de la hoja"
    alto_mm: Annotated[int, Field(ge=60, le=225)] = Field(
        description="Alto del dibujo en la hoja, en milímetros.", examples=[140]
    )
    notas: bool = Field(
        default=False, description="true: en cada lugar cabe una nota de 76 mm; en una hoja, casi nunca."
    )
