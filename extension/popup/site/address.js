import { button, el } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { safeHref } from "../../lib/links.js";

/**
 * A field for the address of a document.
 *
 * @param {(url: string) => void} read
 */
export function addressField(read) {
  const field = el("input", { type: "text", inputmode: "url", spellcheck: "false", placeholder: "https://" });
  const wrong = el("p", { class: "wrong", role: "alert" });
  const form = el(
    "form",
    { class: "address" },
    el("label", {}, t("address_label"), field),
    button(t("address_read"), () => form.requestSubmit()),
    wrong,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = field.value.trim();
    const url = safeHref(/^[a-z]+:/i.test(typed) ? typed : `https://${typed}`);
    if (url?.startsWith("http")) read(url);
    else wrong.textContent = t("address_wrong");
  });
  return form;
}
