import { announce } from "../cards/announce.js";
import { showSummary } from "../cards/summary.js";
import { tools } from "../cards/tools.js";
import { connectWorker, currentTab, memory, navigate, openPage } from "../lib/browser.js";
import { byId } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { openReader } from "../lib/reader.js";
import { keep } from "../lib/reports.js";
import { showProblem } from "./states/problem.js";
import { showProgress } from "./states/progress.js";

/** @typedef {import("../lib/types.js").Answer} Answer */
/** @typedef {import("../lib/types.js").Report} Report */

const view = byId("view");
const skeleton = [...view.children];
const reader = openReader(connectWorker, show); // before anything else: the host starts while the popup draws
const tab = await currentTab();

document.documentElement.lang = t("locale");
read();

/** @param {boolean} [force]  read the page although it is not recognised as a policy */
function read(force = false) {
  wait();
  showProgress(null);
  reader.ask({ type: "read", tabId: tab.id, url: tab.url, force });
}

function wait() {
  byId("tools").replaceChildren();
  view.replaceChildren(...skeleton);
}

/** @param {string} url */
async function visit(url) {
  wait();
  showProgress({ stage: "open", done: 0, total: 0 });
  await navigate(tab.id, url);
  const moved = URL.canParse(tab.url) && new URL(tab.url).origin !== new URL(url).origin;
  tab.url = url;
  // The right to read the tab ends where another site begins; a new click on the icon gives it again.
  if (moved) show({ type: "problem", problem: { code: "page_moved", message: "", hint: "", details: {} } });
  else read();
}

view.addEventListener("showquote", (event) => {
  const { text, answer } = /** @type {import("../cards/evidence.js").ShowQuote} */ (event).detail;
  reader.show(tab.id, text).then(answer);
});

/** @param {Answer} answer */
function show(answer) {
  if (answer.type === "progress") {
    showProgress(answer);
    return;
  }
  if (answer.type === "summary") showCards(answer.summary);
  else view.replaceChildren(showProblem(answer.problem, { retry: () => read(), force: () => read(true), visit }));
  // A reader who pressed a button that is gone now goes on from the top of what it brought.
  view.focus({ preventScroll: true });
}

/** @param {Report} summary */
function showCards(summary) {
  view.replaceChildren(showSummary(summary));
  const present = reader.present.bind(null, summary);
  byId("tools").replaceChildren(tools(summary, { present, report: () => openReport(summary) }));
}

/** @param {Report} summary */
async function openReport(summary) {
  try {
    await openPage(`report/report.html?${await keep(memory, { summary, tabId: tab.id })}`);
  } catch {
    announce(t("report_failed"));
  }
}
