import { answerQuotes } from "../cards/quotes.js";
import { showSummary } from "../cards/summary.js";
import { tools } from "../cards/tools.js";
import { connectWorker, memory } from "../lib/browser.js";
import { byId } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { openReader } from "../lib/reader.js";
import { recall } from "../lib/reports.js";
import { gone } from "./gone.js";
import { openForPrint } from "./print.js";

/** @typedef {import("../lib/reports.js").Kept} Kept */

const view = byId("view");
const kept = await recall(memory, location.search.slice(1));

document.documentElement.lang = t("locale");
if (kept) show(kept);
else view.replaceChildren(gone());

/** @param {Kept} kept */
function show({ summary, tabId }) {
  const reader = openReader(connectWorker);
  document.title = t("report_title", summary.source.service || summary.source.title || t("nameless"));
  const cards = showSummary(summary);
  answerQuotes(cards, summary, (text) => reader.show(tabId, text, { bring: true }));
  view.replaceChildren(cards);
  byId("tools").replaceChildren(tools(summary, { present: reader.present.bind(null, summary), print: () => print() }));
  openForPrint(view);
}
