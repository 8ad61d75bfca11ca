import { el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { card } from "./card.js";

/** @param {import("../lib/types.js").Report} report */
export function notStatedCard({ not_stated, unanswered = [] }) {
  // Some topics tell a reader nothing by their absence (an introduction); those have no words.
  const topics = not_stated.map((topic) => t(`topic_${topic}`)).filter(Boolean);
  const silent = [...new Set([...topics, ...unanswered.map((words) => words.replace(/\.$/, ""))])];
  if (silent.length === 0) return null;
  return card(
    "not_stated",
    el("p", { class: "how" }, t("not_stated_about")),
    el("ul", { class: "plain" }, ...silent.map((words) => el("li", {}, words))),
  );
}
