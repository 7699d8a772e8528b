/* What the editing workshop (taller/) imports under another name than npm's: its build copies Pyodide beside it. */
declare module "*/pyodide.mjs" {
  export { loadPyodide } from "pyodide";
}
