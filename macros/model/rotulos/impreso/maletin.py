"""Fixed words of the bundles: shopping list, copy-shop order, names of folders. Part ``maletin:`` of rotulos.yml."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from macros.model.base import Contado, Id, Lista, Modelo, Texto
from macros.model.rotulos.impreso.tipos import ComoSeImprime
from macros.model.rotulos.pantalla.calculo import RotulosCalculo


class Carpeta(Modelo):
    """A folder of the ZIP."""

    nombre: ClassVar[str] = "una carpeta del maletín"
    uso: Literal["pantalla", "proyectar", "grande", "editar"] = Field(
        description="Qué archivos lleva.", examples=["pantalla"]
    )
    carpeta: Id = Field(description="Nombre de la carpeta, sin acentos ni espacios.", examples=["1-llenar-en-pantalla"])
    que_es: Texto = Field(description="Qué hay en ella y para qué.")


class PalabrasMaquina(Modelo):
    """What prints a part of a bundle."""

    nombre: ClassVar[str] = "las palabras de una máquina"
    uso: Literal["oficina", "copisteria", "ploter", "partes"] = Field(
        description="Qué máquina es.", examples=["ploter"]
    )
    llamada: Texto = Field(description="Cómo se le dice.", examples=["Plóter"])
    que_es: Texto = Field(description="Qué imprime y en qué papel.")


class RotulosMaletin(Modelo):
    """Words of the bundles."""

    nombre: ClassVar[str] = "los rótulos del maletín"
    maletin: Texto
    todo: Texto
    general: Texto
    guias: Texto
    libros: Texto
    sesion: Texto
    sesiones: Texto
    todas: Texto
    para: Texto
    personas: Contado
    grupos: Contado
    aliados: Contado
    y: Texto
    copia: Texto
    copias: Texto
    compras: Texto
    compras_texto: Texto
    compras_todo: Texto
    comprar: Texto
    prestado: Texto
    listo: Texto
    cuantos: Texto
    que: Texto
    nota: Texto
    donde: Texto
    se_presta: Texto
    si: Texto
    no: Texto
    pedido: Texto
    pedido_texto: Texto
    antes_de_elegir: Texto
    maquina: Texto
    maquinas: Annotated[Lista[PalabrasMaquina], Field(min_length=4, max_length=4)]
    archivo: Texto
    archivos: Texto
    a_color: Texto
    sin_color: Texto
    a_mano: Texto
    a_mano_con_hoja: Texto
    a_mano_texto: Texto
    oficina_todo: Texto
    pantalla: Texto
    pantalla_texto: Texto
    paginas: Texto
    pieza: Texto
    papel: Texto
    tinta: Texto
    caras: Texto
    una_cara: Texto
    dos_caras: Texto
    hojas: Texto
    suma: Texto
    desde: Texto
    hasta: Texto
    tipo: Texto
    clave: Texto
    por_partes: ComoSeImprime = Field(description="Un rotafolio en hojas carta, para unir.")
    carpetas: Lista[Carpeta]
    leeme: Lista[Texto]
    calculo: RotulosCalculo
    leeme_carpetas: Texto
    leeme_no_esta: Texto

    def machine(self, uso: str) -> PalabrasMaquina:
        """The words of a machine."""
        return next(m for m in self.maquinas if m.uso == uso)
