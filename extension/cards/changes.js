import { drawing, el } from "../lib/dom.js";
import { plural, t } from "../lib/i18n.js";
import { SHAPES } from "../lib/shapes.js";
import { opening } from "./card.js";
import { evidence } from "./evidence.js";
import { limited } from "./limit.js";

/** @typedef {import("../lib/types.js").Change} Change */
/** @typedef {import("../lib/types.js").Changes} Changes */
/** @typedef {import("../lib/types.js").Quote} Quote */
/** @typedef {import("../lib/types.js").Source} Source */

/** Told apart by shape and word, not by colour alone. */
const MARKS = /** @type {const} */ ({ worse: "bad", better: "good", neutral: "neutral" });

/**
 * What two versions of a policy say differently, the most important first, and how much only looks different.
 *
 * @param {Changes} changes
 */
export function changesView({ older, newer, changes, moved, reworded }) {
  return el(
    "div",
    { class: "changes" },
    el("p", { class: "counts" }, changes.length > 0 ? counts(changes) : t("changes_none")),
    changes.length > 0 && el("ul", { class: "points" }, ...changes.map((change) => item(change, older, newer))),
    moved > 0 && el("p", { class: "how" }, plural("changes_moved", moved)),
    reworded > 0 && el("p", { class: "how" }, plural("changes_reworded", reworded)),
  );
}

/** @param {Change[]} changes */
function counts(changes) {
  const worse = changes.filter(({ effect }) => effect === "worse").length;
  const better = changes.filter(({ effect }) => effect === "better").length;
  return [
    plural("changes", changes.length),
    worse > 0 && plural("changes_worse", worse),
    better > 0 && plural("changes_better", better),
  ]
    .filter(Boolean)
    .join(" · ");
}

/**
 * @param {Change} change
 * @param {Source} older
 * @param {Source} newer
 */
function item({ effect, text, before, after }, older, newer) {
  const mark = MARKS[effect];
  const sides = el(
    "div",
    { class: "sides" },
    side(t("changes_before"), before, older),
    side(t("changes_now"), after, newer),
  );
  return el(
    "li",
    {},
    opening([drawing(SHAPES[mark], `mark ${mark}`, t(`effect_${effect}`)), el("span", {}, ...limited(text))], sides),
  );
}

/**
 * What one of the two says.
 *
 * @param {string} title
 * @param {Quote[]} quotes
 * @param {Source} source
 */
function side(title, quotes, source) {
  const words = quotes.length > 0 ? evidence(quotes, source) : el("p", { class: "none" }, t("changes_unsaid"));
  return el("section", {}, el("h3", {}, title), words);
}
