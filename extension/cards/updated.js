import { el } from "../lib/dom.js";
import { day, t } from "../lib/i18n.js";
import { card, point } from "./card.js";

/** @param {import("../lib/types.js").Report} report */
export function updatedCard({ last_updated: updated, source }) {
  if (!updated) return card("updated", el("p", { class: "none" }, t("updated_never")));
  const content = updated.date
    ? [el("span", { class: "what" }, day(updated.date))]
    : [el("span", { class: "what" }, updated.words), el("span", { class: "why" }, t("updated_ambiguous"))];
  return card("updated", point(content, updated.quotes, source));
}
