"""Fixed words of the spreadsheet of a bundle, that counts for a group of any size. Part ``maletin: calculo:``."""

from __future__ import annotations

from typing import ClassVar

from macros.model.base import Modelo, Texto


class RotulosCalculo(Modelo):
    """Words of the sheets «Grupo» and «Presupuesto»."""

    nombre: ClassVar[str] = "los rótulos de la hoja de cálculo"
    grupo: Texto
    instruccion: Texto
    dato: Texto
    numero: Texto
    unidad: Texto
    personas: Texto
    grupos: Texto
    aliados: Texto
    equipo: Texto
    equipo_ayuda: Texto
    de_personas: Texto
    de_grupos: Texto
    de_aliados: Texto
    tamano: Texto
    con_una_mas: Texto
    revisar: Texto
    faltan_personas: Texto
    correcto: Texto
    hojas_de: Texto
    de_hojas: Texto
    presupuesto: Texto
    presupuesto_texto: Texto
    total: Texto
    por_persona: Texto
    pesos: Texto
    concepto: Texto
    se_paga: Texto
    precio: Texto
    costo: Texto
    impresion: Texto
    otro: Texto
    una_copia: Texto
