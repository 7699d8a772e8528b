"""Words of the editing workshop, where an edition is made in the browser: the part ``mesa:`` of rotulos.yml.

What stands between braces is filled in by the page: ``{id}``, ``{linea}``.
"""

from __future__ import annotations

from typing import ClassVar

from macros.model.base import Lista, Modelo, Texto


class RotulosMesaAbrir(Modelo):
    """Opening the workshop, and an edition in it."""

    nombre: ClassVar[str] = "los rótulos para abrir el taller de edición"
    entrar: Texto
    sin_programa: Texto
    desde_carpeta: Texto
    sin_taller: Texto
    cargando: Texto
    listo: Texto
    nueva: Texto
    quien: Texto
    quien_ayuda: Texto
    empezar: Texto
    falta_nombre: Texto
    traer: Texto
    archivo: Texto
    archivo_ayuda: Texto
    carpeta: Texto
    carpeta_ayuda: Texto
    guardadas: Texto
    seguir: Texto
    borrar: Texto
    borrar_seguro: Texto
    otra: Texto
    ya_hay: Texto
    muy_grande: Texto
    zip_roto: Texto
    sin_edicion: Texto
    varias: Texto


class RotulosMesaPartes(Modelo):
    """The parts of an edition, as a menu."""

    nombre: ClassVar[str] = "los rótulos de las partes de una edición"
    menu: Texto
    identidad: Texto
    sesiones: Texto
    dia: Texto
    textos: Texto
    piezas: Texto
    mios: Texto
    ver: Texto
    llevar: Texto


class RotulosMesaHallazgos(Modelo):
    """What the check found."""

    nombre: ClassVar[str] = "los rótulos de la revisión"
    titulo: Texto
    revisando: Texto
    ninguno: Texto
    cuenta: Texto
    error: Texto
    aviso: Texto
    renglon: Texto
    campo: Texto
    mas: Texto


class RotulosMesaFallas(Modelo):
    """What went wrong and what to do."""

    nombre: ClassVar[str] = "los rótulos de lo que falla en el taller de edición"
    motor: Texto
    motor_muerto: Texto
    sin_espacio: Texto
    otra_pestana: Texto
    muy_largo: Texto
    mas_nueva: Texto
    arregla_antes: Texto
    no_se_pudo: Texto
    de_tiempos: Texto
    de_partes: Texto
    de_fechas: Texto
    de_reemplazar: Texto


class RotulosMesaIdentidad(Modelo):
    """Who gives the sessions."""

    nombre: ClassVar[str] = "los rótulos de quién da las sesiones"
    titulo: Texto
    quien: Texto
    contacto: Texto
    titulo_edicion: Texto
    sitio: Texto
    facilitan: Texto
    uno_por_renglon: Texto
    colores: Texto
    principal: Texto
    acento: Texto
    elegir: Texto
    como_el_paquete: Texto
    logo: Texto
    logo_archivo: Texto
    logo_alt: Texto
    logo_quitar: Texto
    logo_revision: Texto
    logo_tipo: Texto
    logo_grande: Texto


class RotulosMesaSesiones(Modelo):
    """Which sessions, when, for whom."""

    nombre: ClassVar[str] = "los rótulos de sesiones y fechas"
    titulo: Texto
    modalidad: Texto
    nivel: Texto
    todas: Texto
    como_el_paquete: Texto
    cuales: Texto
    cuales_ayuda: Texto
    arrastrar: Texto
    subir: Texto
    bajar: Texto
    todas_otra_vez: Texto
    solo_una: Texto
    solo_una_elige: Texto
    solo_una_ayuda: Texto
    grupo: Texto
    personas: Texto
    grupos: Texto
    aliados: Texto
    equipo: Texto
    hora_inicio: Texto
    paquete_dice: Texto
    fechas: Texto
    fecha_dia: Texto
    fecha_hora_inicio: Texto
    fecha_lugar: Texto
    varias_fechas: Texto


class RotulosMesaDia(Modelo):
    """The day of a session as a table."""

    nombre: ClassVar[str] = "los rótulos de la tabla del día"
    titulo: Texto
    explica: Texto
    sesion: Texto
    total: Texto
    es_un_dia: Texto
    es_propia: Texto
    anotar: Texto
    descartar: Texto
    como_el_paquete: Texto
    sin_anotar: Texto
    tipo: Texto
    paso: Texto
    titulo_de: Texto
    minutos: Texto
    mas: Texto
    acciones: Texto
    texto: Texto
    objetivo: Texto
    preguntas: Texto
    preguntas_ayuda: Texto
    paquete: Texto
    nuevo: Texto
    arrastrar: Texto
    subir: Texto
    bajar: Texto
    agregar: Texto
    agregar_paso: Texto
    quitar: Texto
    ajuste: Texto
    ajuste_explica: Texto
    ajuste_cuanto: Texto
    ajuste_a: Texto
    ajuste_fila: Texto
    ajuste_nuevo: Texto
    ajuste_sale: Texto
    ajuste_igual: Texto
    ajuste_anotar: Texto
    ajuste_quitar: Texto


class RotulosMesaTextos(Modelo):
    """Texts, questions and pieces."""

    nombre: ClassVar[str] = "los rótulos de los textos que se adaptan"
    titulo: Texto
    explica: Texto
    que: Texto
    cual: Texto
    busca: Texto
    solo_propios: Texto
    general: Texto
    nuestro: Texto
    quitado: Texto
    paquete: Texto
    deshacer: Texto
    deshacer_de: Texto
    devolver: Texto
    quitar: Texto
    quitar_de: Texto
    sin_nombre: Lista[Texto]
    clases: dict[str, Texto]
    campos: dict[str, Texto]


class RotulosMesaPiezas(Modelo):
    """Flipcharts and signs that only an edition has."""

    nombre: ClassVar[str] = "los rótulos de las piezas propias de una edición"
    titulo: Texto
    explica: Texto
    ninguna: Texto
    corregir: Texto
    quitar: Texto
    nueva: Texto
    tipo: Texto
    tipos: dict[str, Texto]
    titulo_de: Texto
    titulo_ayuda: Texto
    para_que: Texto
    para_que_ayuda: Texto
    sesion: Texto
    paso: Texto
    paso_ayuda: Texto
    elige_paso: Texto
    titular: Texto
    titular_ayuda: Texto
    titular_cartel: Texto
    lineas: Texto
    lineas_ayuda: Texto
    lineas_cartel: Texto
    espacio: Texto
    espacio_ayuda: Texto
    por: Texto
    por_sesion: Texto
    por_grupo: Texto
    por_persona: Texto
    agregar: Texto
    agregada: Texto


class RotulosMesaMios(Modelo):
    """The changes of an edition."""

    nombre: ClassVar[str] = "los rótulos de los cambios de una edición"
    titulo: Texto
    explica: Texto
    ninguno: Texto
    mirada: Texto
    mirada_explica: Texto
    todos: Texto
    antes: Texto
    tuyo: Texto
    ahora: Texto
    nada: Texto
    deja_mio: Texto
    toma_suyo: Texto
    sigue: Texto
    mezcla: Texto
    mezcla_ayuda: Texto
    mezcla_guarda: Texto
    anotar: Texto
    anotados: Texto
    donde: Texto
    paquete: Texto
    nuestro: Texto
    estado: Texto
    accion: Texto
    quitar: Texto
    igual: Texto
    sin_nota: Texto
    propio: Texto
    ya: Texto
    movido: Texto
    perdido: Texto
    posicion: Texto


class RotulosMesaVer(Modelo):
    """The edition as its readers will see it."""

    nombre: ClassVar[str] = "los rótulos de la vista de una edición"
    titulo: Texto
    explica: Texto
    sesion: Texto
    de_todas: Texto
    cual: Texto
    pagina: Texto
    marco: Texto
    imprimir: Texto
    imprimir_hoja: Texto
    hoja_ayuda: Texto
    no_llego: Texto
    otra_vez: Texto


class RotulosMesaLlevar(Modelo):
    """Taking the edition away."""

    nombre: ClassVar[str] = "los rótulos para llevarse una edición"
    titulo: Texto
    con_errores: Texto
    zip_explica: Texto
    zip: Texto
    solo: Texto
    proponer_titulo: Texto
    proponer_explica: Texto
    copia: Texto
    copia_ejemplo: Texto
    copia_ayuda: Texto
    proponer: Texto
    pegar: Texto
    copiar_a_mano: Texto
    otros_archivos: Texto
    despues: Texto
    despues_explica: Texto
    agenda_titulo: Texto
    agenda_explica: Texto
    agenda_sesion: Texto
    agenda: Texto
    agenda_lista: Texto
    agenda_no: Texto


class RotulosMesaEditor(Modelo):
    """The editor of the file."""

    nombre: ClassVar[str] = "los rótulos del editor"
    yaml: Texto
    buscar: Texto
    reemplazar: Texto
    siguiente: Texto
    anterior: Texto
    todos: Texto
    mayusculas: Texto
    expresion: Texto
    palabra: Texto
    reemplaza: Texto
    reemplaza_todos: Texto
    cerrar: Texto
    propuestas: Texto
    problemas: Texto
    sin_problemas: Texto


class RotulosMesa(Modelo):
    nombre: ClassVar[str] = "los rótulos del taller de edición"
    titulo: Texto
    explica: Texto
    privado: Texto
    volver: Texto
    deshacer: Texto
    rehacer: Texto
    archivo: Texto
    archivo_propio: Texto
    cual_archivo: Texto
    archivo_ayuda: Texto
    abrir: RotulosMesaAbrir
    partes: RotulosMesaPartes
    hallazgos: RotulosMesaHallazgos
    fallas: RotulosMesaFallas
    identidad: RotulosMesaIdentidad
    sesiones: RotulosMesaSesiones
    dia: RotulosMesaDia
    textos: RotulosMesaTextos
    piezas: RotulosMesaPiezas
    mios: RotulosMesaMios
    ver: RotulosMesaVer
    llevar: RotulosMesaLlevar
    editor: RotulosMesaEditor
