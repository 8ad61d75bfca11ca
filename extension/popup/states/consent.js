import { button, el } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { disclosure } from "./disclosure.js";

/**
 * What stands in the place of the cards until the reader has agreed: what is read, where it goes, what is kept.
 *
 * @param {{agree: () => void, more: () => void}} ways
 */
export const askConsent = ({ agree, more }) =>
  el(
    "section",
    { class: "problem consent", "aria-labelledby": "problem", "data-code": "consent" },
    el("h1", { id: "problem" }, t("consent_title")),
    el("p", {}, t("consent_ask")),
    disclosure(),
    el(
      "div",
      { class: "buttons" },
      button(t("consent_agree"), agree, { class: "primary" }),
      button(t("consent_more"), more),
    ),
  );
