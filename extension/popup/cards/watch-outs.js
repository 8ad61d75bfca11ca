import { el } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { card, point } from "./card.js";

/** @param {import("../../lib/types.js").Summary} summary */
export function watchOutsCard({ watch_outs, source }) {
  if (watch_outs.length === 0) return card("watch_outs", el("p", { class: "none" }, t("watch_outs_none")));
  const items = watch_outs.map(({ text, why, severity, quotes }) =>
    el(
      "li",
      {},
      point(
        [
          el("span", { class: `severity severity-${severity}` }, t(`severity_${severity}`)),
          el("span", { class: "what" }, text),
          why && el("span", { class: "why" }, why),
        ],
        quotes,
        source.language,
      ),
    ),
  );
  return card("watch_outs", el("ul", { class: "points warnings" }, ...items));
}
