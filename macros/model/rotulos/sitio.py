"""Fixed words of the site and of the prints, from ``data/rotulos.yml``: an edition may change any of them."""

from __future__ import annotations

from typing import ClassVar, get_args

from pydantic import Field, model_validator

from macros.model.base import Contado, Lista, Modelo, Texto, falta
from macros.model.piezas.pieza import TIPOS
from macros.model.rotulos.adaptar import RotulosAdaptar
from macros.model.rotulos.auditoria import RotulosAuditoria
from macros.model.rotulos.edicion import RotulosEdicion
from macros.model.rotulos.guias import RotulosGuias
from macros.model.rotulos.impreso.copias import RotulosCopias
from macros.model.rotulos.impreso.galeria import RotulosGaleria
from macros.model.rotulos.impreso.kit import RotulosKit
from macros.model.rotulos.impreso.maletin import RotulosMaletin
from macros.model.rotulos.impreso.oficina import RotulosOficina
from macros.model.rotulos.impreso.tipos import PalabrasMomento, PalabrasTipo
from macros.model.rotulos.marco import RotulosMarco
from macros.model.rotulos.pantalla.buscar import RotulosBuscar
from macros.model.rotulos.pantalla.mesa import RotulosMesa
from macros.model.rotulos.pantalla.taller import RotulosTaller
from macros.model.rotulos.paquete import RotulosPaquete
from macros.model.sesion import Modo


class RotulosSitio(Modelo):
    """Words that pages of the site use."""

    nombre: ClassVar[str] = "los rótulos del sitio"
    portada_dibujo: Texto
    sesion: Texto
    objetivo: Texto
    duracion: Texto
    niveles: Texto
    modalidad: Texto
    grupo: Texto
    personas: Contado
    grupos: Contado
    basico: Texto
    intermedio: Texto
    avanzado: Texto
    presencial: Texto
    a_distancia: Texto
    mixta: Texto
    dia: Texto
    hora_inicio: Texto
    hora_ayuda: Texto
    hora_original: Texto
    hora_aviso: Texto
    col_hora: Texto
    col_actividad: Texto
    col_duracion: Texto
    total: Texto
    termina: Texto
    receso: Texto
    comida: Texto
    minutos: Texto
    maletin: Texto
    ver_piezas: Texto
    sin_kit: Texto
    pasos: Texto
    preguntas: Texto
    otra_vez: Texto
    leer_antes: Texto
    consejos: Texto
    decir: Texto
    cuidar: Texto
    consejo_distancia: Texto
    consejo_mixta: Texto
    falta_tiempo: Texto
    materiales: Texto
    para_grupo: Texto
    en: Texto
    col_material: Texto
    col_cantidad: Texto
    copias: Texto
    copia: Texto
    prestado: Texto
    al_terminar: Texto
    de_donde: Texto
    fuente_anexo: Texto
    fuente_fila: Texto
    fuente_original: Texto
    fuente_sin_minutos: Texto
    fuente_ninguna: Texto
    ver_decisiones: Texto
    quien: Texto
    antes: Texto
    insumos: Texto
    pendientes: Texto
    tablero: Texto = Field(
        description="La palabra que, en lo que se prepara o se aconseja, lleva a las imágenes.", examples=["tablero"]
    )
    tableros: Texto
    lista_compras: Texto
    lista_impresos: Texto
    lista_articulos: Texto
    se_lleva: Texto
    cambios: Texto
    dice_original: Texto
    hace_edicion: Texto
    por_que: Texto
    vista_de: Texto
    usada_en: Texto
    al_imprimir: Texto
    pagina: Texto
    paginas: Texto
    maletines: Texto
    piezas: Texto
    pieza: Texto
    seccion: Texto
    ejemplo: Texto
    para_conversar: Texto
    experiencia: Texto
    tambien: Texto
    fuentes: Texto
    fuente: Texto
    aliados: Texto
    lugar: Texto
    inicio: Texto
    ficha_imprimible: Texto
    referencias: Texto
    uso: Texto
    dec_tabla: Texto
    dec_original: Texto
    dec_edicion: Texto
    dec_declara: Texto
    dec_suma: Texto
    dec_cambios: Texto
    dec_sin: Texto
    dec_nuevo: Texto
    dec_clave: Texto
    campo: Texto
    que_es: Texto
    ejemplo_de: Texto
    obligatorio: Texto
    opcional: Texto
    ir_a: Texto
    ver_kit: Texto


class Rotulos(Modelo):
    nombre: ClassVar[str] = "los rótulos"
    kit: RotulosKit
    sitio: RotulosSitio
    paquete: RotulosPaquete
    copias: RotulosCopias
    maletin: RotulosMaletin
    marco: RotulosMarco
    galeria: RotulosGaleria
    guias: RotulosGuias
    edicion: RotulosEdicion
    auditoria: RotulosAuditoria
    adaptar: RotulosAdaptar
    oficina: RotulosOficina
    taller: RotulosTaller
    mesa: RotulosMesa
    buscar: RotulosBuscar
    tipos: Lista[PalabrasTipo]
    momentos: Lista[PalabrasMomento]

    @model_validator(mode="after")
    def _every_type_has_words(self) -> Rotulos:
        there = {t.id for t in self.tipos}
        if missing := [t for t in TIPOS if t not in there]:
            raise falta(
                "tipo_sin_palabras",
                f"lleva en «tipos» las palabras de cada tipo de pieza. Agrega las de «{missing[0]}».",
            )
        told = {m.id for m in self.momentos}
        if missing := [m for m in (*get_args(Modo), "receso", "comida") if m not in told]:
            raise falta(
                "momento_sin_palabras",
                f"lleva en «momentos» las palabras de cada momento del día. Agrega las de «{missing[0]}».",
            )
        return self

    def de_momento(self, momento: str) -> PalabrasMomento:
        """The words of a moment of the day."""
        return next(m for m in self.momentos if m.id == momento)

    def de_tipo(self, tipo: str) -> PalabrasTipo:
        """The words of a type of piece."""
        return next(t for t in self.tipos if t.id == tipo)
