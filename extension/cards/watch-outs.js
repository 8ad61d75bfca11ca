import { drawing, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { SHAPES } from "../lib/shapes.js";
import { card, point } from "./card.js";
import { limited } from "./limit.js";

/** @typedef {import("../lib/types.js").Source} Source */
/** @typedef {import("../lib/types.js").WatchOut} WatchOut */

/** Told apart by shape and word, not by colour alone. */
const SIGNS = { 1: SHAPES.notice, 2: SHAPES.bad, 3: SHAPES.stop };

/** @param {import("../lib/types.js").Report} report */
export function watchOutsCard({ watch_outs, source }) {
  if (watch_outs.length === 0) return card("watch_outs", el("p", { class: "none" }, t("watch_outs_none")));
  const groups = Map.groupBy(watch_outs, ({ severity }) => severity);
  return card(
    "watch_outs",
    el("p", { class: "how" }, t("how")), // the first card tells what goes for all
    ...[...groups].flatMap(([severity, members]) => [
      el("h3", { class: `severity severity-${severity}` }, drawing(SIGNS[severity], "sign"), t(`severity_${severity}`)),
      el("ul", { class: "points" }, ...members.map((member) => warning(member, source))),
    ]),
  );
}

/**
 * @param {WatchOut} watchOut
 * @param {Source} source
 */
function warning({ text, why, quotes }, source) {
  const content = [el("span", { class: "what" }, ...limited(text)), why && el("span", { class: "why" }, why)];
  return el("li", {}, point(content, quotes, source));
}
