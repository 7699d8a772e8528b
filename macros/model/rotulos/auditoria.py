"""Fixed words of the pages about figures and rules of the plan, from ``auditoria:`` of ``data/rotulos.yml``."""

from __future__ import annotations

from typing import ClassVar

from macros.model.base import Modelo, Texto


class RotulosAuditoria(Modelo):
    nombre: ClassVar[str] = "los rótulos de la auditoría"
    plan: Texto
    sesion: Texto
    declara: Texto
    suma: Texto
    original_declara: Texto
    original_suma: Texto
    minimo: Texto
    total: Texto
    tiempos: Texto
    tiempos_nota: Texto
    practica: Texto
    practica_nota: Texto
    exposicion: Texto
    plenaria: Texto
    grupos: Texto
    individual: Texto
    parte_practica: Texto
    sin_modo: Texto
    tipos: Texto
    actividad: Texto
    receso: Texto
    comida: Texto
    seguido: Texto
    limite: Texto
    rutas: Texto
    ruta: Texto
    sesiones: Texto
    diferencia: Texto
    preguntas: Texto
    preguntas_n: Texto
    horas_actividad: Texto
    por_hora: Texto
    mas_densa: Texto
    cada: Texto
    personas: Texto
    personas_texto: Texto
    personas_un_grupo: Texto
    personas_iguales: Texto
    hallazgos: Texto
    sin_hallazgos: Texto
    que_dice: Texto
    donde: Texto
    regla: Texto
    ver_reglas: Texto
    gravedad: Texto
    error: Texto
    aviso: Texto
    error_corto: Texto
    aviso_corto: Texto
    momento: Texto
    lectura: Texto
    plan_momento: Texto
    impreso: Texto
    que_revisa: Texto
    por_que: Texto
    que_hacer: Texto
    ejemplo: Texto
    mal: Texto
    bien: Texto
    renglon: Texto
