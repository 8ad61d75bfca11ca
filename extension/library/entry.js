import { drawing, el } from "../lib/dom.js";
import { day, dayOf, plural, t } from "../lib/i18n.js";
import { readable } from "../lib/links.js";
import { SHAPES } from "../lib/shapes.js";
import { asksFirst } from "./asking.js";
import { highlighted, nameOf } from "./format.js";

/** @typedef {import("../lib/types.js").Entry} Entry */

/**
 * What can be done with a policy of the list.
 *
 * @typedef {object} Ways
 * @property {(entry: Entry, ticked: boolean) => void} tick
 * @property {(entry: Entry) => Promise<void>} remove
 */

/**
 * What a policy of the list is called.
 *
 * @param {{service: string, title: string}} policy
 */
export const called = (policy) => nameOf(policy) || t("nameless");

/**
 * A policy of the list.
 *
 * @param {Entry} entry
 * @param {string} search  what was searched for
 * @param {boolean} ticked
 * @param {Ways} ways
 */
export function entryItem(entry, search, ticked, ways) {
  const name = called(entry);
  const item = el(
    "li",
    { class: "entry", "data-policy": String(entry.policy) },
    el(
      "h2",
      {},
      el("a", { href: `../report/report.html?v${entry.version}` }, el("bdi", {}, name)),
      entry.changed && el("span", { class: "badge" }, t("library_changed")),
    ),
    entry.url && el("p", { class: "address" }, readable(entry.url)),
    el("p", { class: "facts" }, ...facts(entry).map((fact) => el("span", {}, fact))),
    el("p", { class: "facts" }, ...warnings(entry)),
    entry.match && matched(entry.match, search),
    el("div", { class: "does" }, tick(), asksFirst(t("library_delete"), question, remove, opener(name))),
  );

  function tick() {
    const box = el("input", { type: "checkbox", "aria-label": t("library_compare_name", name) });
    box.checked = ticked;
    box.addEventListener("change", () => ways.tick(entry, box.checked));
    return el("label", {}, box, t("library_compare"));
  }

  function question() {
    return t("library_delete_ask", name);
  }

  function remove() {
    return ways.remove(entry);
  }

  return item;
}

/** @param {string} name */
const opener = (name) => ({ class: "button", "aria-label": t("library_delete_name", name) });

/** @param {Entry} entry */
const facts = ({ checked_at, updated, versions }) => [
  t("library_read", dayOf(checked_at)),
  updated ? t("updated_on", day(updated)) : t("updated_never_short"),
  ...(versions > 1 ? [plural("library_versions", versions)] : []),
];

/** @param {Entry} entry */
function warnings({ watch_outs, serious }) {
  if (watch_outs === 0) return [el("span", {}, t("library_watch_outs_none"))];
  return [
    el("span", {}, plural("library_watch_outs", watch_outs)),
    ...(serious > 0
      ? [el("span", { class: "severity-3" }, drawing(SHAPES.stop, "sign"), plural("library_serious", serious))]
      : []),
  ];
}

/**
 * @param {string} match
 * @param {string} search
 */
const matched = (match, search) =>
  el(
    "p",
    { class: "match" },
    ...highlighted(match, search).map(({ text, found }) => (found ? el("mark", {}, text) : text)),
  );
