import { quotesShowIn } from "../cards/evidence.js";
import { connectWorker } from "../lib/browser/pages.js";
import { byId, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { openReader } from "../lib/reader.js";
import { comparisonView } from "./comparison.js";
import { called } from "./entry.js";
import { problemView } from "./problem.js";

/** @typedef {import("../lib/types.js").Comparison} Comparison */
/** @typedef {{problem: import("../lib/types.js").Problem}} Failed */

const { request } = openReader(connectWorker);
const view = byId("view");
const back = el("p", { class: "back" }, el("a", { href: "library.html" }, t("comparison_back")));
const [, first, second] = /^\?(\d{1,15})-(\d{1,15})$/.exec(location.search) ?? [];

document.documentElement.lang = t("locale");
quotesShowIn("nowhere");
if (first && second) await show({ first: Number(first), second: Number(second) });
else put(t("comparison_title"), el("p", {}, t("comparison_which")));

/** @param {{first: number, second: number}} versions */
async function show(versions) {
  const title = t("comparison_title");
  put(title, el("p", { class: "stage", role: "status" }, t("versions_busy")));
  const answer = /** @type {Comparison | Failed} */ (await request("compare", versions));
  if ("problem" in answer) put(title, problemView(answer.problem, again));
  else put(t("comparison_names", called(answer.first), called(answer.second)), ...comparisonView(answer, versions));
  function again() {
    view.focus(); // the button goes
    show(versions);
  }
}

/**
 * @param {string} title
 * @param {...HTMLElement} content
 */
function put(title, ...content) {
  document.title = title;
  view.replaceChildren(el("header", { class: "whose" }, back, el("h1", {}, title)), ...content);
}
