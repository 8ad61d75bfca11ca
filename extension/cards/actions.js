import { drawing, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { place, safeHref } from "../lib/links.js";
import { SHAPES } from "../lib/shapes.js";
import { card, point } from "./card.js";
import { evidence } from "./evidence.js";
import { letters } from "./letters.js";
import { limited } from "./limit.js";
import { outward } from "./outward.js";

/** @typedef {import("../lib/types.js").Action} Action */
/** @typedef {import("../lib/types.js").Source} Source */

/** @param {import("../lib/types.js").Report} report */
export function actionsCard({ actions, letters: ready = [], source }) {
  if (actions.length === 0 && ready.length === 0) return null;
  const ways = Map.groupBy(actions, ({ href }) => safeHref(href));
  const items = [...ways].flatMap(([href, members]) =>
    href && members.length > 1
      ? [several(href, members, source)]
      : members.map((member) => el("li", {}, single(member, source))),
  );
  return card(
    "actions",
    items.length > 0 && el("ul", { class: "actions" }, ...items),
    ready.length > 0 && letters(ready),
  );
}

/**
 * What is done at one and the same address: often all that a reader may ask goes to one mailbox.
 *
 * @param {string} href
 * @param {Action[]} actions
 * @param {Source} source
 */
function several(href, actions, source) {
  const points = actions.map(({ label, quotes }) => el("li", {}, point(limited(label), quotes, source)));
  return el("li", {}, outward(href, place(href)), el("ul", { class: "points" }, ...points));
}

/**
 * What is done at an address of its own: a link, and beside it what opens the words; without an address a point.
 *
 * @param {Action} action
 * @param {Source} source
 */
function single({ label, href, quotes }, source) {
  if (!safeHref(href)) return point(limited(label), quotes, source);
  const name = el("span", { class: "unseen" }, `${t("in_its_words")}: ${label}`);
  const toggle = el("summary", {}, name, drawing(SHAPES.chevron, "chevron"));
  return el(
    "div",
    { class: "linked" },
    outward(href, label),
    el("details", { class: "proof" }, toggle, evidence(quotes, source)),
  );
}
