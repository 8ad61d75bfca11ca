import { drawing, el } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { SHAPES } from "../shapes.js";
import { card, point } from "./card.js";

/** @param {import("../../lib/types.js").Summary} summary */
export function overviewCard({ overview, source }) {
  if (overview.length === 0) return card("overview", el("p", { class: "none" }, t("overview_none")));
  const items = overview.map(({ text, tone, quotes }) =>
    el(
      "li",
      {},
      point([drawing(SHAPES[tone], `mark ${tone}`, t(`tone_${tone}`)), el("span", {}, text)], quotes, source.language),
    ),
  );
  return card("overview", el("p", { class: "how" }, t("how")), el("ul", { class: "points" }, ...items));
}
