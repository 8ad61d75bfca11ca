import { button, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

/**
 * A button that asks before it does what cannot be taken back. The question stands in its place.
 *
 * @param {string} label
 * @param {() => string} question
 * @param {() => Promise<unknown>} act
 * @param {Record<string, string>} attributes  of the button
 */
export function asksFirst(label, question, act, attributes) {
  const opens = button(label, ask, attributes);
  const place = el("div", { class: "asks" }, opens);
  function ask() {
    const group = asked(question(), act, close);
    place.replaceChildren(group);
    group.focus();
  }
  function close() {
    place.replaceChildren(opens);
    opens.focus();
  }
  return place;
}

/**
 * A question with its two answers. Escape answers no.
 *
 * @param {string} words
 * @param {() => Promise<unknown>} act
 * @param {() => void} close  takes the question away, where it still stands
 */
export function asked(words, act, close) {
  const yes = button(t("library_yes"), sure, { class: "button grave" });
  const no = button(t("library_no"), close, { class: "button" });
  const group = el(
    "div",
    { class: "asked", role: "group", "aria-label": words, tabindex: "-1" },
    el("p", {}, words),
    yes,
    no,
  );
  group.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && !yes.disabled) close();
  });
  async function sure() {
    yes.disabled = true;
    no.disabled = true;
    group.focus();
    await act();
    if (group.isConnected) close();
  }
  return group;
}
