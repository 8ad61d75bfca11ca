import { button, drawing, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { SHAPES } from "../lib/shapes.js";
import { command } from "../popup/states/command.js";
import { remedyFor } from "../popup/states/table.js";

/** @typedef {import("../lib/types.js").Problem} Problem */

/**
 * A problem in words: ours where we have some, else the host's, who knows which disk is full.
 *
 * @param {Problem} problem
 */
function explain({ code, message, hint, details }) {
  const { name, remedy } = remedyFor(code);
  const key = name ?? code.replace(/\W/g, "_");
  const text = t(`problem_${key}_text`, String(details.version ?? ""));
  return {
    title: t(`problem_${key}_title`) || t("problem_other_title"),
    texts: text ? [text] : [message, hint].filter((words) => words !== ""),
    remedy,
  };
}

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
    remedy.command && command(remedy.command),
    el("div", { class: "buttons" }, button(t("retry"), retry, { class: "primary" })),
  );
}

/**
 * Says where a button stands why it did not do what it should, and to screen readers at once.
 *
 * @param {Element} place  what failed there before is forgotten
 * @param {Problem} problem
 */
export function tellFailure(place, problem) {
  place.querySelector(":scope > .wrong")?.remove();
  place.append(failure(problem));
}

/** @param {Problem} problem */
function failure(problem) {
  const { title, texts, remedy } = explain(problem);
  return el(
    "div",
    { class: "wrong", role: "alert", "data-code": problem.code },
    el("p", {}, el("b", {}, title)),
    ...texts.map((text) => el("p", {}, text)),
    remedy.command && command(remedy.command),
  );
}
