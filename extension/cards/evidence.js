import { button, drawing, el } from "../lib/dom.js";
import { fragmentLink } from "../lib/fragment.js";
import { plural, t } from "../lib/i18n.js";
import { SHAPES } from "../lib/shapes.js";
import { more } from "./more.js";

/**
 * What became of a quote that was to be shown: in a live page, see Place; in a text of the library it is marked (`text`),
 * or is not in it (`absent`), or the text could not be had (`unread`), or is no longer kept (`unkept`).
 * @typedef {import("../lib/types.js").Place | "text" | "absent" | "unread" | "unkept"} Place
 */
/** @typedef {import("../lib/types.js").Quote} Quote */
/** @typedef {import("../lib/types.js").Source} Source */

/**
 * The event by which a quote asks to be shown in its policy, and for how that went. Its offsets count in the text with
 * this hash.
 * @typedef {{text: string, start: number, end: number, sha256: string, answer: (place: Place) => void}} Shown
 * @typedef {CustomEvent<Shown>} ShowQuote
 */

/**
 * Quotes with more characters than these show their first lines, and the rest on demand. Not fewer: the words that
 * matter often stand at the end of a sentence.
 */
const LONG = 480;

/** Sections whose quotes are shown at once. */
const SECTIONS = 3;

/** Headings shown of a section's path, from its end: the first ones are much the same for all quotes. */
const HEADINGS = 2;

/** Where quotes are shown on demand: in the live page, in a text of the library, or nowhere. */
let shown = /** @type {"page" | "text" | "nowhere"} */ ("page");

/**
 * Says where quotes of this page are shown, before it has any.
 *
 * @param {typeof shown} where
 */
export function quotesShowIn(where) {
  shown = where;
}

/**
 * The policy's own words for an item: in each section in the order of the policy, so that a list's introduction
 * stands before what it introduces; the section that proves most comes first. What a policy says twice in the same
 * words is shown once.
 *
 * @param {Quote[]} quotes
 * @param {Source} source
 */
export function evidence(quotes, source) {
  const sections = Map.groupBy(distinct(quotes), ({ section }) => section.join("\n"));
  const figures = [...sections.values()].map((members) => figure(members, source));
  const held = figures.slice(SECTIONS);
  const rest = held.length > 0 && more(plural("more_sections", held.length), held);
  return el("div", { class: "evidence" }, ...figures, rest);
}

/** @param {Quote[]} quotes */
const distinct = (quotes) => [...Map.groupBy(quotes, ({ text }) => text).values()].flatMap((same) => same.slice(0, 1));

/**
 * Quotes of one section, with the headings under which they stand.
 *
 * @param {Quote[]} quotes
 * @param {Source} source
 */
function figure(quotes, source) {
  const { language } = source;
  const lang = language === "und" ? null : language;
  const ordered = quotes.toSorted((one, other) => one.start - other.start);
  const [proving] = quotes;
  return el(
    "figure",
    {},
    ...ordered.flatMap((quote) => words(quote.text, lang, quote === proving)),
    caption(proving?.section ?? [], lang),
    proving && shown !== "nowhere" && wayTo(proving, source),
  );
}

/**
 * Asks, by the event `showquote` that the page around hears, to mark the words in the policy. Where they are not shown in
 * its live page, a link to them there.
 *
 * @param {Quote} quote
 * @param {Source} source
 */
function wayTo({ text, start, end }, { sha256, url }) {
  const asks = button(shown === "text" ? t("quote_show_text") : t("quote_show"), ask, {
    class: "more",
    "aria-live": "polite",
  });
  const link = fragmentLink(url, text);
  const way = el("p", { class: "way" }, asks);
  function ask() {
    /** @param {Place} place */
    const answer = (place) => {
      asks.textContent = t(`quote_${place}`);
      if (!["marked", "opened"].includes(place) && link && way.children.length === 1) way.append(atWords(link));
    };
    asks.dispatchEvent(new CustomEvent("showquote", { bubbles: true, detail: { text, start, end, sha256, answer } }));
  }
  return way;
}

/** @param {string} href */
const atWords = (href) =>
  el(
    "a",
    { class: "more", href, target: "_blank", rel: "noopener noreferrer" },
    t("quote_open"),
    drawing(SHAPES.link, "leaves", t("opens_tab")),
  );

/**
 * @param {string} text
 * @param {string | null} lang
 * @param {boolean} proving  whether it is the one that proves most
 */
function words(text, lang, proving) {
  const quote = el("blockquote", { lang, class: proving && "proving" }, text);
  if (text.length <= LONG) return [quote];
  quote.classList.add("clamped");
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
