import { button, el } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";

/**
 * A command for the terminal, with a button that copies it.
 *
 * @param {string} text
 */
export function command(text) {
  const code = el("code", {}, text);
  const copy = button(
    t("copy"),
    async () => {
      await navigator.clipboard.writeText(code.textContent);
      copy.textContent = t("copied");
    },
    { "aria-live": "polite" },
  );
  return el("div", { class: "command" }, code, copy);
}

/**
 * Has a command be another one. The keyboard may stay on its button.
 *
 * @param {ReturnType<typeof command>} shown
 * @param {string} text
 */
export function retype(shown, text) {
  const [code, copy] = shown.children;
  if (!code || !copy || code.textContent === text) return;
  code.textContent = text;
  copy.textContent = t("copy");
}
