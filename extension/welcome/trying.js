import { el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { step } from "./step.js";

/** The step in which the reader finds the icon and clicks it on a policy that we have made up. */
export function tryingStep() {
  const pin = el("p", { role: "status" }, t("welcome_pin"));
  const state = el("div", { class: "state", role: "status" });
  const sample = el("a", { class: "button primary", href: "sample.html", target: "_blank" }, t("welcome_sample"));
  const { element, set } = step("try", 3, t("welcome_try"), pin, el("p", {}, t("welcome_try_text")), sample, state);
  return {
    element,
    /** @param {boolean | null} pinned  null where the browser does not tell */
    pinned(pinned) {
      const words = t(pinned ? "welcome_pinned" : "welcome_pin");
      if (pin.textContent !== words) pin.textContent = words;
    },
    read() {
      set(true);
      state.replaceChildren(el("p", { class: "what" }, t("welcome_tried")));
    },
  };
}
