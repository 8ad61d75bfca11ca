import { announce } from "../cards/announce.js";
import { askBox } from "../cards/ask.js";
import { documentCard } from "../cards/document.js";
import { answerQuotes } from "../cards/quotes.js";
import { showSummary } from "../cards/summary.js";
import { tools } from "../cards/tools.js";
import { watchingSwitch } from "../cards/watching.js";
import { rememberAsked, takeAsked } from "../lib/asked.js";
import { access } from "../lib/browser/access.js";
import { connectWorker, currentTab, navigate, openPage } from "../lib/browser/pages.js";
import { onKept, openWelcome, samplePage } from "../lib/browser/setup.js";
import { disk, memory } from "../lib/browser/storage.js";
import { openConsent } from "../lib/consent.js";
import { byId, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { openReader } from "../lib/reader.js";
import { keep } from "../lib/reports.js";
import { tellSample } from "../lib/sample.js";
import { keptLine } from "./site/kept.js";
import { site } from "./site/site.js";
import { askConsent } from "./states/consent.js";
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
/** @type {Report | null} */
let shown = null;

const ways = {
  choose,
  here: () => read({ force: true }),
  forget,
  look: () => reader.look(tab.id, tab.url),
  show: (/** @type {string} */ text) => reader.show(tab.id, text),
};

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
    checked(answer);
    return;
  }
  if (answer.type === "summary") {
    const { summary, stage } = answer;
    if (isBusy()) {
      // What a worker that was started anew tells once more is no news.
      if (stage === "made") line?.newer(() => showCards(summary, stage));
      return;
    }
    showCards(summary, stage);
  } else {
    view.replaceChildren(answer.problem.code === "consent" ? consentView() : problemView(answer));
  }
  // A reader who pressed a button that is gone now goes on from the top of what it brought.
  view.focus({ preventScroll: true });
}

/** @param {import("../lib/types.js").Failed} failed */
function problemView({ problem, chosen }) {
  const ways = {
    retry: () => read(wish),
    force: (/** @type {Wish} */ more) => read({ ...wish, ...more, force: true }),
    forget: chosen ? forget : undefined,
    setUp: () => openWelcome("#host"),
  };
  return showProblem(problem, { ...ways, choose, visit }, wish.address);
}

/** What was asked for is read as soon as the reader agrees. */
function consentView() {
  const agree = async () => {
    await openConsent(disk, onKept).give();
    read(wish);
  };
  const more = async () => {
    if (wish.address) await rememberAsked(memory, tab.id, wish.address); // for the next popup here: this one closes
    await openWelcome();
  };
  return askConsent({ agree, more });
}

/** Whether the reader is at work with the cards that stand, so that others must not take their place unasked. */
function isBusy() {
  if (!view.querySelector(".summary")) return false;
  const typed = [...view.querySelectorAll("input")].some(({ value }) => value !== "");
  return scrollY > 0 || typed || view.querySelector("details[open], .asked > *, :focus") !== null;
}

/**
 * What has become of a policy of the library: the same words, got in this way, or what kept them from being got.
 *
 * @param {import("../lib/types.js").Checked} answer
 */
function checked(answer) {
  line?.checked(answer);
  if (!shown) return;
  const { search, problem } = answer;
  const made = problem?.details.requests;
  if (problem)
    shown.search = made ? { ...(shown.search ?? { page: tab.url, how: "kept" }), requests: made } : shown.search;
  else shown.search = search;
  view.querySelector(".site")?.replaceWith(site(shown, ways));
  view.querySelector("#document")?.replaceWith(documentCard(shown));
}

/**
 * @param {Report} summary
 * @param {import("../lib/types.js").Stage} stage
 */
function showCards(summary, stage) {
  shown = summary;
  const { passing } = tab;
  line = keptLine(summary, stage, {
    check: () => read({ check: true }),
    // Of private windows nothing is noted: that page notes what its reader has looked at.
    changes: passing ? null : (older, newer) => openPage(`report/report.html?v${newer}&changes=${older}`),
  });
  const ask = (/** @type {string} */ question) => reader.request("ask", { sha256: summary.source.sha256, question });
  const origin = el("div", {}, line.element, site(summary, ways));
  const cards = showSummary(summary, { origin, ask: askBox(ask, summary.source) });
  answerQuotes(cards, summary, (text) => reader.show(tab.id, text));
  view.replaceChildren(cards);
  if (summary.source.url === samplePage()) tellSample();
  const present = reader.present.bind(null, summary);
  const watching = watchingSwitch({ ...access, ask: () => openPage("welcome/welcome.html#watching") });
  const library = () => openPage("library/library.html");
  byId("tools").replaceChildren(tools(summary, { present, report: () => openReport(summary), library, watching }));
}

/** @param {Report} summary */
async function openReport(summary) {
  try {
    const key =
      summary.kept && !tab.passing ? `v${summary.kept.version}` : await keep(memory, { summary, tabId: tab.id });
    await openPage(`report/report.html?${key}`);
  } catch {
    announce(t("report_failed"));
  }
}
