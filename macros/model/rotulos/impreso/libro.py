"""Fixed words of the books, from the part ``kit: libro:`` of ``data/rotulos.yml``."""

from __future__ import annotations

from typing import ClassVar

from macros.model.base import Modelo, Texto


class RotulosLibro(Modelo):
    """Words of the books."""

    nombre: ClassVar[str] = "los rótulos de los libros"
    contenido: Texto
    pag: Texto
    capitulo: Texto
    presentacion: Texto
    que_es: Texto
    que_trae: Texto
    que_trae_texto: Texto
    por_donde: Texto
    por_donde_texto: Texto
    libro: Texto
    casos: Texto
    guias: Texto
    anexos: Texto
    glosario: Texto
    termino: Texto
    ver_tambien: Texto
    referencias: Texto
    creditos: Texto
    licencia: Texto
    licencia_texto: Texto
    notas: Texto
