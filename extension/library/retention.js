import { button, el } from "../lib/dom.js";
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
  /** What holds; null before that is known. @type {number | null} */
  let days = null;
  const choice = el("select", { "aria-describedby": "retention" });
  const saves = button(t("library_retention_save"), save, { class: "button" });
  const place = el("div");
  choice.addEventListener("change", () => place.replaceChildren()); // the question was about another choice

  async function save() {
    const wanted = Number(choice.value);
    if (wanted === 0 || (days && wanted >= days)) {
      await retain(wanted);
      showWhatHolds();
      return;
    }
    const question = asked(t("library_retain_ask"), () => retain(wanted), close);
    place.replaceChildren(question);
    question.focus();
  }

  function close() {
    place.replaceChildren();
    showWhatHolds();
    saves.focus();
  }

  function showWhatHolds() {
    choice.value = String(days);
  }

  return {
    element: el(
      "div",
      { class: "retention" },
      el("div", { class: "chosen" }, el("label", {}, t("library_retention"), choice), saves),
      el("p", { id: "retention", class: "how" }, t("library_retention_how")),
      place,
    ),

    /** @param {number} now */
    update(now) {
      if (now === days) return; // the reader may be about to choose
      days = now;
      const all = [...new Set([...CHOICES, now])].sort((one, other) => one - other);
      choice.replaceChildren(...all.map((each) => el("option", { value: String(each) }, inWords(each))));
      showWhatHolds();
    },
  };
}

/** @param {number} days */
function inWords(days) {
  if (days === 0) return t("library_retention_never");
  return days === 365 ? t("library_retention_year") : t("library_retention_days", days);
}
