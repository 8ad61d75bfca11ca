import { announce } from "../cards/announce.js";
import { connectWorker } from "../lib/browser/pages.js";
import { byId, el } from "../lib/dom.js";
import { plural, t } from "../lib/i18n.js";
import { latest } from "../lib/latest.js";
import { openReader } from "../lib/reader.js";
import { openChoice } from "./choice.js";
import { controls } from "./controls.js";
import { called } from "./entry.js";
import { heading } from "./heading.js";
import { keeping } from "./keeping.js";
import { emptyView, openList } from "./list.js";
import { problemView, tellFailure } from "./problem.js";
import { EVERYTHING, fromAddress, narrows, PAGE, toAddress, toParams } from "./query.js";
import { remember, remembered } from "./visit.js";

/** @typedef {import("../lib/types.js").Entry} Entry */
/** @typedef {import("../lib/types.js").Shelf} Shelf */
/** @typedef {{problem: import("../lib/types.js").Problem}} Failed */
/** @typedef {import("./query.js").Query} Query */

const { request } = openReader(connectWorker);
const newest = latest();
const before = remembered();
let query = fromAddress(location.search);
/** How many policies are kept, null while that is not known. @type {number | null} */
let kept = null;
/** The list that was asked for last. @type {Promise<void>} */
let shown = Promise.resolve();

const head = heading();
const bar = controls(search);
const fitting = el("p", { class: "how", role: "status" });
const instead = el("div"); // of the list, where there is none
const entries = el("ul", { class: "entries", tabindex: "-1" });
const choice = openChoice(before.chosen, entries);
const list = openList(entries, choice, { tick: choice.tick, remove, more });
const all = keeping(request, changed);
const shelved = el("div", { hidden: true }, bar.element, fitting, choice.said);
all.element.hidden = true;

const view = byId("view");
document.documentElement.lang = t("locale");
document.title = t("library_title");
bar.set(query);
instead.append(el("p", { class: "stage" }, t("library_opening")));
view.replaceChildren(head.element, shelved, instead, entries, list.rest, all.element);
view.addEventListener("click", () => remember({ listed: list.listed(), top: scrollY, chosen: choice.all() }));
await refresh(before.listed);
scrollTo(0, before.top);

/**
 * @param {Query} wanted
 * @returns {Promise<void>}
 */
function search(wanted) {
  query = wanted;
  history.replaceState(history.state, "", location.pathname + toAddress(query));
  return refresh();
}

/**
 * Shows what fits now.
 *
 * @param {number} [count]  at least a page
 * @returns {Promise<void>}
 */
function refresh(count = 0) {
  shown = show(count);
  return shown;
}

/**
 * @param {number} count
 * @returns {Promise<void>}
 */
async function show(count) {
  const shelf = await newest(ask(0, Math.max(count, PAGE)));
  if (!shelf) return;
  if ("problem" in shelf) {
    list.show([], "", 0);
    fitting.textContent = "";
    instead.replaceChildren(problemView(shelf.problem, () => refresh()));
    return;
  }
  if (query.says && !shelf.filters.some(({ id }) => id === query.says)) {
    bar.set({ ...query, says: "" }); // an address from another time
    return search({ ...query, says: "" });
  }
  const none = shelf.total === 0;
  shelved.hidden = kept === 0;
  all.element.hidden = false;
  head.update(kept ?? 0, shelf);
  bar.offer(shelf.filters);
  fitting.textContent = narrows(query) ? plural("library_fit", shelf.total) : "";
  instead.replaceChildren(...(none ? [emptyView(kept !== 0, showAll)] : []));
  list.show(shelf.entries, query.search, shelf.total);
  if (kept === 0) choice.drop(() => true);
  choice.show();
  all.update(shelf.retention, kept ?? 0);
}

/** Lists some of those that are not listed yet, once the list is the one that was asked for last. */
async function more() {
  await shown;
  if (list.held() === 0) return;
  const [asked, start] = [query, list.listed()];
  const shelf = await ask(start, PAGE);
  if (query !== asked || list.listed() !== start) return; // this is another list by now
  if ("problem" in shelf) return tellFailure(list.rest, shelf.problem);
  list.add(shelf.entries, query.search, shelf.total);
  choice.show();
}

/**
 * @param {number} start
 * @param {number} count
 * @returns {Promise<Shelf | Failed>}
 */
async function ask(start, count) {
  const asked = query;
  const shelf = /** @type {Shelf | Failed} */ (await request("list", toParams(asked, start, count)));
  if ("problem" in shelf) return shelf;
  if (!narrows(asked)) kept = shelf.total;
  if (kept !== null) return shelf;
  const whole = /** @type {Shelf | Failed} */ (await request("list", toParams(EVERYTHING, 0, 1)));
  if ("problem" in whole) return whole;
  kept = whole.total;
  return shelf;
}

/** What is kept is not what it was. */
function changed() {
  kept = null;
  return refresh(list.listed());
}

/** @param {Entry} entry */
async function remove(entry) {
  const next = list.beside(entry.policy);
  const answer = /** @type {{count: number} | Failed} */ (await request("remove", { policies: [entry.policy] }));
  if ("problem" in answer) {
    const item = entries.querySelector(`[data-policy="${entry.policy}"]`);
    return item ? tellFailure(item, answer.problem) : undefined;
  }
  choice.drop((policy) => policy === entry.policy);
  announce(t("library_deleted_name", called(entry)));
  await changed();
  list.focus(next);
}

function showAll() {
  bar.set(EVERYTHING);
  entries.focus();
  search(EVERYTHING);
}
