/* What the page's scripts share: the global objects `Taller` and `Buscador`, and what goes from one script to another. */

/** What a person notes of her group; only what she wrote. */
interface TallerDatos extends Partial<TallerNumeros> {
  inicio?: string;
  fecha?: string;
  modalidad?: TallerModalidad;
  lugar?: string;
  direccion?: string;
  facilitan?: string;
  organizacion?: string;
  participantes?: string[];
}

/** Anything that came from outside, by field: a form, a link, a file. */
type TallerCrudo = Record<string, unknown>;

/** A record on its way to another device. */
interface TallerEnvio {
  taller: 1;
  edicion: string;
  datos: TallerCrudo;
}

/** A rule that does not hold, with its block ("" for the whole group) and the figures that its sentence tells. */
interface TallerHallazgo {
  regla: TallerRegla;
  bloque: string;
  cifras: TallerValores;
}
type TallerValores = Record<string, string | number>;

/** A block with its place in the day. */
interface TallerMomento {
  bloque: TallerBloque;
  desde: number;
  hasta: number;
  inicio: string;
  fin: string;
}

/** A block being fitted: minutes before and now (0 where it was left out), and the fewest it can last. */
interface TallerParte {
  bloque: TallerBloque;
  antes: number;
  ahora: number;
  minimo: number;
  nuevo: boolean;
}

interface TallerAjuste {
  cabe: boolean;
  partes: TallerParte[];
  orden: string[];
  minimo?: number;
  maximo?: number;
}

interface TallerDraft {
  parts: TallerParte[];
  limit: number;
  before: number;
  order: string[];
  total(): number;
  least(): number;
  most(): number;
  room(run: TallerParte[]): number;
  stretches(): TallerParte[][];
  note(p: TallerParte): void;
  cut(among: TallerParte[], minutes: number): void;
  grow(minutes: number): void;
  settle(minutes: number): boolean;
  copy(): TallerDraft;
  without(part: TallerParte): TallerDraft;
}

/* ---- the room ---- */

/** What is left of a day under way; minutes after the planned start. */
interface TallerResto {
  partes: (TallerParte & { inicio: number })[];
  falta: number;
  comida_tarde: number;
  termina: number;
}

/** The room's memory; of a break that nobody planned, the block too. Moments are milliseconds of the real clock; 0, that they did not come yet. */
interface TallerEstado {
  inicio: string;
  hechos: { id: string; desde: number; hasta: number; titulo: string; bloque?: TallerBloque | null }[];
  ahora: { id: string; desde: number; min: number; bloque: TallerBloque | null } | null;
  fuera: string[];
  recortes: string[];
  extra: number;
  empezo: number;
  termino: number;
}

/** What there is to show at a moment. */
interface TallerVista {
  ahora: TallerBloque | null;
  quedan: number;
  pasado: number;
  resto: TallerResto;
  cero: number;
  tarde: number;
  fin: number;
}

interface TallerSala {
  s: TallerSesion;
  name: string;
  limit: number;
  e: TallerEstado;
  safe: boolean;
  recall(): void;
  keep(): void;
  planned(now: number): number;
  end(now: number): number;
  block(id: string): TallerBloque;
  rest(): TallerBloque[];
  since(until: number): number;
  view(now: number): TallerVista;
  mealAt(): number;
  plannedStart(p: TallerParte | undefined): number;
  next(now: number): void;
  back(): void;
  more(minutes: number): void;
  later(minutes: number): void;
  drop(id: string): void;
  cut(id: string): void;
  reset(): void;
}

interface TallerMandos {
  next(): void;
  back(): void;
  more(minutes: number): void;
  later(minutes: number): void;
  drop(id: string): void;
  cut(id: string): void;
  project(question: string): void;
}

/** What the second window shows. */
interface TallerProyectado {
  texto?: string;
  pie?: string;
  agenda?: string[][];
  negro?: boolean;
}

/* ---- sheets ---- */

interface TallerImpreso {
  hay: TallerNombres;
  s: TallerSesion;
  d: TallerDatos;
  n: TallerNumeros;
  r: TallerRotulos["impresos"];
  inicio: number;
  necesita: Record<string, number>;
  nombres: string[];
  organizacion: string;
  facilitan: string[];
  dia: string;
  grupo: string;
}

/* ---- everything a script hands to the others ---- */

interface TallerPrograma {
  // calculo/
  fill(text: string, values: TallerValores): string;
  toMinutes(text: unknown): number | null;
  toClock(minutes: number): string;
  spoken(minutes: number): string;
  signed(minutes: number): string;
  run(bloques: TallerBloque[], start: number): TallerMomento[];
  total(bloques: TallerBloque[]): number;
  copies(materiales: TallerMaterial[], calculo: TallerCalculo, n: TallerNumeros): Record<string, number>;
  said(s: TallerSesion, modality: string | undefined): TallerSesion;
  needs(s: TallerSesion, calculo: TallerCalculo, n: TallerNumeros): Record<string, number>;
  allNeeds(sesiones: TallerSesion[], calculo: TallerCalculo, n: TallerNumeros): Record<string, number>;
  sheetsOf(job: TallerTrabajo, needs: Record<string, number>): number;
  sizes(people: number, groups: number): { tamano: number; cuantos: number }[];
  inWords(people: number, groups: number, r: TallerRotulos["cifras"]): string;
  faults(s: TallerSesion | null, calculo: TallerCalculo, n: TallerNumeros): TallerHallazgo[];
  turn(minutes: number, turns: number, each: number): number;
  say(text: string, minutes: number, paso: TallerPaso | null, calculo: TallerCalculo, n: TallerNumeros): string;
  blockSaid(b: TallerBloque, minutes: number, calculo: TallerCalculo, n: TallerNumeros): TallerBloque;
  putSaid(place: HTMLElement, n: TallerNumeros): void;
  STEP: number;
  BREAK_LEAST: number;
  MEAL_LEAST: number;
  NEW_BREAK: string;
  NEW_MEAL: string;
  Draft: new (parts: TallerParte[], limit: number, before?: number) => TallerDraft;
  leastOf(b: TallerBloque): number;
  runLength(run: TallerParte[]): number;
  runLeast(run: TallerParte[]): number;
  best<X>(things: X[], key: (x: X) => number[], sign: number): X;
  structures(bloques: TallerBloque[], minutes: number, limit: number, before?: number): TallerDraft[];
  fit(bloques: TallerBloque[], minutes: number, limit: number, before?: number): TallerAjuste;
  split(pasos: number[], minutes: number): number[];
  // taller/
  base: string;
  edicion: string;
  FIGURES: string[];
  FITTING: string[];
  NUMBERS: (keyof TallerNumeros)[];
  recall(part: string): unknown;
  keep(part: string, value: unknown): boolean;
  kept(): string[];
  record(): TallerDatos;
  numbers(r: TallerDatos, plan: TallerNumeros): TallerNumeros;
  dato(name: string, value: unknown): void;
  need(names: string[]): Promise<void>;
  style(name: string): Promise<void>;
  common(): Promise<TallerComun>;
  things(): Promise<TallerNombres>;
  session(id: string): Promise<TallerSesion>;
  words(id: string): Promise<TallerPalabras>;
  offline(id: string): Promise<TallerSinConexion>;
  el<K extends keyof HTMLElementTagNameMap>(tag: K, attributes?: TallerAtributos | null, children?: (Node | string)[]): HTMLElementTagNameMap[K];
  whole(text: unknown): number | null;
  isDay(text: unknown): boolean;
  spokenDay(iso: string, w: TallerNombres["fecha"]): string;
  names(text: unknown): string[];
  clean(raw: TallerCrudo, comun: TallerComun): { datos: TallerDatos; faltas: Record<string, string> };
  summary(d: TallerDatos, comun: TallerComun): string;
  link(datos: TallerDatos): string;
  parcel(text: string): TallerEnvio | null;
  arrived(): TallerEnvio | null | undefined;
  clearAddress(): void;
  download(name: string, text: string, type: string): void;
  saveFile(datos: TallerDatos, name: string): void;
  copy(text: string): Promise<boolean>;
  ready(): Promise<TallerComun>;
  tell(text: string, more?: Node[]): void;
  refresh(): Promise<void>;
  receive(parcel: TallerEnvio): Promise<void>;
  figures(comun: TallerComun, d: TallerDatos): Promise<void>;
  setStart(text: string): Promise<void>;
  openPanel(opener: HTMLElement): void;
  /** Only on the page of a session given in more than one way. */
  showWay?(mode: string): void;
  // sala/
  withWords(s: TallerSesion, words: TallerPalabras): TallerSesion;
  Room: new (s: TallerSesion, name: string, limit: number) => TallerSala;
  remaining(rest: TallerBloque[], from: number, end: number, meal: number, limit: number, before: number): TallerResto;
  shortened(b: TallerBloque, cuts: string[]): TallerBloque;
  droppable(rest: TallerBloque[]): { bloque: TallerBloque; ahorra: number }[];
  sideBySide(room: TallerSala, r: TallerRotulosSala): { id: string; titulo: string; plan: number; real: number }[];
  reportText(room: TallerSala, r: TallerRotulosSala): string;
  reportChanges(room: TallerSala, r: TallerRotulosSala): string;
  roomButton(words: string, act: () => void, more?: string): HTMLElement;
  plain(text: string): string;
  leftInWords(v: TallerVista, r: TallerRotulosSala): string;
  drawNow(v: TallerVista, room: TallerSala, comun: TallerComunSala, on: TallerMandos): HTMLElement;
  drawNext(v: TallerVista, comun: TallerComunSala): HTMLElement;
  drawCuts(v: TallerVista, room: TallerSala, comun: TallerComunSala, on: TallerMandos, said: (b: TallerBloque, minutes: number) => TallerBloque): HTMLElement | "";
  drawPace(v: TallerVista, r: TallerRotulosSala): string;
  minutesOf(ms: number): number;
  openedProjector?: boolean;
  openProjector(): boolean;
  project(what: TallerProyectado): void;
  beProjector(main: HTMLElement): void;
  onProjectorKey(act: (key: string) => void): void;
  // imprimir/
  sheets: Record<string, (x: TallerImpreso) => HTMLElement[]>;
  fitSheet(e: HTMLElement): void;
  place(d: TallerDatos): string;
  agendaText(x: TallerImpreso): string;
  invitation(x: TallerImpreso): string;
  calendar(x: TallerImpreso, now: Date): string;
}

/** Attributes of an element; «onclick» and the like take what is to be done. */
type TallerAtributos = Record<string, string | number | boolean | null | undefined | (() => void)>;

/* ---- search ---- */

interface BuscaHallazgos {
  lista: { pagina: number; valor: number; partes: number[] }[];
  palabras: string[];
  tambien: string[];
  comunes: number;
}

interface BuscaIndice {
  parts: BuscaDatos["partes"];
  pages: BuscaDatos["paginas"];
  find(query: string): BuscaHallazgos;
}

interface BuscaPrograma {
  fold(text: string): string;
  words(text: string): string[];
  root(word: string): string;
  Index: new (data: BuscaDatos) => BuscaIndice;
  index: BuscaIndice;
  dato(data: BuscaDatos): void;
}

/* ---- the window ---- */

interface Window {
  Taller: TallerPrograma;
  Buscador: BuscaPrograma;
  /** What docs/assets/antes.js leaves: where the site is, and small things kept. */
  Sitio: { raiz: URL; leer(name: string): unknown; guardar(name: string, value: unknown): void };
  __sinAlmacen?: boolean;
}
