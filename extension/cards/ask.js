import { button, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { card } from "./card.js";
import { evidence } from "./evidence.js";
import { trouble } from "./trouble.js";

/** @typedef {import("../lib/types.js").Problem} Problem */
/** @typedef {import("../lib/types.js").Source} Source */
/** @typedef {import("../lib/types.js").Told} Told */

/** As many characters as the host takes. */
const LONGEST = "500";

const EXAMPLES = [1, 2, 3];

/**
 * A field for questions to a policy. What was asked stays below it, the newest first.
 *
 * @param {(question: string) => Promise<Told | {problem: Problem}>} ask
 * @param {Source} source  of the policy, whose words the answers quote
 */
export function askBox(ask, source) {
  const field = el("input", { type: "text", maxlength: LONGEST, autocomplete: "off", enterkeyhint: "send" });
  const log = el("div", { class: "asked", role: "log", "aria-label": t("ask_log") });
  const form = el(
    "form",
    { class: "ask" },
    el("label", {}, el("span", { class: "unseen" }, t("ask_label")), field),
    button(t("ask_go"), () => form.requestSubmit(), { class: "button" }),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const question = field.value.trim();
    if (question) put(question);
    field.value = "";
    field.focus();
  });

  /** @param {string} question */
  function put(question) {
    const entry = el("section", {}, el("h3", {}, question));
    log.prepend(entry);
    answer(entry, question);
  }

  /**
   * @param {HTMLElement} entry
   * @param {string} question
   */
  async function answer(entry, question) {
    const waits = el("p", { class: "how" }, t("ask_busy"));
    entry.append(waits);
    const told = await ask(question);
    waits.replaceWith(...("problem" in told ? [failed(told.problem)] : said(told, source)));
    function failed(/** @type {Problem} */ problem) {
      const shown = trouble(problem, again, null); // the log is read out as it is
      function again() {
        shown.remove();
        field.focus();
        answer(entry, question);
      }
      return shown;
    }
  }

  return card("ask", form, examples(field, put), log);
}

/**
 * Questions to begin with, each of which goes when it is asked.
 *
 * @param {HTMLElement} field  where the keyboard goes on
 * @param {(question: string) => void} put
 */
function examples(field, put) {
  const items = EXAMPLES.map((number) => {
    const question = t(`ask_example_${number}`);
    const item = el("li", {}, button(question, asked, { class: "example" }));
    function asked() {
      item.remove();
      field.focus();
      put(question);
    }
    return item;
  });
  return el("ul", { class: "examples" }, ...items);
}

/**
 * @param {Told} told
 * @param {Source} source
 */
function said({ answered, answer, quotes }, source) {
  if (!answered) return [el("p", { class: "silent" }, t("ask_silent"))];
  return [
    answer ? el("p", { class: "answer" }, answer) : el("p", { class: "how" }, t("ask_quotes")),
    evidence(quotes, source),
  ];
}
