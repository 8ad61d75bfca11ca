import { el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { actionsCard } from "./cards/actions.js";
import { dataCard } from "./cards/data.js";
import { documentCard } from "./cards/document.js";
import { contents, heading } from "./cards/header.js";
import { notStatedCard } from "./cards/not-stated.js";
import { overviewCard } from "./cards/overview.js";
import { questionsCard } from "./cards/questions.js";
import { updatedCard } from "./cards/updated.js";
import { watchOutsCard } from "./cards/watch-outs.js";

/** @typedef {import("../lib/types.js").Summary} Summary */

/**
 * All cards of one policy.
 *
 * @param {Summary} summary
 */
export function showSummary(summary) {
  const cards = [
    overviewCard(summary),
    watchOutsCard(summary),
    dataCard(summary),
    questionsCard(summary),
    actionsCard(summary),
    notStatedCard(summary),
    updatedCard(summary),
    documentCard(summary),
  ];
  return el(
    "div",
    { class: "summary" },
    heading(summary),
    contents(summary),
    ...cards,
    el("footer", {}, el("p", {}, t("local")), el("p", {}, t("engine_time", summary.engine.milliseconds))),
  );
}
