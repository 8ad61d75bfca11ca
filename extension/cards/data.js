import { button, drawing, el } from "../lib/dom.js";
import { plural, t } from "../lib/i18n.js";
import { SHAPES } from "../lib/shapes.js";
import { card } from "./card.js";
import { evidence } from "./evidence.js";
import { more } from "./more.js";

/** @typedef {import("../lib/types.js").DataItem} DataItem */
/** @typedef {import("../lib/types.js").Source} Source */

/** Data of a category that are shown at once; all that are sensitive are. */
const AT_ONCE = 6;

/** Pixels of an opened quote that must be in sight; where they are not, what opened it moves to the top. */
const IN_SIGHT = 80;

/** @param {import("../lib/types.js").Report} report */
export function dataCard({ data_collected: items, source }) {
  if (items.length === 0) return card("data", el("p", { class: "none" }, t("data_none")));
  const collected = items.filter((item) => item.collected);
  const denied = items.filter((item) => !item.collected);
  const groups = Map.groupBy(collected, (item) => item.category);
  return card(
    "data",
    legend(collected),
    ...[...groups].map(([category, members]) => group(category, members, source)),
    denied.length > 0 && el("div", { class: "denied" }, group(t("denied"), denied, source)),
  );
}

/**
 * What the marks mean, where there are any.
 *
 * @param {DataItem[]} items
 */
function legend(items) {
  const marks = /** @type {const} */ (["sensitive", "shared"]).filter((mark) => items.some((item) => item[mark]));
  if (marks.length === 0) return null;
  return el(
    "p",
    { class: "legend", "aria-hidden": "true" },
    ...marks.map((mark) => el("span", { class: mark }, drawing(SHAPES[mark], mark), t(mark))),
  );
}

/**
 * The data of one category as a line of words, the sensitive first. A word opens its quotes below, one at a time.
 *
 * @param {string} title
 * @param {DataItem[]} members
 * @param {Source} source
 */
function group(title, members, source) {
  const items = members.toSorted((one, other) => Number(other.sensitive) - Number(one.sensitive));
  const panel = el("div", { class: "panel", hidden: true });
  const sensitive = items.filter((item) => item.sensitive && item.collected);
  const all = sensitive.length === items.length; // said once, by their heading
  const data = items.map((item, index) => datum(item, !all, () => open(index)));
  /** @param {number} index */
  function open(index) {
    const pressed = data[index];
    const opens = pressed?.getAttribute("aria-expanded") !== "true";
    for (const each of data) each.setAttribute("aria-expanded", String(opens && each === pressed));
    panel.hidden = !opens;
    panel.replaceChildren(...(opens ? [evidence(items[index]?.quotes ?? [], source)] : []));
    if (opens && panel.getBoundingClientRect().top > innerHeight - IN_SIGHT) pressed?.scrollIntoView();
  }
  const list = data.map((each) => el("li", {}, each));
  const held = list.slice(Math.max(AT_ONCE, sensitive.length));
  // A single one takes no more room than the button would.
  if (held.length > 1) list.push(el("li", { class: "rest" }, more(plural("more_data", held.length), held)));
  const mark = all && drawing(SHAPES.sensitive, "sensitive", t("sensitive"));
  return el("div", { class: "group" }, el("h3", {}, title, mark), el("ul", {}, ...list), panel);
}

/**
 * @param {DataItem} item
 * @param {boolean} flagged  whether it is marked where it is sensitive
 * @param {() => void} open
 */
function datum({ name, shared, sensitive, collected }, flagged, open) {
  const weighty = sensitive && collected;
  const pressed = button(name, open, { class: weighty ? "datum weighty" : "datum", "aria-expanded": "false" });
  if (weighty && flagged) pressed.append(drawing(SHAPES.sensitive, "sensitive", t("sensitive")));
  if (shared && collected) pressed.append(drawing(SHAPES.shared, "shared", t("shared")));
  return pressed;
}
