"""Fixed words of the gallery of the kit and of the page of each piece. Part ``galeria:`` of rotulos.yml."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from macros.model.base import Id, Lista, Modelo, Texto


class NombresPapeles(Modelo):
    nombre: ClassVar[str] = "los nombres de los papeles"
    carta: Texto
    a4: Texto
    doble_carta: Texto
    pliego: Texto = Field(description="60 por 90 centímetros.")
    pantalla: Texto = Field(description="16:9.")


class Formato(Modelo):
    """What people call a kind of file that is no PDF."""

    nombre: ClassVar[str] = "un formato de archivo"
    formato: Id = Field(description="Cómo termina el nombre del archivo.", examples=["docx"])
    llamado: Texto = Field(description="Cómo se le llama.", examples=["Documento de texto"])


class Variantes(Modelo):
    """What is added to the paper's name; the plain file needs nothing."""

    nombre: ClassVar[str] = "los nombres de las variantes"
    dibujalo: Texto
    mosaico: Texto
    mosaico_40: Texto
    reducida: Texto
    rellenable: Texto
    blanco_y_negro: Texto
    letra_grande: Texto


class Usos(Modelo):
    nombre: ClassVar[str] = "los usos de los archivos"
    oficina: Texto
    imprenta: Texto
    pantalla: Texto
    editar: Texto
    proyectar: Texto
    negro: Texto
    grande: Texto
    otros: Texto


class Momentos(Modelo):
    nombre: ClassVar[str] = "los momentos de uso"
    antes: Texto
    inicio: Texto
    durante: Texto
    cierre: Texto
    despues: Texto


class RotulosGaleria(Modelo):
    """Words of the gallery."""

    nombre: ClassVar[str] = "los rótulos de la galería"
    pieza_por_pieza: Texto
    filtro: Texto
    buscar: Texto
    sesion: Texto
    tipo: Texto
    papel: Texto
    momento: Texto
    todas: Texto
    todos: Texto
    general: Texto
    guias: Texto
    borrar: Texto
    cuenta: Texto
    cuenta_una: Texto
    ninguna: Texto
    mas_archivos: Texto
    lectura: Texto
    lectura_detalle: Texto
    y_mas: Texto
    se_usa: Texto
    no_se_usa: Texto
    camino: Texto
    camino_hoja: Texto
    pdf: Texto
    donde_estas: Texto
    kit: Texto
    laminas: Texto
    que_se_dice: Texto
    cuando: Texto
    hora: Texto
    actividad: Texto
    archivos: Texto
    en_maletin: Texto
    al_dia: Texto
    marca_actual: Texto
    marca_comparar: Texto
    marca_igual: Texto
    marca_otra: Texto
    marca_bajar: Texto
    maletin_todo: Texto
    maletin_zip: Texto
    por_separado: Texto
    compras: Texto
    pedido: Texto
    listas: Texto
    hojas: Texto
    hojas_varias: Texto
    maletin_texto: Texto
    papeles: NombresPapeles
    formatos: Lista[Formato]
    variantes: Variantes
    usos: Usos
    momentos: Momentos
