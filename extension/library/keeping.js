import { announce } from "../cards/announce.js";
import { button, el } from "../lib/dom.js";
import { bytes, save } from "../lib/files.js";
import { plural, t } from "../lib/i18n.js";
import { PAGE_LIMIT } from "../lib/protocol.js";
import { command } from "../popup/states/command.js";
import { asksFirst } from "./asking.js";
import { tellFailure } from "./problem.js";
import { retention } from "./retention.js";

/** @typedef {import("../lib/types.js").Problem} Problem */
/** @typedef {import("../lib/types.js").Exported} Exported */
/** @typedef {{problem: Problem}} Failed */
/** @typedef {(op: string, params: object) => Promise<any>} Request */

/**
 * What is done with all that is kept: how long, copies of it, the end of it.
 *
 * @param {Request} request
 * @param {() => Promise<void>} changed  called when the list is out of date
 */
export function keeping(request, changed) {
  const wrong = el("div");
  const lasting = retention((days) => done("retain", { days }, deleted));
  const all = el("div");
  let kept = 0;

  /**
   * Has the host do something, says that it did, and brings the list up to date; or says why not.
   *
   * @param {string} op
   * @param {object} params
   * @param {(count: number) => string} words
   */
  async function done(op, params, words) {
    wrong.replaceChildren();
    const answer = /** @type {{count: number} | Failed} */ (await request(op, params));
    if ("problem" in answer) tellFailure(wrong, answer.problem);
    else announce(words(answer.count));
    await changed();
  }

  async function removeAll() {
    await done("remove", { all: true }, deleted);
    if (document.activeElement === document.body) element.focus(); // the question is gone
  }

  /** @param {"json" | "html"} format */
  async function write(format) {
    wrong.replaceChildren();
    announce(t("library_writing"));
    const answer = /** @type {Exported | Failed} */ (await request("export", { format }));
    if ("problem" in answer) return tellFailure(wrong, answer.problem);
    save(answer.name, bytes(answer.body), answer.type);
    announce(t("saved", answer.name));
  }

  /** @param {File} file */
  async function readIn(file) {
    const text = await file.text();
    // The limit is one of the message, in which every quotation mark takes two bytes.
    const large = file.size > PAGE_LIMIT || new Blob([JSON.stringify(text)]).size > PAGE_LIMIT;
    if (large) wrong.replaceChildren(tooLarge());
    else await done("import", { text }, readWords);
  }

  const element = el(
    "section",
    { class: "card keeping", "aria-labelledby": "keeping", tabindex: "-1" },
    el("h2", { id: "keeping" }, t("library_keeping")),
    lasting.element,
    el("h3", {}, t("library_copies")),
    el("p", { class: "how" }, t("library_copies_how")),
    el(
      "div",
      { class: "ways" },
      button(t("save_json"), () => write("json"), { class: "button" }),
      button(t("library_save_html"), () => write("html"), { class: "button" }),
      fileButton(t("library_import"), readIn),
    ),
    all,
    wrong,
  );

  return {
    element,

    /**
     * @param {number} days  see Shelf
     * @param {number} count  of all policies that are kept
     */
    update(days, count) {
      lasting.update(days);
      if (count === kept) return; // a question that stands there stays
      kept = count;
      const question = () => plural("library_delete_all_ask", count);
      all.replaceChildren(
        ...(count > 0
          ? [
              el("h3", {}, t("library_end")),
              asksFirst(t("library_delete_all"), question, removeAll, { class: "button" }),
            ]
          : []),
      );
    },
  };
}

/** @param {number} count */
const deleted = (count) => (count > 0 ? plural("library_deleted", count) : t("library_retained"));

/** @param {number} count */
const readWords = (count) => (count > 0 ? plural("library_imported", count) : t("library_imported_none"));

const tooLarge = () =>
  el(
    "div",
    { class: "wrong", role: "alert" },
    el("p", {}, t("library_import_large")),
    command("smallprint library import FILE"),
  );

/**
 * A button that opens a file of JSON.
 *
 * @param {string} label
 * @param {(file: File) => void} open
 */
function fileButton(label, open) {
  const field = el("input", { type: "file", accept: ".json,application/json", class: "unseen" });
  field.addEventListener("change", () => {
    const [file] = field.files ?? [];
    if (file) open(file);
    field.value = ""; // the same file can be opened again
  });
  return el("label", { class: "button" }, field, label);
}
