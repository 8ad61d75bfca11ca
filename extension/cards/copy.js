import { button } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

/**
 * A button that copies a text and says that it did.
 *
 * @param {string} text
 */
export function copyButton(text) {
  const copies = button(t("copy"), copy, { class: "button", "aria-live": "polite" });
  async function copy() {
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    copies.textContent = done ? t("copied") : t("copy_failed");
  }
  return copies;
}
