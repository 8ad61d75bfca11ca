import { button, drawing, el } from "../lib/dom.js";
import { plural, t } from "../lib/i18n.js";
import { more } from "./more.js";
import { meet, pieces, runs, unitsOf } from "./pieces.js";

/** @typedef {import("../lib/types.js").Block} Block */
/** @typedef {import("../lib/types.js").PolicyText} PolicyText */
/** @typedef {import("../lib/types.js").Quote} Quote */
/** @typedef {import("./pieces.js").Span} Span */

/**
 * Something that a card says, by the words that prove it: how it is named, with its sign, and the way back to it.
 * @typedef {object} Mention
 * @property {string} card  the card's title
 * @property {string} label
 * @property {{path: string, class: string} | null} sign
 * @property {Quote[]} quotes
 * @property {() => void} lead
 */

/** The headings above these are those of the page and of the card. */
const OUTERMOST = 3;

const DEEPEST = 6;

/** Ways back that stand beside a block at once. */
const NOTES = 4;

/**
 * A policy's whole text, with what is quoted marked, and beside each block what it is quoted for.
 *
 * @param {PolicyText} policy
 * @param {Mention[]} mentions
 * @returns {{view: HTMLElement, show: (quote: Span) => boolean}}  `show` marks a quote, whether or not a card has it, and
 *   brings it into sight; false if the text has no such place
 */
export function policyText({ text, language, blocks }, mentions) {
  const units = unitsOf(text);
  const quotes = mentions.flatMap((mention) => mention.quotes);
  /** @type {{block: Block, line: HTMLElement}[]} */
  const lines = [];
  /** @type {Span | null} */
  let current = null;

  /**
   * The words of a block, anew: marks come and go.
   *
   * @param {Block} block
   * @param {HTMLElement} line
   */
  function write(block, line) {
    const parts = pieces(block, current ? [...quotes, current] : quotes);
    line.replaceChildren(
      ...parts.map(({ quoted, ...part }) => {
        const words = text.slice(units(part.start), units(part.end));
        return quoted ? el("mark", { class: current !== null && meet(current, part) && "current" }, words) : words;
      }),
    );
  }

  /**
   * @param {Block} block
   * @param {Block[]} [list]  the items that it leads into; what they are quoted for, too, stands beside them
   */
  function row(block, list = []) {
    const line = el(tagOf(block), { class: "line" });
    lines.push({ block, line });
    write(block, line);
    const own = mentions.filter((mention) => isQuoted(mention, [block]) && !isQuoted(mention, list));
    return el(block.kind === "list_item" ? "li" : "div", { class: `row ${block.kind}` }, line, notes(own));
  }

  /** @param {Span} quote */
  function show(quote) {
    const last = current;
    const found = lines.filter(({ block }) => meet(block, quote));
    current = quote;
    for (const { block, line } of lines) if (meet(block, quote) || (last && meet(block, last))) write(block, line);
    const mark = found[0]?.line.querySelector(".current");
    if (!(mark instanceof HTMLElement)) return false;
    mark.tabIndex = -1;
    mark.scrollIntoView({ block: "center", behavior: "instant" }); // thousands of lines fly past otherwise
    mark.focus({ preventScroll: true });
    return true;
  }

  const all = runs(blocks);
  const parts = all.map((run, index) => {
    const list = run.every(isItem);
    const items = list ? [] : all[index + 1]?.filter(isItem);
    return el(list ? "ul" : "div", {}, ...run.map((block) => row(block, items)));
  });
  return { view: el("div", { class: "policy-text", lang: language === "und" ? null : language }, ...parts), show };
}

/** @param {Block} block */
const isItem = ({ kind }) => kind === "list_item";

/**
 * @param {Mention} mention
 * @param {Block[]} blocks
 */
const isQuoted = ({ quotes }, blocks) => blocks.some((block) => quotes.some((quote) => meet(quote, block)));

/** @param {Block} block */
function tagOf({ kind, section }) {
  if (kind !== "heading") return "p";
  return /** @type {"h3"} */ (`h${Math.min(OUTERMOST + section.length, DEEPEST)}`);
}

/**
 * What a block is quoted for: ways back to the cards.
 *
 * @param {Mention[]} mentions
 */
function notes(mentions) {
  if (mentions.length === 0) return null;
  const items = mentions.map(({ card, label, sign, lead }) => {
    const way = button(label, lead, { class: "note" });
    way.prepend(el("span", { class: "unseen" }, `${card}: `));
    if (sign) way.prepend(drawing(sign.path, sign.class));
    return el("li", {}, way);
  });
  const held = items.slice(NOTES);
  // A single one takes no more room than the button would.
  if (held.length > 1) items.push(el("li", { class: "rest" }, more(plural("more_data", held.length), held)));
  return el("ul", { class: "notes", "aria-label": t("text_notes"), lang: t("locale") }, ...items);
}
