import { connectWorker } from "../lib/browser.js";
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
await show();

async function show() {
  const title = t("comparison_title");
  document.title = title;
  if (!first || !second) return put(title, el("p", {}, t("comparison_which")));
  const params = { first: Number(first), second: Number(second) };
  const answer = /** @type {Comparison | Failed} */ (await request("compare", params));
  if ("problem" in answer) return put(title, problemView(answer.problem, show));
  const names = t("comparison_names", called(answer.first), called(answer.second));
  document.title = names;
  put(names, ...comparisonView(answer, { first: params.first, second: params.second }));
}

/**
 * @param {string} title
 * @param {...HTMLElement} content
 */
function put(title, ...content) {
  view.replaceChildren(el("header", { class: "whose" }, back, el("h1", {}, title)), ...content);
}
