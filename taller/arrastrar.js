// Rows that are moved by hand, with a mouse or a finger. The buttons that move them stay: nobody needs to drag.
import { h } from "./dom.js";

const EDGE_PX = 60;
const STEP_PX = 14;

/** The handle of a row.
 * gaps(): places where it may be left, each {el, after, to}: the row beside which a line is drawn, on which side, and
 * what `drop` is told. taken(): the rows that travel with it. */
export function handle(words, { gaps, taken, drop }) {
  const grip = h("span", { class: "asa", title: words, "aria-hidden": "true", onpointerdown: begin }, "⠿");
  let line = null, clock = 0, y = 0, moving = [];

  function begin(e) {
    if (e.button) return;
    e.preventDefault();
    grip.setPointerCapture(e.pointerId);
    y = e.clientY;
    moving = taken();
    for (const el of moving) el.classList.add("se-mueve");
    grip.addEventListener("pointermove", follow);
    grip.addEventListener("pointerup", leave);
    grip.addEventListener("pointercancel", stop);
    addEventListener("keydown", escape, true);
    clock = setInterval(roll, 30);
  }

  function follow(e) {
    y = e.clientY;
    mark();
  }

  // The gap closest to the pointer.
  function nearest() {
    let best = null, least = Infinity;
    for (const gap of gaps()) {
      const box = gap.el.getBoundingClientRect();
      const far = Math.abs((gap.after ? box.bottom : box.top) - y);
      if (far < least) [best, least] = [gap, far];
    }
    return best;
  }

  function mark() {
    line?.classList.remove("va-antes", "va-despues");
    const gap = nearest();
    line = gap?.el ?? null;
    line?.classList.add(gap.after ? "va-despues" : "va-antes");
  }

  // Near an edge of the window what is below comes into sight.
  function roll() {
    const by = y < EDGE_PX ? -STEP_PX : y > innerHeight - EDGE_PX ? STEP_PX : 0;
    if (!by) return;
    scrollBy(0, by);
    mark();
  }

  function leave() {
    const gap = nearest();
    stop();
    if (gap) drop(gap.to);
  }

  function escape(e) {
    if (e.key === "Escape") stop();
  }

  function stop() {
    clearInterval(clock);
    line?.classList.remove("va-antes", "va-despues");
    for (const el of moving) el.classList.remove("se-mueve");
    grip.removeEventListener("pointermove", follow);
    grip.removeEventListener("pointerup", leave);
    grip.removeEventListener("pointercancel", stop);
    removeEventListener("keydown", escape, true);
  }

  return grip;
}
