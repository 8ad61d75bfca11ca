import { button, drawing, el } from "../../lib/dom.js";
import { language, t } from "../../lib/i18n.js";
import { readable, safeHref } from "../../lib/links.js";
import { SHAPES } from "../../lib/shapes.js";
import { command } from "./command.js";
import { remedyFor } from "./table.js";

/** @typedef {import("../../lib/types.js").Problem} Problem */
/** @typedef {import("../../lib/types.js").Candidate} Candidate */
/** @typedef {{retry: () => void, force: () => void, visit: (url: string) => void}} Ways */

/** More links than these are a list to search, not a help. */
const MOST = 5;

/**
 * What went wrong, why, and what to do about it.
 *
 * @param {Problem} problem
 * @param {Ways} ways
 */
export function showProblem(problem, ways) {
  const { name, remedy } = remedyFor(problem.code);
  const about = subject(problem);
  return el(
    "section",
    { class: "problem", "aria-labelledby": "problem", "data-code": problem.code },
    drawing(SHAPES[remedy.icon], "emblem"),
    el("h1", { id: "problem" }, name ? t(`problem_${name}_title`, about) : t("problem_other_title")),
    el("p", {}, name ? t(`problem_${name}_text`, about) : problem.message),
    !name && problem.hint && el("p", {}, problem.hint),
    remedy.command && command(remedy.command),
    remedy.candidates && candidates(problem.details.candidates, ways),
    el(
      "div",
      { class: "buttons" },
      remedy.retry && button(t("retry"), ways.retry, { class: "primary" }),
      remedy.force && button(t("force"), ways.force),
    ),
    !remedy.command && !remedy.retry && el("p", { class: "aside" }, t("problem_aside")),
  );
}

/**
 * What the words of a problem name: the policy's language, or the host's version.
 *
 * @param {Problem} problem
 */
function subject({ code, details }) {
  return code === "language" ? language(String(details.language)) : String(details.version ?? "");
}

/**
 * Links that may lead to the policy. They open in the tab and are read there.
 *
 * @param {unknown} given
 * @param {Ways} ways
 */
function candidates(given, ways) {
  const items = (Array.isArray(given) ? given : [])
    .flatMap((/** @type {Candidate} */ candidate) => {
      const href = safeHref(candidate?.url);
      return href?.startsWith("http") ? [{ href, text: String(candidate.text ?? "").trim() }] : [];
    })
    .slice(0, MOST)
    .map(({ href, text }) => {
      const open = button(text || t("candidate_nameless"), () => ways.visit(href), { class: "candidate" });
      open.append(el("small", {}, readable(href)));
      return el("li", {}, open);
    });
  if (items.length === 0) return null;
  return el("div", { class: "candidates" }, el("h2", {}, t("candidates")), el("ul", {}, ...items));
}
