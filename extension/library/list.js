import { button, el } from "../lib/dom.js";
import { plural, t } from "../lib/i18n.js";
import { entryItem } from "./entry.js";

/** @typedef {import("../lib/types.js").Entry} Entry */

/**
 * The policies that fit, with a way to those that are not listed yet.
 *
 * @param {HTMLElement} element  the list
 * @param {{has: (policy: number) => boolean}} choice  which are to be compared
 * @param {import("./entry.js").Ways & {more: () => void}} ways
 */
export function openList(element, choice, ways) {
  const rest = el("div", { class: "rest" });
  let [listed, held] = [0, 0];

  /**
   * @param {Entry[]} entries
   * @param {string} search
   */
  const items = (entries, search) => entries.map((entry) => entryItem(entry, search, choice.has(entry.policy), ways));

  /** @param {number} total */
  function count(total) {
    listed = element.children.length;
    held = total - listed;
    rest.replaceChildren(...(held > 0 ? [button(plural("library_more", held), ways.more, { class: "button" })] : []));
  }

  return {
    rest,
    listed: () => listed,

    /** How many fit that are not listed. */
    held: () => held,

    /**
     * @param {Entry[]} entries
     * @param {string} search
     * @param {number} total  of those that fit
     */
    show(entries, search, total) {
      element.replaceChildren(...items(entries, search));
      count(total);
    },

    /**
     * Adds to the end; the keyboard goes on from there.
     *
     * @param {Entry[]} entries
     * @param {string} search
     * @param {number} total  of those that fit
     */
    add(entries, search, total) {
      const added = items(entries, search);
      element.append(...added);
      count(total);
      added[0]?.querySelector("a")?.focus();
    },

    /**
     * The policy after this one, else the one before it.
     *
     * @param {number} policy
     */
    beside(policy) {
      const item = element.querySelector(`[data-policy="${policy}"]`);
      const other = item?.nextElementSibling ?? item?.previousElementSibling;
      return other instanceof HTMLElement ? Number(other.dataset.policy) : null;
    },

    /**
     * Has the keyboard go on from a policy, or from the list where it is not listed.
     *
     * @param {number | null} policy
     */
    focus(policy) {
      const link = /** @type {HTMLElement | null} */ (element.querySelector(`[data-policy="${policy}"] a`));
      (link ?? element).focus();
    },
  };
}

/**
 * What stands in the place of an empty list.
 *
 * @param {boolean} narrowed  whether there are policies that the list leaves out
 * @param {() => void} showAll
 */
export function emptyView(narrowed, showAll) {
  const key = narrowed ? "none" : "empty";
  return el(
    "section",
    { class: "problem", "aria-labelledby": "empty" },
    el("h2", { id: "empty" }, t(`library_${key}_title`)),
    el("p", {}, t(`library_${key}_text`)),
    narrowed && el("div", { class: "buttons" }, button(t("library_show_all"), showAll)),
  );
}
