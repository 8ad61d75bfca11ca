import { el } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { card, point } from "./card.js";

/** @typedef {import("../../lib/types.js").WatchOut} WatchOut */

/** @param {import("../../lib/types.js").Summary} summary */
export function watchOutsCard({ watch_outs, source }) {
  if (watch_outs.length === 0) return card("watch_outs", el("p", { class: "none" }, t("watch_outs_none")));
  const groups = Map.groupBy(watch_outs, ({ severity }) => severity);
  return card(
    "watch_outs",
    ...[...groups].flatMap(([severity, members]) => [
      el("h3", { class: `severity severity-${severity}` }, t(`severity_${severity}`)),
      el("ul", { class: "points" }, ...members.map((member) => warning(member, source.language))),
    ]),
  );
}

/**
 * @param {WatchOut} watchOut
 * @param {string} language
 */
function warning({ text, why, quotes }, language) {
  const content = [el("span", { class: "what" }, text), why && el("span", { class: "why" }, why)];
  return el("li", {}, point(content, quotes, language));
}
