import { el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { afterPause } from "../lib/latest.js";
import { LONGEST, SORTS } from "./query.js";

/** @typedef {import("../lib/types.js").Filter} Filter */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Sort} Sort */

/** Milliseconds after which a typed word is searched for: shorter than anybody waits, longer than between two keys. */
const PAUSE = 120;

/**
 * Search, filter and order of the list.
 *
 * @param {(query: Query) => void} changed
 */
export function controls(changed) {
  const search = el("input", { type: "search", maxlength: String(LONGEST), spellcheck: "false" });
  search.placeholder = t("library_search_for");
  const says = el("select");
  const sort = el("select", {}, ...SORTS.map((each) => el("option", { value: each }, t(`library_sort_${each}`))));
  const tell = () => changed({ search: search.value, says: says.value, sort: /** @type {Sort} */ (sort.value) });
  const telling = afterPause(tell, PAUSE);
  search.addEventListener("input", telling.soon);
  says.addEventListener("change", telling.now);
  sort.addEventListener("change", telling.now);
  const form = el(
    "form",
    { class: "controls", role: "search" },
    el("label", { class: "searched" }, t("library_search"), search),
    el("label", {}, t("library_says"), says),
    el("label", {}, t("library_sort"), sort),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    telling.now();
  });
  return {
    element: form,

    /** @param {Query} query */
    set(query) {
      search.value = query.search;
      sort.value = query.sort;
      if (says.value !== query.says) says.replaceChildren(el("option", { value: query.says }));
    },

    /**
     * Offers the filters that some policy passes, and the one that is chosen.
     *
     * @param {Filter[]} filters
     */
    offer(filters) {
      const chosen = says.value;
      const offered = filters.filter(({ id, count }) => count > 0 || id === chosen);
      says.replaceChildren(
        el("option", { value: "" }, t("library_says_any")),
        ...offered.map(({ id, label, count }) => el("option", { value: id }, t("library_says_one", label, count))),
      );
      says.value = chosen;
    },
  };
}
