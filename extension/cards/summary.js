import { el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { actionsCard } from "./actions.js";
import { dataCard } from "./data.js";
import { documentCard } from "./document.js";
import { contents, heading } from "./header.js";
import { notStatedCard } from "./not-stated.js";
import { overviewCard } from "./overview.js";
import { questionsCard } from "./questions.js";
import { updatedCard } from "./updated.js";
import { watchOutsCard } from "./watch-outs.js";

/**
 * All cards of one policy, in two columns where there is room: in the same order to the eye and to the keyboard.
 *
 * @param {import("../lib/types.js").Report} report
 * @param {{origin?: HTMLElement, ask?: HTMLElement}} [around]  where the policy comes from, and a card to ask it more
 */
export function showSummary(report, { origin, ask } = {}) {
  const first = [watchOutsCard, overviewCard, dataCard];
  const second = [questionsCard, () => ask, actionsCard, notStatedCard, updatedCard, documentCard];
  const columns = [first, second].map((cards) => el("div", { class: "column" }, ...cards.map((card) => card(report))));
  return el(
    "div",
    { class: "summary" },
    heading(report),
    origin,
    contents(report, Boolean(ask)),
    el("div", { class: "columns" }, ...columns),
    el(
      "footer",
      {},
      el("p", {}, report.search ? t("local_found") : t("local")),
      el("p", {}, t("engine_time", report.engine.milliseconds)),
    ),
  );
}
