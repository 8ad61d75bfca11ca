import { connectWorker, currentTab, navigate } from "../lib/browser.js";
import { byId } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { openReader } from "./reader.js";
import { showProblem } from "./states/problem.js";
import { showProgress } from "./states/progress.js";
import { showSummary } from "./summary.js";

/** @typedef {import("../lib/types.js").Answer} Answer */

const view = byId("view");
const skeleton = [...view.children];
const reader = openReader(connectWorker, show); // before anything else: the host starts while the popup draws
const tab = await currentTab();

document.documentElement.lang = t("locale");
read();

/** @param {boolean} [force]  read the page although it is not recognised as a policy */
function read(force = false) {
  view.replaceChildren(...skeleton);
  showProgress(null);
  reader.ask({ type: "read", tabId: tab.id, url: tab.url, force });
}

/** @param {string} url */
async function visit(url) {
  view.replaceChildren(...skeleton);
  showProgress({ stage: "open", done: 0, total: 0 });
  await navigate(tab.id, url);
  const moved = URL.canParse(tab.url) && new URL(tab.url).origin !== new URL(url).origin;
  tab.url = url;
  // The right to read the tab ends where another site begins; a new click on the icon gives it again.
  if (moved) show({ type: "problem", problem: { code: "page_moved", message: "", hint: "", details: {} } });
  else read();
}

view.addEventListener("showquote", (event) => {
  const { text, answer } = /** @type {CustomEvent<{text: string, answer: (found: boolean) => void}>} */ (event).detail;
  reader.show(text).then(answer);
});

/** @param {Answer} answer */
function show(answer) {
  if (answer.type === "progress") {
    showProgress(answer);
    return;
  }
  const content =
    answer.type === "summary"
      ? showSummary(answer.summary)
      : showProblem(answer.problem, { retry: () => read(), force: () => read(true), visit });
  view.replaceChildren(content);
  // A reader who pressed a button that is gone now goes on from the top of what it brought.
  view.focus({ preventScroll: true });
}
