import { quotesShowIn } from "../cards/evidence.js";
import { answerQuotes } from "../cards/quotes.js";
import { showSummary } from "../cards/summary.js";
import { tools } from "../cards/tools.js";
import { trouble } from "../cards/trouble.js";
import { connectWorker } from "../lib/browser/pages.js";
import { memory } from "../lib/browser/storage.js";
import { byId, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { openReader } from "../lib/reader.js";
import { recall } from "../lib/reports.js";
import { gone, versionGone } from "./gone.js";
import { keptParts } from "./kept.js";
import { openForPrint } from "./print.js";
import { routeOf } from "./route.js";

/** @typedef {import("../lib/types.js").Report} Report */
/** @typedef {import("../lib/types.js").Problem} Problem */

const view = byId("view");
const route = routeOf(location.search);

document.documentElement.lang = t("locale");
openForPrint(view);
if ("version" in route) await fromLibrary(route);
else await fromMemory(route.key);

/** @param {string} key */
async function fromMemory(key) {
  const found = await recall(memory, key);
  if (!found) {
    view.replaceChildren(gone());
    return;
  }
  const reader = openReader(connectWorker);
  show(found.summary, reader, (text) => reader.show(found.tabId, text, { bring: true }));
}

/** @param {Exclude<import("./route.js").Route, {key: string}>} route */
async function fromLibrary(route) {
  view.replaceChildren(el("p", { class: "stage", role: "status" }, t("report_recalling")));
  const reader = openReader(connectWorker);
  /** @type {{report: Report | null} | {problem: Problem}} */
  const answer = await reader.request("recall", { version: route.version, show: true });
  if ("problem" in answer && answer.problem.code !== "not_kept") {
    view.replaceChildren(
      el("h1", { class: "unseen" }, "Smallprint"),
      trouble(answer.problem, () => {
        view.focus(); // the button goes
        fromLibrary(route);
      }),
    );
  } else if ("problem" in answer || !answer.report) {
    view.replaceChildren(versionGone());
  } else {
    const parts = show(answer.report, reader, async () => "missing");
    if (route.at) await parts?.seek(route.at);
    else if (route.changes !== null) await parts?.showChanges(route.changes);
  }
}

/**
 * @param {Report} report
 * @param {ReturnType<typeof openReader>} reader
 * @param {(text: string) => Promise<import("../lib/types.js").Place>} mark  shows a quote in the live page
 */
function show(report, reader, mark) {
  document.title = t("report_title", report.source.service || report.source.title || t("nameless"));
  quotesShowIn(report.kept ? "text" : "page");
  const cards = showSummary(report);
  view.replaceChildren(cards);
  const present = reader.present.bind(null, report);
  byId("tools").replaceChildren(
    el("a", { class: "library", href: "../library/library.html" }, t("report_library")),
    tools(report, { present, print: () => print() }),
  );
  if (!report.kept) {
    answerQuotes(cards, report, mark);
    return null;
  }
  const parts = keptParts(report, report.kept, cards, reader.request);
  cards.addEventListener("showquote", async (event) => {
    const { answer, ...quote } = /** @type {import("../cards/evidence.js").ShowQuote} */ (event).detail;
    answer(await parts.showQuote(quote));
  });
  return parts;
}
