import { button, el } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";

/**
 * A command for the terminal, with a button that copies it.
 *
 * @param {string} text
 */
export function command(text) {
  const copy = button(
    t("copy"),
    async () => {
      await navigator.clipboard.writeText(text);
      copy.textContent = t("copied");
    },
    { "aria-live": "polite" },
  );
  return el("div", { class: "command" }, el("code", {}, text), copy);
}
