import { drawing, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { SHAPES } from "../lib/shapes.js";
import { card, point } from "./card.js";
import { limited } from "./limit.js";

/**
 * The Summary. That of a short policy also has its watch-outs, which stand in their own card above.
 *
 * @param {import("../lib/types.js").Report} report
 */
export function overviewCard({ overview, watch_outs, source }) {
  const warned = new Set(watch_outs.map(({ text }) => text));
  const points = overview.filter(({ text }) => !warned.has(text));
  if (points.length === 0 && overview.length > 0) return null;
  if (points.length === 0) return card("overview", el("p", { class: "none" }, t("overview_none")));
  const items = points.map(({ text, tone, quotes }) =>
    el(
      "li",
      {},
      point(
        [drawing(SHAPES[tone], `mark ${tone}`, t(`tone_${tone}`)), el("span", {}, ...limited(text))],
        quotes,
        source,
      ),
    ),
  );
  return card(
    "overview",
    watch_outs.length === 0 && el("p", { class: "how" }, t("how")),
    el("ul", { class: "points" }, ...items),
  );
}
