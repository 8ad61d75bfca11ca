import { evidence } from "../cards/evidence.js";
import { drawing, el } from "../lib/dom.js";
import { dayOf, t } from "../lib/i18n.js";
import { readable } from "../lib/links.js";
import { SHAPES } from "../lib/shapes.js";
import { called } from "./entry.js";
import { arrange } from "./rows.js";

/** @typedef {import("../lib/types.js").Comparison} Comparison */
/** @typedef {import("../lib/types.js").Part} Part */
/** @typedef {import("../lib/types.js").Row} Row */
/** @typedef {import("../lib/types.js").Side} Side */
/** @typedef {import("../lib/types.js").Source} Source */
/**
 * One of the two; `more` tells it from the other where both have the same name.
 * @typedef {{side: "first" | "second", name: string, more: string[], source: Source, version: number}} Policy
 */

/**
 * Two policies point by point. The roles are written down because narrow windows lay the tables out in another way.
 *
 * @param {Comparison} comparison
 * @param {{first: number, second: number}} versions
 */
export function comparisonView(comparison, versions) {
  const sides = /** @type {const} */ (["first", "second"]);
  const alike = called(comparison.first) === called(comparison.second);
  const policies = sides.map((side) => ({
    side,
    name: called(comparison[side]),
    more: alike ? origin(comparison[side]) : [],
    source: comparison[side],
    version: versions[side],
  }));
  const parts = comparison.parts.filter(({ rows }) => rows.length > 0);
  if (parts.length === 0) return [el("p", { class: "none" }, t("comparison_none"))];
  return parts.map((part) => partView(part, policies));
}

/**
 * Where a policy is from, and of when.
 *
 * @param {Source} source
 */
const origin = ({ url, retrieved_at }) => [...(url ? [readable(url)] : []), t("library_read", dayOf(retrieved_at))];

/**
 * @param {Part} part
 * @param {Policy[]} policies
 */
function partView({ kind, rows }, policies) {
  const id = `${kind}-heading`;
  const { differing, same } = arrange(rows);
  return el(
    "section",
    { class: "card" },
    el("h2", { id }, t(`card_${kind}`)),
    el(
      "table",
      { role: "table", "aria-labelledby": id },
      el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, corner(), ...policies.map(head))),
      differing.length > 0 && el("tbody", { role: "rowgroup" }, ...differing.map((row) => line(row, policies))),
      same.length > 0 &&
        el("tbody", { role: "rowgroup", class: "same" }, agreement(), ...same.map((row) => line(row, policies))),
    ),
  );
}

const corner = () =>
  el("th", { role: "columnheader", scope: "col" }, el("span", { class: "unseen" }, t("comparison_point")));

/** @param {Policy} policy */
const head = ({ name, more, version }) =>
  el(
    "th",
    { role: "columnheader", scope: "col" },
    el("a", { href: `../report/report.html?v${version}` }, el("bdi", {}, name)),
    ...more.map((fact) => el("small", {}, fact)),
  );

/** What stands above the points on which both agree. */
const agreement = () =>
  el(
    "tr",
    { role: "row" },
    el("th", { role: "rowheader", scope: "rowgroup", colspan: "3", "aria-colspan": "3" }, t("comparison_same")),
  );

/**
 * @param {Row} row
 * @param {Policy[]} policies
 */
const line = (row, policies) =>
  el(
    "tr",
    { role: "row" },
    el("th", { role: "rowheader", scope: "row" }, row.label),
    ...policies.map(({ side, source }) => el("td", { role: "cell" }, ...said(row[side], source))),
  );

/**
 * @param {Side | null} side
 * @param {Source} source
 */
function said(side, source) {
  if (!side) return [el("p", { class: "none" }, t("comparison_silent"))];
  const { text, tone, quotes } = side;
  return [
    el("p", { class: "side" }, drawing(SHAPES[tone], `mark ${tone}`, t(`tone_${tone}`)), el("span", {}, text)),
    el(
      "details",
      {},
      el("summary", {}, t("in_its_words"), drawing(SHAPES.chevron, "chevron")),
      evidence(quotes, source),
    ),
  ];
}
