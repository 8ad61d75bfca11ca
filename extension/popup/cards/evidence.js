import { button, el } from "../../lib/dom.js";
import { plural, t } from "../../lib/i18n.js";
import { more } from "./more.js";

/** @typedef {import("../../lib/types.js").Quote} Quote */

/**
 * Quotes with more characters than these show their first lines, and the rest on demand. Not fewer: the words that
 * matter often stand at the end of a sentence.
 */
const LONG = 480;

/** Sections whose quotes are shown at once. */
const SECTIONS = 3;

/** Headings shown of a section's path, from its end: the first ones are much the same for all quotes. */
const HEADINGS = 2;

/**
 * The policy's own words for an item: in each section in the order of the policy, so that a list's introduction
 * stands before what it introduces; the section that proves most comes first.
 *
 * @param {Quote[]} quotes
 * @param {string} language  of the policy
 */
export function evidence(quotes, language) {
  const lang = language === "und" ? null : language;
  const sections = Map.groupBy(quotes, ({ section }) => section.join("\n"));
  const figures = [...sections.values()].map((members) => figure(members, lang));
  const held = figures.slice(SECTIONS);
  const rest = held.length > 0 && more(plural("more_sections", held.length), held);
  return el("div", { class: "evidence" }, ...figures, rest);
}

/**
 * Quotes of one section, with the headings under which they stand.
 *
 * @param {Quote[]} quotes
 * @param {string | null} lang
 */
function figure(quotes, lang) {
  const ordered = quotes.toSorted((one, other) => one.start - other.start);
  const [proving] = quotes;
  return el(
    "figure",
    {},
    ...ordered.flatMap(({ text }) => words(text, lang)),
    caption(proving?.section ?? [], lang),
    proving && inPage(proving.text),
  );
}

/**
 * Asks, by an event that the popup hears, to mark the words in the page; says whether they were there.
 *
 * @param {string} text
 */
function inPage(text) {
  const asks = button(t("quote_show"), ask, { class: "more" });
  function ask() {
    /** @param {boolean} found */
    const answer = (found) => {
      asks.textContent = found ? t("quote_shown") : t("quote_missing");
    };
    asks.dispatchEvent(new CustomEvent("showquote", { bubbles: true, detail: { text, answer } }));
  }
  return asks;
}

/**
 * @param {string} text
 * @param {string | null} lang
 */
function words(text, lang) {
  const quote = el("blockquote", { lang }, text);
  if (text.length <= LONG) return [quote];
  quote.className = "clamped";
  const whole = button(t("quote_whole"), toggle, { class: "more", "aria-expanded": "false" });
  function toggle() {
    const clamped = quote.classList.toggle("clamped");
    whole.setAttribute("aria-expanded", String(!clamped));
    whole.textContent = clamped ? t("quote_whole") : t("quote_less");
  }
  return [quote, whole];
}

/**
 * @param {string[]} section
 * @param {string | null} lang
 */
function caption(section, lang) {
  if (section.length === 0) return null;
  const path = section.length > HEADINGS ? ["…", ...section.slice(-HEADINGS)] : section;
  return el(
    "figcaption",
    {},
    el("span", { class: "unseen" }, t("quote_section")),
    el("span", { lang, title: section.join(" › ") }, path.join(" › ")),
  );
}
