import { button, el } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { documents } from "./documents.js";

/** @typedef {import("../../lib/types.js").Moment} Moment */
/** @typedef {import("../../lib/types.js").Place} Place */

/**
 * Where the page asks its readers to agree to documents: its own words, which can be shown in it, and the documents.
 *
 * @param {Moment[]} moments
 * @param {{read: (url: string, kind?: string) => void, show: (text: string) => Promise<Place>}} ways
 */
export function consentMoments(moments, { read, show }) {
  return moments.map(({ text, form, links }) => {
    const asks = button(
      t("moment_show"),
      async () => {
        asks.textContent = t(`quote_${await show(text)}`);
      },
      { class: "more", "aria-live": "polite" },
    );
    return el(
      "figure",
      { class: "moment" },
      el("blockquote", {}, text),
      el("figcaption", {}, form ? t("moment_form") : t("moment_page")),
      el("p", { class: "way" }, asks),
      documents(links, read),
    );
  });
}
