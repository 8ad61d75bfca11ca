import { button, el } from "../lib/dom.js";
import { dayOf, t } from "../lib/i18n.js";
import { disclosure } from "../popup/states/disclosure.js";
import { step } from "./step.js";

/**
 * The step in which the reader agrees to pages being read, or takes that back.
 *
 * @param {import("../lib/consent.js").Consent} consent
 * @param {object} ways
 * @param {(agreed: boolean) => void} ways.changed  called at once, too
 * @param {() => unknown} ways.giveBack  what is allowed without being agreed to is of no use
 */
export function agreeStep(consent, { changed, giveBack }) {
  const state = el("p", { class: "state", role: "status", tabindex: "-1" });
  const ways = el("div", { class: "ways" });
  const { element, set } = step(
    "agree",
    1,
    t("welcome_agree"),
    el("p", {}, t("consent_ask")),
    disclosure(),
    state,
    ways,
  );
  const takeBack = () => {
    consent.takeBack();
    giveBack();
  };

  async function show() {
    const at = await consent.given();
    const hadFocus = ways.contains(document.activeElement);
    const before = ways.hasChildNodes();
    set(at !== null);
    state.textContent = at !== null ? t("consent_given", dayOf(at)) : before ? t("consent_taken_back") : "";
    ways.replaceChildren(
      at === null
        ? button(t("welcome_agree_button"), consent.give, { class: "button primary" })
        : button(t("consent_take_back"), takeBack, { class: "link" }),
    );
    if (hadFocus) state.focus(); // the button that was pressed is gone, and a second press must not undo the first
    changed(at !== null);
  }

  consent.onChange(show);
  show();
  return element;
}
