/* The words that the scripts show (data/rotulos.yml), by the same names as in macros/model/rotulos/. */

type TallerRotulosCifras = Record<
  "un_grupo" | "en_grupos" | "grupos_iguales" | "de_tamano" | "dos_tamanos" | "empieza" | "para" | "regla"
  | "que_hacer",
  string
> & { numeros: string[] };

type TallerRotulosReglas = Record<
  "grupos" | "aliados" | "reparto" | "ritmo_celdas" | "ritmo_turnos",
  string
>;

type TallerRotulosPanel = Record<
  "titulo" | "abrir" | "cambiar" | "explica" | "del_plan" | "personas" | "grupos" | "aliados" | "equipo"
  | "equipo_ayuda" | "fecha" | "inicio" | "lugar" | "direccion" | "facilitan" | "organizacion" | "participantes"
  | "participantes_ayuda" | "lista_distinta" | "guardar" | "cerrar" | "guardado" | "sin_guardar" | "llevar"
  | "enlace" | "enlace_copiado" | "enlace_a_mano" | "archivo" | "archivo_nombre" | "traer" | "olvidar"
  | "olvidar_seguro" | "olvidar_si" | "olvidar_no" | "olvidado" | "olvidado_nada" | "olvidar_sala" | "recibido"
  | "recibido_usar" | "recibido_dejar" | "otra_edicion" | "enlace_roto" | "archivo_roto" | "error_rango"
  | "error_grupos" | "error_hora" | "error_fecha" | "modalidad",
  string
>;

type TallerRotulosSala = Record<
  "titulo" | "abrir" | "sin_programa" | "empieza" | "empezar" | "faltan" | "es_hora" | "debio_empezar" | "ahora"
  | "quedan" | "queda_poco" | "pasaste" | "siguiente" | "regresar" | "voy_tarde" | "a_tiempo" | "tarde" | "adelante"
  | "comida_tarde" | "decir" | "cuidar" | "sacar" | "sigue" | "terminan" | "antes" | "se_quita" | "se_agrega"
  | "pausa" | "comida" | "para_que_quepa" | "no_alcanza" | "dejar_fuera" | "dejar" | "quedo_fuera"
  | "volver_a_poner" | "terminar_tarde" | "aceptar" | "ganas" | "recorte_usar" | "recorte_quitar" | "proyector"
  | "proyectar" | "proyectar_agenda" | "proyectar_cuenta" | "proyectar_nada" | "otra_sala" | "otra_vez" | "termino"
  | "col_bloque" | "col_plan" | "col_real" | "copiar" | "copiado" | "no_copiado" | "bajar" | "bajar_cambios"
  | "informe_renglon" | "informe_total" | "informe_cambios" | "sin_guardar",
  string
>;

type TallerRotulosVistas = Record<
  "nombre_de" | "preparar" | "facilitar" | "saber" | "abrir" | "cerrar" | "modalidad",
  string
>;

type TallerRotulosImpresos = Record<
  "titulo" | "es_para" | "con_mis_datos" | "abrir" | "sin_programa" | "cambiar" | "imprimir" | "al_calendario"
  | "falta_fecha" | "como_texto" | "como_invitacion" | "copiado" | "copia_a_mano" | "para_pegar" | "corrida"
  | "agenda" | "pared_60x90" | "pared_carta" | "compras" | "pedido" | "maquinas" | "m_archivo" | "m_paginas"
  | "m_con_hoja" | "m_ahorras" | "a_color" | "a_mano" | "sin_color" | "hojas" | "gafetes" | "asistencia"
  | "constancias" | "hora" | "actividad" | "dura" | "se_saca" | "terminamos" | "listo" | "numero" | "cuantos"
  | "que" | "nota" | "prestado" | "copias" | "pieza" | "tipo" | "dos_caras" | "nombre_de" | "de_donde" | "firma"
  | "constancia" | "constancia_texto" | "facilita" | "invita" | "invita_nosotros" | "invita_cierre" | "cuando"
  | "de_a" | "lugar" | "direccion",
  string
>;

interface TallerRotulos {
  cifras: TallerRotulosCifras;
  reglas: TallerRotulosReglas;
  panel: TallerRotulosPanel;
  sala: TallerRotulosSala;
  vistas: TallerRotulosVistas;
  impresos: TallerRotulosImpresos;
}

type BuscaRotulos = Record<
  "comenzar" | "ninguno" | "uno" | "varios" | "primeros" | "tambien",
  string
>;
