import { button, el } from "../lib/dom.js";
import { dayOf, t } from "../lib/i18n.js";
import { disclosure } from "../popup/states/disclosure.js";
import { step } from "./step.js";

/**
 * The step in which the reader agrees to pages being read, or takes that back.
 *
 * @param {import("../lib/consent.js").Consent} consent
 * @param {(agreed: boolean) => void} changed  called at once, too
 */
export function agreeStep(consent, changed) {
  const state = el("div", { class: "state", role: "status", tabindex: "-1" });
  const { element, set } = step("agree", 1, t("welcome_agree"), el("p", {}, t("consent_ask")), disclosure(), state);

  async function show() {
    const at = await consent.given();
    const hadFocus = state.contains(document.activeElement);
    set(at !== null);
    state.replaceChildren(
      at === null
        ? button(t("welcome_agree_button"), consent.give, { class: "button primary" })
        : el(
            "p",
            {},
            t("consent_given", dayOf(at)),
            " ",
            button(t("consent_take_back"), consent.takeBack, { class: "link" }),
          ),
    );
    if (hadFocus) state.focus(); // the button that was pressed is gone, and a second press must not undo the first
    changed(at !== null);
  }

  consent.onChange(show);
  show();
  return element;
}
