import { drawing, el } from "../../lib/dom.js";
import { plural, t } from "../../lib/i18n.js";
import { SHAPES } from "../shapes.js";
import { card } from "./card.js";
import { evidence } from "./evidence.js";
import { more } from "./more.js";

/** @typedef {import("../../lib/types.js").DataItem} DataItem */

/** Chips of a category that are shown at once; all that are sensitive are. */
const AT_ONCE = 6;

/** Pixels of an opened quote that must be in sight; where they are not, its chip moves to the top. */
const IN_SIGHT = 80;

/** @param {import("../../lib/types.js").Summary} summary */
export function dataCard({ data_collected: items, source }) {
  if (items.length === 0) return card("data", el("p", { class: "none" }, t("data_none")));
  const collected = items.filter((item) => item.collected);
  const denied = items.filter((item) => !item.collected);
  const groups = Map.groupBy(collected, (item) => item.category);
  return card(
    "data",
    legend(collected),
    ...[...groups].map(([category, members]) => group(category, members, source.language)),
    denied.length > 0 && el("div", { class: "denied" }, group(t("denied"), denied, source.language)),
  );
}

/**
 * What the marks mean, where there are any.
 *
 * @param {DataItem[]} items
 */
function legend(items) {
  const marks = /** @type {const} */ (["shared", "sensitive"]).filter((mark) => items.some((item) => item[mark]));
  if (marks.length === 0) return null;
  return el(
    "p",
    { class: "legend", "aria-hidden": "true" },
    ...marks.map((mark) => el("span", {}, drawing(SHAPES[mark], mark), t(mark))),
  );
}

/**
 * The data of one category as chips, the sensitive first. A chip opens its quotes below the group, one at a time.
 *
 * @param {string} title
 * @param {DataItem[]} members
 * @param {string} language
 */
function group(title, members, language) {
  const items = members.toSorted((one, other) => Number(other.sensitive) - Number(one.sensitive));
  const panel = el("div", { class: "panel", hidden: true });
  const chips = items.map((item) => chip(item));
  for (const [index, pressed] of chips.entries()) {
    pressed.addEventListener("click", () => {
      const opens = pressed.getAttribute("aria-expanded") !== "true";
      for (const other of chips) other.setAttribute("aria-expanded", String(opens && other === pressed));
      panel.hidden = !opens;
      panel.replaceChildren(...(opens ? [evidence(items[index]?.quotes ?? [], language)] : []));
      if (opens && panel.getBoundingClientRect().top > innerHeight - IN_SIGHT) pressed.scrollIntoView();
    });
  }
  const list = chips.map((each) => el("li", {}, each));
  const held = list.slice(Math.max(AT_ONCE, items.filter(({ sensitive }) => sensitive).length));
  // A single one takes no more room than the button would.
  if (held.length > 1) list.push(el("li", { class: "rest" }, more(plural("more_data", held.length), held)));
  return el("div", { class: "group" }, el("h3", {}, title), el("ul", {}, ...list), panel);
}

/** @param {DataItem} item */
function chip({ name, shared, sensitive, collected }) {
  return el(
    "button",
    { type: "button", class: sensitive && collected ? "chip weighty" : "chip", "aria-expanded": "false" },
    name,
    shared && collected && drawing(SHAPES.shared, "shared", t("shared")),
    sensitive && collected && drawing(SHAPES.sensitive, "sensitive", t("sensitive")),
  );
}
