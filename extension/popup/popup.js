import { announce } from "../cards/announce.js";
import { askBox } from "../cards/ask.js";
import { answerQuotes } from "../cards/quotes.js";
import { showSummary } from "../cards/summary.js";
import { tools } from "../cards/tools.js";
import { watchingSwitch } from "../cards/watching.js";
import { takeAsked } from "../lib/asked.js";
import { access, connectWorker, currentTab, memory, navigate, openPage } from "../lib/browser.js";
import { byId, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { openReader } from "../lib/reader.js";
import { keep } from "../lib/reports.js";
import { keptLine } from "./site/kept.js";
import { site } from "./site/site.js";
import { showProblem } from "./states/problem.js";
import { showProgress } from "./states/progress.js";

/** @typedef {import("../lib/types.js").Answer} Answer */
/** @typedef {import("../lib/types.js").Report} Report */

/**
 * What is to be read: the policy of the tab's site, or what is at an address, which `chosen` makes the site's policy.
 * `check` looks whether what was read lately has changed.
 * @typedef {{address?: string, force?: boolean, chosen?: boolean, check?: boolean}} Wish
 */

const view = byId("view");
const skeleton = [...view.children];
const reader = openReader(connectWorker, show); // before anything else: the host starts while the popup draws
const tab = await currentTab(Number(location.search.slice(1))); // in a tab of its own, of another one
/** @type {Wish} */
let wish = {};
/** @type {ReturnType<typeof keptLine> | null} what the popup says of the library */
let line = null;

document.documentElement.lang = t("locale");
read({ address: await takeAsked(memory, tab.id) });

/** @param {Wish} wanted */
function read(wanted) {
  wish = wanted;
  const { address, force = false, chosen = false, check = false } = wish;
  const { id: tabId, url, passing } = tab;
  wait();
  showProgress(null);
  reader.ask({ type: "read", tabId, url, address, force, check, keep: !passing, remember: chosen && !passing });
}

function wait() {
  byId("tools").replaceChildren();
  view.replaceChildren(...skeleton);
}

/**
 * Reads another document: as the site's policy from now on, unless it is known to be something else.
 *
 * @param {string} address
 * @param {string} [kind]
 */
function choose(address, kind = "privacy") {
  const other = ["children", "cookies", "terms"].includes(kind);
  read({ address, force: other, chosen: !other });
}

/** Takes back the choice for the tab's site, and looks for its policy as if there had been none. */
async function forget() {
  wait();
  await reader.forget(tab.url);
  read({});
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
  else read({});
}

/** @param {Answer} answer */
function show(answer) {
  if (answer.type === "progress") {
    showProgress(answer);
    return;
  }
  if (answer.type === "checked") {
    line?.checked?.(answer);
    return;
  }
  if (answer.type === "summary") showCards(answer.summary, answer.stage);
  else {
    const ways = {
      retry: () => read(wish),
      force: (/** @type {Wish} */ more) => read({ ...wish, ...more, force: true }),
      forget: answer.chosen ? forget : undefined,
    };
    view.replaceChildren(showProblem(answer.problem, { ...ways, choose, visit }, wish.address));
  }
  // A reader who pressed a button that is gone now goes on from the top of what it brought.
  view.focus({ preventScroll: true });
}

/**
 * @param {Report} summary
 * @param {import("../lib/types.js").Stage} stage
 */
function showCards(summary, stage) {
  const ways = {
    choose,
    here: () => read({ force: true }),
    forget,
    look: () => reader.look(tab.id, tab.url),
    show: (/** @type {string} */ text) => reader.show(tab.id, text),
  };
  line = keptLine(summary, stage, {
    check: () => read({ check: true }),
    changes: (older, newer) => openPage(`report/report.html?v${newer}&changes=${older}`),
  });
  const ask = (/** @type {string} */ question) => reader.request("ask", { sha256: summary.source.sha256, question });
  const origin = el("div", {}, line.element, site(summary, ways));
  const cards = showSummary(summary, { origin, ask: askBox(ask, summary.source) });
  answerQuotes(cards, summary, (text) => reader.show(tab.id, text));
  view.replaceChildren(cards);
  const present = reader.present.bind(null, summary);
  const watching = watchingSwitch({ ...access, ask: () => openPage("welcome/welcome.html#watching") });
  const library = () => openPage("library/library.html");
  byId("tools").replaceChildren(tools(summary, { present, report: () => openReport(summary), library, watching }));
}

/** @param {Report} summary */
async function openReport(summary) {
  try {
    const key = summary.kept ? `v${summary.kept.version}` : await keep(memory, { summary, tabId: tab.id });
    await openPage(`report/report.html?${key}`);
  } catch {
    announce(t("report_failed"));
  }
}
