import { el } from "../lib/dom.js";

/** @typedef {import("../lib/dom.js").Child} Child */

/**
 * A sentence with what limits it, the brackets at its end, set more quietly: "(if you live in California)".
 *
 * @param {string} text
 * @returns {Child[]}
 */
export function limited(text) {
  const at = text.lastIndexOf(" (");
  if (at < 1 || !/^ \([^()]+\)\.?$/.test(text.slice(at))) return [text];
  return [text.slice(0, at), el("span", { class: "limit" }, text.slice(at))];
}
