/* What the editing workshop (taller/) imports under another name than npm's: its build copies Pyodide beside it. */
declare module "*/pyodide.mjs" {
  export { loadPyodide } from "pyodide";
}

/** The page of the workshop, as its panels know it. */
type Mesa = import("../../../../taller/pagina.js").Desk;
