/* What Python answers to the page of the editing workshop (macros/workbench/messages.py), by order.
   tests/browser/test_script_types.py holds these against real answers: a key more or less is an error. */

/** Where a value stands in a file: names of fields and places in lists. */
type MesaRuta = (string | number)[];

interface MesaHallazgo {
  archivo: string;
  linea: number;
  columna: number;
  mensaje: string;
  regla: string;
  gravedad: "error" | "aviso";
  texto: string;
  ruta: MesaRuta;
}

/** A change of the edition beside the package. */
interface MesaVisto {
  indice: number;
  linea: number;
  estado: "igual" | "sin-nota" | "propio" | "ya" | "movido" | "perdido" | "posicion";
  donde: string;
  mio: string;
  antes: string;
  ahora: string;
  clase: string;
  cosa: string;
  mensaje: string;
  mejor: string;
  /** What it puts, where that is words. */
  texto: string | null;
}

interface MesaRevision {
  hallazgos: MesaHallazgo[];
  vistos: MesaVisto[];
}

interface MesaFecha {
  sesion: string;
  dia?: string;
  hora_inicio?: string;
  lugar?: string;
}

/** What the edition says of itself, as it stands in its file: it may be wrong. */
interface MesaDatos {
  id?: string;
  titulo?: string;
  version?: string;
  sitio?: string;
  nivel?: string;
  modalidad?: string;
  sin?: unknown;
  reemplazar?: unknown;
  partes?: unknown;
  cambios?: unknown;
  organizacion?: { nombre?: string; contacto?: string; logo?: string; colores?: { principal?: string; acento?: string } };
  supuestos?: Record<string, string | number>;
  sesiones?: string[];
  facilitan?: string[];
  fechas?: MesaFecha[];
  tiempos?: { sesion: string; minutos: number }[];
}

/** By field, what it is and an example. */
type MesaAyuda = Record<string, [string, string]>;

interface MesaPropio {
  datos: MesaDatos;
  ayuda: Record<"EdicionPropia" | "Organizacion" | "Colores" | "SupuestosPropios" | "Fecha", MesaAyuda>;
  paquete: { supuestos: Record<string, string | number>; rutas: Record<string, string[]> };
}

interface MesaCosa {
  clase: string;
  id: string;
  titulo: string;
  tipo: string;
  sesion: string;
  mios: number;
  numero: string | number | null;
  fuera: boolean;
  minutos: number | null;
}

type MesaValor = string | number | boolean | null;

/** A value that can be adapted. */
interface MesaRenglon {
  en: string;
  campo: string;
  grupo: string[];
  nombre: string;
  ayuda: string;
  valor: MesaValor;
  antes: unknown;
  de: "paquete" | "edicion" | "quitado";
  forma: "texto" | "numero" | "si" | "opcion";
  opciones: string[];
  clave: number;
  /** Where the edition's file says it; empty where the package does. */
  ruta: MesaRuta;
}

/** A block or a step of a session's day. */
interface MesaFila {
  clave: string;
  tipo: string;
  titulo: string;
  minutos: number;
  titulo_corto: string;
  texto: string;
  preguntas: string[];
}

interface MesaAgenda {
  renglones: MesaFila[];
  antes: MesaFila[];
  /** By row, the changes that say something in it. */
  cambios: Record<string, number[]>;
  propia: boolean;
}

interface MesaAjuste {
  renglones: { titulo: string; antes: number; ahora: number; nuevo: boolean; fijo: boolean }[];
}

interface MesaPropias {
  propias: { id: string; tipo: string; titulo: string; archivo: string }[];
  lugares: { paso: string; bloque: string; titulo: string }[];
}

interface MesaTexto {
  texto: string;
}

/** Also what other files would say; null: none. */
interface MesaTextos extends MesaTexto {
  archivos: Record<string, string | null>;
  pieza?: string;
}

interface MesaActualizado extends MesaTexto {
  anotados: number;
  pendientes: number;
}

/** What cannot be done: a sentence for the person, and where. */
interface MesaFalla {
  falla: string;
  linea?: number;
  renglon?: number;
  campo?: string;
  viene_de?: string;
  minimo?: number;
  maximo?: number;
}

/** HTML of a session's page, and the edition's own colours. */
interface MesaPagina {
  html: string;
  css: string;
}

/** A sheet of the kit as a whole document, and how wide its page is; nothing of it for a book. */
interface MesaHoja {
  html: string;
  ancho_mm: number;
}

/** A file to take away, in base 64. */
interface MesaArchivo {
  nombre: string;
  contenido: string;
}

/** What came of each order about an edition. */
interface MesaRespuestas {
  revisar: MesaRevision;
  propio: MesaPropio;
  cosas: MesaCosa[];
  mirar: MesaRenglon[];
  agenda: MesaAgenda;
  ajustar: MesaAjuste;
  ver: MesaPagina;
  hoja: MesaHoja;
  calculo: MesaArchivo;
  piezas: MesaPropias;
  actualizar: MesaActualizado;
  dar: MesaTexto;
  lista: MesaTexto;
  cambiar: MesaTexto;
  agregar: MesaTexto;
  olvidar: MesaTexto;
  decidir: MesaTexto;
  agendar: MesaTexto;
  pieza: MesaTextos;
  sin_pieza: MesaTextos;
}

/** An answer, or why there is none; null where Python died meanwhile. */
type MesaDicho<O extends keyof MesaRespuestas> =
  | (MesaRespuestas[O] extends unknown[] ? MesaRespuestas[O] : Partial<MesaRespuestas[O]> & Partial<MesaFalla> & { no_llego?: boolean })
  | null;
