import { announce } from "../cards/announce.js";
import { trouble } from "../cards/trouble.js";
import { button, drawing, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { SHAPES } from "../lib/shapes.js";
import { explain } from "../popup/states/explain.js";
import { fix } from "../popup/states/fix.js";

/** @typedef {import("../lib/types.js").Problem} Problem */

/**
 * What stands in the place of a list or a comparison that could not be had.
 *
 * @param {Problem} problem
 * @param {() => void} retry
 */
export function problemView(problem, retry) {
  const { title, texts, remedy } = explain(problem);
  return el(
    "section",
    { class: "problem", "aria-labelledby": "problem", "data-code": problem.code },
    drawing(SHAPES[remedy.icon], "emblem"),
    el("h2", { id: "problem" }, title),
    ...texts.map((text) => el("p", {}, text)),
    fix(problem),
    el("div", { class: "buttons" }, button(t("retry"), retry, { class: "primary" })),
  );
}

/**
 * Says where a button stands why it did not do what it should, and to screen readers at once.
 *
 * @param {Element} place  what failed there before is forgotten, and what was said to have been done before
 * @param {Problem} problem
 */
export function tellFailure(place, problem) {
  place.querySelector(":scope > .trouble")?.remove();
  place.append(trouble(problem));
  announce("");
}
