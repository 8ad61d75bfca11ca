import { drawing, el } from "../lib/dom.js";
import { day, plural, t } from "../lib/i18n.js";
import { SHAPES } from "../lib/shapes.js";

/** @typedef {import("../lib/types.js").Report} Report */

/**
 * Whose policy it is, how old, and that all of it was read.
 *
 * @param {Report} report
 */
export function heading({ source, last_updated: updated }) {
  return el(
    "header",
    { class: "whose" },
    el("h1", {}, source.service || source.title || t("nameless")),
    el(
      "p",
      {},
      el("span", {}, drawing(SHAPES.check, "tick"), plural("words_read", source.words)),
      el(
        "span",
        {},
        updated ? t("updated_on", updated.date ? day(updated.date) : updated.words) : t("updated_never_short"),
      ),
    ),
  );
}

/** Of the others, how many there are tells nothing: they are always about ten. */
const COUNTED = new Set(["watch_outs", "data"]);

/**
 * Ways to the cards, with what each holds.
 *
 * @param {Report} report
 * @param {boolean} ask  whether there is a card for questions of the reader's own
 */
export function contents({ watch_outs, overview, data_collected, questions, actions }, ask) {
  const collected = data_collected.filter(({ collected }) => collected);
  const worst = Math.max(0, ...watch_outs.map(({ severity }) => severity));
  /** @type {[string, unknown[]][]} */
  const ways = [
    ["watch_outs", watch_outs],
    ["overview", overview],
    ["data", collected],
    ["questions", questions],
    ["actions", actions],
  ];
  return el(
    "nav",
    { "aria-label": t("contents") },
    ...ways
      .filter(([, items]) => items.length > 0)
      .map(([id, items]) =>
        el(
          "a",
          { href: `#${id}`, class: id === "watch_outs" && `severity-${worst}` },
          t(`contents_${id}`),
          COUNTED.has(id) && el("b", {}, ` ${items.length}`),
        ),
      ),
    ask && el("a", { href: "#ask" }, t("contents_ask")),
  );
}
