/* What Python writes into datos/*.js for the page's scripts (macros/site/workshop.py, macros/public/paquete.py).
   tests/browser/test_script_types.py holds these against the data themselves: a key more or less is an error. */

type TallerModalidad = "presencial" | "a-distancia" | "mixta";
type TallerPor = "persona" | "grupo" | "aliado" | "sesion";

/** Of an article or of a piece, never of both. */
interface TallerMaterial {
  articulo?: string;
  pieza?: string;
  cantidad: number;
  por: TallerPor;
  cada: number;
  repuesto: number;
  nota?: string;
}

interface TallerPaso {
  titulo: string;
  duracion_min: number;
  modo: string | null;
  turnos?: { por: TallerPor; cantidad: number; minutos: number | null };
  celdas?: { por: TallerPor; cantidad: number; a_la_vez: boolean };
  reparto?: { partes: number; minutos: number; se_repite: boolean };
  /** Only in the room. */
  texto?: string;
  preguntas?: string[];
}

interface TallerConsejos {
  decir: string[];
  cuidar: string[];
  como: string[];
  si_falta_tiempo: { ahorra_min: number; texto: string } | null;
}

interface TallerBloque {
  id: string;
  tipo: "actividad" | "receso" | "comida";
  titulo: string;
  titulo_corto: string;
  duracion_min: number;
  minimo_min: number | null;
  fijo: boolean;
  ahorra_min: number;
  pasos: TallerPaso[];
  materiales: TallerMaterial[];
  piezas: string[];
  /** Only in the room. */
  objetivo?: string;
  consejos?: TallerConsejos | null;
}

/** What a block says otherwise in another modality. */
type TallerBloqueEnOtra = Pick<TallerBloque, "id"> & Partial<TallerBloque>;

/** What stands around a session. */
interface TallerMarco {
  materiales: TallerMaterial[];
}

interface TallerEnOtra {
  modalidad: TallerModalidad;
  bloques: TallerBloqueEnOtra[];
  piezas: string[];
  marco: TallerMarco | null;
}

/** What a machine prints: files by ink (route, bytes); of each piece its first and last page and the sheets of a copy. */
interface TallerTrabajo {
  uso: string;
  llamada: string;
  pdfs: Record<string, [ruta: string, bytes: number]>;
  tramos: [pieza: string, desde: number, hasta: number, hojas: number][];
}

interface TallerSesion extends TallerEnOtra {
  id: string;
  nombre: string;
  titulo: string;
  objetivo: string;
  inicio: string;
  fechas: { sesion: string; dia: string; hora_inicio?: string; lugar?: string; direccion?: string; zona_horaria: string }[];
  zona: { id: string; bloque: string };
  bloques: TallerBloque[];
  otras: TallerEnOtra[];
  trabajos: TallerTrabajo[];
}

/** What one says in a block. */
interface TallerDicho {
  objetivo: string;
  consejos: TallerConsejos | null;
  pasos: { texto: string; preguntas: string[] }[];
}
/** What one says in a session, by modality and block. */
type TallerPalabras = Partial<Record<TallerModalidad, Record<string, TallerDicho>>>;

/** How many there are of those who are counted. */
interface TallerNumeros {
  personas: number;
  grupos: number;
  aliados: number;
  equipo: number;
}

interface TallerCalculo {
  supuestos: TallerNumeros & { hora_inicio: string };
  articulos: Record<string, { con_equipo: boolean; se_gasta: boolean }>;
  por_hoja: Record<string, number>;
  pausa_max_min: number;
  pausas: Record<TallerModalidad, number>;
  ritmo: {
    pregunta_plenaria_min: number;
    pregunta_grupos_min: number;
    pregunta_individual_min: number;
    pregunta_exposicion_min: number;
    celda_min: number;
    turno_min: number;
    quietos_max_min: number;
  };
  grupos: { minimo: number; maximo: number };
}

/** Rules of the audit that depend on the group. */
type TallerRegla = "grupos" | "aliados" | "reparto" | "ritmo-celdas" | "ritmo-turnos";

/** What every page needs. */
interface TallerComun {
  calculo: TallerCalculo;
  limites: Record<keyof TallerNumeros, [minimo: number, maximo: number]>;
  reglas: Record<TallerRegla, { titulo: string; que_hacer: string[] }>;
  modalidades: Record<TallerModalidad, string>;
  rotulos: Pick<TallerRotulos, "cifras" | "reglas" | "panel">;
}

/** What the room and the sheets need besides. */
interface TallerNombres {
  organizacion: string;
  facilitan: string[];
  articulos: Record<string, { uno: string; varios: string; prestado: boolean; nota: string }>;
  piezas: Record<string, { titulo: string; tipo: string; a_mano: boolean }>;
  tipos: Record<string, { uno: string; papel: string; tinta: string; caras: number }>;
  fecha: { fecha: string; semana: string[]; meses: string[] };
  rotulos: Pick<TallerRotulos, "sala" | "vistas" | "impresos">;
}
type TallerComunSala = TallerComun & { hay: TallerNombres };

/** What to keep of a session to go on without network. */
interface TallerSinConexion {
  bytes: number;
  rutas: string[];
}

/** The index of the search (macros/site/search_data.py); the fifth of a part is made by the page. */
interface BuscaDatos {
  paginas: [direccion: string, titulo: string, peso: number][];
  partes: [direccion: string, titulo: string, texto: string, pagina: number, linea?: string][];
  comunes: string[];
  sinonimos: { palabras: string[]; busca: string[] }[];
  rotulos: BuscaRotulos;
}
