import { button } from "../lib/dom.js";

/**
 * Holds elements back behind a button, which goes when it brings them in.
 *
 * @param {string} label  says how many they are
 * @param {HTMLElement[]} held  at least one
 */
export function more(label, held) {
  for (const each of held) each.hidden = true;
  const all = button(label, show, { class: "more" });
  function show() {
    for (const each of held) each.hidden = false;
    // The keyboard goes on from the first that came in.
    held[0]?.setAttribute("tabindex", "-1");
    held[0]?.focus();
    (all.closest("li.rest") ?? all).remove();
  }
  return all;
}
