import { el } from "../lib/dom.js";
import { card, point } from "./card.js";

/** @param {import("../lib/types.js").Report} report */
export function questionsCard({ questions, source }) {
  if (questions.length === 0) return null;
  const items = questions.map(({ question, answer, quotes }) =>
    el(
      "li",
      {},
      point([el("span", { class: "what" }, question), el("span", { class: "why" }, answer)], quotes, source),
    ),
  );
  return card("questions", el("ul", { class: "points" }, ...items));
}
