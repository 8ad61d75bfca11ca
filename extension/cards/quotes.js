import { openTab } from "../lib/browser/pages.js";
import { fragmentLink } from "../lib/fragment.js";
import { safeHref } from "../lib/links.js";

/** @typedef {import("../lib/types.js").Place} Place */

/**
 * Has quotes shown where the policy is: in the tab in which it was read, or, where it was found elsewhere, in one that is
 * opened at the words.
 *
 * @param {HTMLElement} cards
 * @param {import("../lib/types.js").Report} report
 * @param {(text: string) => Promise<Place>} mark
 */
export function answerQuotes(cards, { source, search }, mark) {
  cards.addEventListener("showquote", (event) => {
    const { text, answer } = /** @type {import("./evidence.js").ShowQuote} */ (event).detail;
    const link = search ? safeHref(fragmentLink(source.url, text)) : null;
    const shown = link ? openTab(link).then(() => /** @type {Place} */ ("opened")) : mark(text);
    shown.then(answer);
  });
}
