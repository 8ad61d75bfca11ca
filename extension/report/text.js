import { card } from "../cards/card.js";
import { policyText } from "../cards/policy-text.js";
import { trouble } from "../cards/trouble.js";
import { button, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

/** @typedef {import("../cards/evidence.js").Place} Place */
/** @typedef {import("../cards/pieces.js").Span} Span */
/** @typedef {import("../cards/policy-text.js").Mention} Mention */
/** @typedef {ReturnType<typeof policyText>} Text */

/**
 * The card with the policy's text, which is got and built when it is opened or a quote is to be shown in it.
 *
 * @param {() => Promise<import("../lib/types.js").PolicyText | {problem: import("../lib/types.js").Problem}>} get
 * @param {() => Mention[]} mentions
 * @returns {{card: HTMLElement, show: (quote: Span) => Promise<Place>, seek: (at: Span) => Promise<void>}}  `seek` leads
 *   to the place that the page was opened for, and says there if it is none
 */
export function textCard(get, mentions) {
  const panel = el("div", { id: "text-panel", hidden: true });
  const opens = button(t("text_open"), () => turn(panel.hidden === true), {
    class: "button",
    "aria-expanded": "false",
    "aria-controls": panel.id,
  });
  /** @type {Promise<Text | null> | null} */
  let built = null;

  /** @param {boolean} open */
  function turn(open) {
    panel.hidden = !open;
    opens.setAttribute("aria-expanded", String(open));
    opens.textContent = open ? t("text_close") : t("text_open");
    if (!open) return Promise.resolve(null);
    built ??= build();
    return built;
  }

  async function build() {
    panel.replaceChildren(el("p", { class: "how", role: "status" }, t("text_busy")));
    const answer = await get();
    if ("problem" in answer) {
      built = null;
      panel.replaceChildren(trouble(answer.problem, again));
      return null;
    }
    const text = policyText(answer, mentions());
    panel.replaceChildren(text.view);
    return text;
  }

  function again() {
    opens.focus(); // the button goes
    turn(true);
  }

  /**
   * @param {Span} quote
   * @returns {Promise<Place>}
   */
  async function show(quote) {
    const text = await turn(true);
    if (!text) return "unread";
    return text.show(quote) ? "text" : "absent";
  }

  /** @param {Span} at */
  async function seek(at) {
    const place = await show(at);
    if (place === "text") return;
    if (place === "absent") opens.after(el("p", { class: "how", role: "alert" }, t("text_absent")));
    opens.scrollIntoView({ block: "center", behavior: "instant" });
    opens.focus({ preventScroll: true });
  }

  return { card: card("text", el("p", { class: "how" }, t("text_how")), opens, panel), show, seek };
}
