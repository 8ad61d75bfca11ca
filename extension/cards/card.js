import { drawing, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { SHAPES } from "../lib/shapes.js";
import { evidence } from "./evidence.js";

/** @typedef {import("../lib/types.js").Quote} Quote */
/** @typedef {import("../lib/types.js").Source} Source */
/** @typedef {import("../lib/dom.js").Child} Child */

/**
 * A card with its heading.
 *
 * @param {string} id  also names the heading: `card_ID` in `_locales`
 * @param {...Child} children
 */
export function card(id, ...children) {
  const headingId = `${id}-heading`;
  return el(
    "section",
    { id, class: "card", "aria-labelledby": headingId },
    el("h2", { id: headingId }, t(`card_${id}`)),
    ...children,
  );
}

/**
 * A line that opens to show what is behind it.
 *
 * @param {Child[]} content
 * @param {Node} inside
 */
export function opening(content, inside) {
  return el(
    "details",
    { class: "point" },
    el("summary", {}, el("div", { class: "said" }, ...content), drawing(SHAPES.chevron, "chevron")),
    inside,
  );
}

/**
 * Something that the policy says, which opens to show its words.
 *
 * @param {Child[]} content
 * @param {Quote[]} quotes
 * @param {Source} source
 */
export const point = (content, quotes, source) => opening(content, evidence(quotes, source));
