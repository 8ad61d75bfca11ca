import { el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { asked } from "./asking.js";

/** Days to choose from; 0 is for ever. */
const CHOICES = [0, 30, 90, 365];

/**
 * After how long policies are deleted by themselves. A shorter time can delete some at once, so it is asked about.
 *
 * @param {(days: number) => Promise<void>} retain
 */
export function retention(retain) {
  let days = 0;
  const choice = el("select", { "aria-describedby": "retention" });
  const place = el("div", { "aria-live": "polite" });
  choice.addEventListener("change", () => {
    const wanted = Number(choice.value);
    if (wanted === 0 || (days > 0 && wanted >= days)) {
      place.replaceChildren();
      retain(wanted);
    } else {
      place.replaceChildren(asked(t("library_retain_ask"), () => retain(wanted), close));
    }
  });

  function close() {
    place.replaceChildren();
    choice.value = String(days);
    choice.focus();
  }

  return {
    element: el(
      "div",
      { class: "retention" },
      el("label", {}, t("library_retention"), choice),
      el("p", { id: "retention", class: "how" }, t("library_retention_how")),
      place,
    ),

    /** @param {number} now */
    update(now) {
      days = now;
      if (place.hasChildNodes()) return; // the reader is about to choose
      const all = [...new Set([...CHOICES, now])].sort((one, other) => one - other);
      choice.replaceChildren(...all.map((each) => el("option", { value: String(each) }, inWords(each))));
      choice.value = String(now);
    },
  };
}

/** @param {number} days */
function inWords(days) {
  if (days === 0) return t("library_retention_never");
  return days === 365 ? t("library_retention_year") : t("library_retention_days", days);
}
