import { drawing, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { SHAPES } from "../lib/shapes.js";

/**
 * One step of setting up: its number, which becomes a tick, a heading and what there is to do.
 *
 * @param {string} id
 * @param {number} number
 * @param {string} heading
 * @param {...import("../lib/dom.js").Child} children
 */
export function step(id, number, heading, ...children) {
  const headingId = `${id}-heading`;
  const mark = el("span", { class: "number" }, String(number));
  const element = el(
    "li",
    { id, class: "card step", "aria-labelledby": headingId },
    el("h2", { id: headingId }, mark, heading),
    ...children,
  );
  return {
    element,
    /** @param {boolean} done */
    set(done) {
      if (element.classList.toggle("done", done)) mark.replaceChildren(drawing(SHAPES.check, "tick", t("step_done")));
      else mark.replaceChildren(String(number));
    },
  };
}
