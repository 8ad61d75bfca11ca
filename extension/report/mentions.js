import { day, t } from "../lib/i18n.js";
import { SHAPES } from "../lib/shapes.js";

/** @typedef {import("../cards/policy-text.js").Mention} Mention */
/** @typedef {import("../lib/types.js").Quote} Quote */
/** @typedef {import("../lib/types.js").Report} Report */
/** @typedef {{id: string, label: string, quotes: Quote[], sign?: Mention["sign"]}} Said */

const SIGNS = { 1: "notice", 2: "bad", 3: "stop" };

/**
 * All that the cards of a report say by the policy's words, with the ways back. What a card leaves out is left out.
 *
 * @param {Report} report
 * @param {HTMLElement} cards
 * @returns {Mention[]}
 */
export function mentions(report, cards) {
  const openers = /** @type {NodeListOf<HTMLElement>} */ (cards.querySelectorAll(".card :is(summary, .datum)"));
  const places = Map.groupBy(openers, (opener) => opener.closest(".card")?.id);
  return said(report).flatMap(({ id, label, quotes, sign = null }) => {
    const among = places.get(id) ?? [];
    const opener =
      among.find(({ textContent }) => textContent === label) ??
      among.find(({ textContent }) => textContent?.includes(label));
    return opener ? [{ card: t(`card_${id}`), label, quotes, sign, lead: () => open(opener) }] : [];
  });
}

/**
 * @param {Report} report
 * @returns {Said[]}
 */
function said({ watch_outs, overview, data_collected, questions, actions, last_updated: updated }) {
  return [
    ...watch_outs.map(({ text, quotes, severity }) => ({
      id: "watch_outs",
      label: text,
      quotes,
      sign: { path: SHAPES[/** @type {"stop"} */ (SIGNS[severity])], class: `sign severity-${severity}` },
    })),
    ...overview.map(({ text, quotes, tone }) => ({
      id: "overview",
      label: text,
      quotes,
      sign: { path: SHAPES[tone], class: `sign ${tone}` },
    })),
    ...data_collected.map(({ name, quotes }) => ({ id: "data", label: name, quotes })),
    ...questions.map(({ question, quotes }) => ({ id: "questions", label: question, quotes })),
    ...actions.map(({ label, quotes }) => ({ id: "actions", label, quotes })),
    ...(updated
      ? [{ id: "updated", label: updated.date ? day(updated.date) : updated.words, quotes: updated.quotes }]
      : []),
  ];
}

/**
 * Opens a point and goes there, also where it is held back.
 *
 * @param {HTMLElement} opener
 */
function open(opener) {
  const list = opener.closest("li[hidden]")?.parentElement;
  list?.querySelector("button.more")?.dispatchEvent(new Event("click"));
  if (opener.matches("[aria-expanded=false]")) opener.click();
  else opener.closest("details")?.setAttribute("open", "");
  opener.scrollIntoView({ block: "center", behavior: "instant" });
  opener.focus({ preventScroll: true });
}
