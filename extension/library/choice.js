import { button, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { called } from "./entry.js";

/** @typedef {import("../lib/types.js").Entry} Entry */
/** @typedef {{policy: number, version: number, name: string}} Chosen */

/** As many policies as can be compared. */
const FULL = 2;

/**
 * The policies that are to be compared, and the way to that. They stay chosen whatever the list shows.
 *
 * @param {Chosen[]} chosen  from before
 * @param {HTMLElement} list
 */
export function openChoice(chosen, list) {
  const words = el("p");
  const said = el("p", { class: "unseen", role: "status" });
  const buttons = el("div");
  const bar = el("div", { class: "choice" }, words, buttons);

  /** What comes into focus scrolls clear of the bar, however many lines its names take. */
  const measure = () => document.documentElement.style.setProperty("--choice", `${bar.offsetHeight}px`);
  new ResizeObserver(measure).observe(bar);

  function show() {
    const [first, second] = chosen;
    bar.hidden = !first;
    words.textContent = second
      ? t("library_compare_two", first?.name ?? "", second.name)
      : first
        ? t("library_compare_one", first.name)
        : "";
    said.textContent = words.textContent;
    buttons.replaceChildren(
      ...(first && second ? [way(first, second)] : []),
      button(t("library_compare_clear"), clear, { class: "button" }),
    );
    if (!bar.isConnected) list.after(bar);
    for (const item of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(".entry"))) {
      const box = /** @type {HTMLInputElement | null} */ (item.querySelector("input"));
      if (!box) continue;
      box.checked = has(Number(item.dataset.policy));
      box.disabled = chosen.length >= FULL && !box.checked;
    }
  }

  /** @param {Chosen[]} next */
  function set(next) {
    chosen = next;
    show();
  }

  function clear() {
    const ticked = /** @type {HTMLElement | null} */ (list.querySelector("input:checked"));
    set([]);
    (ticked ?? list).focus();
  }

  /** @param {number} policy */
  const has = (policy) => chosen.some((each) => each.policy === policy);

  return {
    said,
    has,
    all: () => chosen,

    /** Brings boxes and words up to date with what is chosen. */
    show,

    /**
     * The bar goes where the box is: the keyboard comes to it next.
     *
     * @param {Entry} entry
     * @param {boolean} ticked
     */
    tick(entry, ticked) {
      const others = chosen.filter(({ policy }) => policy !== entry.policy);
      const { policy, version } = entry;
      set(ticked ? [...others, { policy, version, name: called(entry) }].slice(0, FULL) : others);
      list.querySelector(`[data-policy="${policy}"]`)?.append(bar);
      measure();
      document.activeElement?.scrollIntoView({ block: "nearest" }); // the box may be where the bar came
    },

    /** @param {(policy: number) => boolean} gone */
    drop: (gone) => set(chosen.filter(({ policy }) => !gone(policy))),
  };
}

/**
 * @param {Chosen} first
 * @param {Chosen} second
 */
const way = (first, second) =>
  el("a", { class: "button primary", href: `compare.html?${first.version}-${second.version}` }, t("library_compare"));
