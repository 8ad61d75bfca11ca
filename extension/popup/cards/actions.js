import { el } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { card, evidence } from "./card.js";
import { outward } from "./outward.js";

/** @param {import("../../lib/types.js").Summary} summary */
export function actionsCard({ actions, source }) {
  if (actions.length === 0) return null;
  const items = actions.map(({ label, href, quotes }) =>
    el(
      "li",
      {},
      outward(href, label),
      el(
        "details",
        { class: "proof" },
        el("summary", {}, t("in_its_words"), el("span", { class: "unseen" }, `: ${label}`)),
        evidence(quotes, source.language),
      ),
    ),
  );
  return card("actions", el("ul", { class: "actions" }, ...items));
}
