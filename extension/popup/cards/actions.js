import { el } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { readable, safeHref } from "../../lib/links.js";
import { card, point } from "./card.js";
import { evidence } from "./evidence.js";
import { outward } from "./outward.js";

/** @typedef {import("../../lib/types.js").Action} Action */

/** @param {import("../../lib/types.js").Summary} summary */
export function actionsCard({ actions, source }) {
  if (actions.length === 0) return null;
  const ways = Map.groupBy(actions, ({ href }) => safeHref(href));
  const items = [...ways].map(([href, members]) =>
    href && members.length > 1
      ? several(href, members, source.language)
      : members.map((member) => single(member, source.language)),
  );
  return card("actions", el("ul", { class: "actions" }, ...items.flat()));
}

/**
 * What is done at one and the same address: often all that a reader may ask goes to one mailbox.
 *
 * @param {string} href
 * @param {Action[]} actions
 * @param {string} language
 */
function several(href, actions, language) {
  const points = actions.map(({ label, quotes }) => el("li", {}, point([label], quotes, language)));
  return el("li", {}, outward(href, readable(href)), el("ul", { class: "points" }, ...points));
}

/**
 * @param {Action} action
 * @param {string} language
 */
function single({ label, href, quotes }, language) {
  return el(
    "li",
    {},
    outward(href, label),
    el(
      "details",
      { class: "proof" },
      el("summary", {}, t("in_its_words"), el("span", { class: "unseen" }, `: ${label}`)),
      evidence(quotes, language),
    ),
  );
}
