import { el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

/** @typedef {import("../lib/types.js").Quote} Quote */

/** Headings shown of a section's path, from its end. */
const HEADINGS = 2;

/**
 * The words of a policy that is not open, so that there is no page to show them in.
 *
 * @param {Quote[]} quotes
 * @param {string} language
 */
export function quotesOf(quotes, language) {
  const lang = language === "und" ? null : language;
  const distinct = [...new Map(quotes.map((quote) => [quote.text, quote])).values()];
  return el("div", { class: "evidence" }, ...distinct.map((quote) => figure(quote, lang)));
}

/**
 * @param {Quote} quote
 * @param {string | null} lang
 */
const figure = ({ text, section }, lang) =>
  el(
    "figure",
    {},
    el("blockquote", { lang, class: "proving" }, text),
    section.length > 0 &&
      el(
        "figcaption",
        {},
        el("span", { class: "unseen" }, t("quote_section")),
        el("span", { lang }, section.slice(-HEADINGS).join(" › ")),
      ),
  );
