import { announce } from "../cards/announce.js";
import { button, el } from "../lib/dom.js";
import { bytes, save } from "../lib/files.js";
import { plural, t } from "../lib/i18n.js";
import { PAGE_LIMIT } from "../lib/protocol.js";
import { command } from "../popup/states/command.js";
import { tellFailure } from "./problem.js";

/** @typedef {import("../lib/types.js").Exported} Exported */
/** @typedef {{problem: import("../lib/types.js").Problem}} Failed */

/** What does in a terminal what is too large for a browser. */
const COMMANDS = {
  json: "smallprint library export FILE",
  html: "smallprint library export --format html FOLDER",
};

/**
 * All that is kept, written to a file and read in from one. One of it at a time: both can take long.
 *
 * @param {import("./keeping.js").Request} request
 * @param {() => Promise<void>} changed  called when the list is out of date
 */
export function copies(request, changed) {
  const working = el("p", { class: "how", role: "status" });
  const wrong = el("div");
  const ways = el(
    "fieldset",
    { class: "ways", "aria-labelledby": "copies" },
    button(t("save_json"), () => during(t("library_writing"), () => write("json")), { class: "button" }),
    button(t("library_save_html"), () => during(t("library_writing"), () => write("html")), { class: "button" }),
    fileButton(t("library_import"), (file) => during(t("library_reading"), () => readIn(file))),
  );

  /**
   * Says what is done for as long as it takes. The keyboard stays with the button, which cannot be pressed meanwhile.
   *
   * @param {string} words
   * @param {() => Promise<void>} act
   */
  async function during(words, act) {
    const pressed = /** @type {HTMLElement | null} */ (document.activeElement);
    announce("");
    wrong.replaceChildren();
    working.textContent = words;
    ways.disabled = true;
    try {
      await act();
    } finally {
      working.textContent = "";
      ways.disabled = false;
      if (document.activeElement === document.body) pressed?.focus();
    }
  }

  /** @param {"json" | "html"} format */
  async function write(format) {
    const answer = /** @type {Exported | Failed} */ (await request("export", { format }));
    if (!("problem" in answer)) {
      save(answer.name, bytes(answer.body), answer.type);
      announce(t("saved", answer.name));
    } else if (answer.problem.code === "too_large") refuse(t(`library_large_${format}`), COMMANDS[format]);
    else tellFailure(wrong, answer.problem);
  }

  /** @param {File} file */
  async function readIn(file) {
    if (file.size > PAGE_LIMIT) return tooLarge(); // before it fills the memory
    const text = await file.text().catch(() => null);
    if (text === null) return refuse(t("library_import_unreadable"));
    // The limit is one of the message, in which every quotation mark takes two bytes.
    if (new Blob([JSON.stringify(text)]).size > PAGE_LIMIT) return tooLarge();
    const answer = /** @type {{count: number} | Failed} */ (await request("import", { text }));
    if ("problem" in answer) return tellFailure(wrong, answer.problem);
    announce(answer.count > 0 ? plural("library_imported", answer.count) : t("library_imported_none"));
    await changed();
  }

  const tooLarge = () => refuse(t("library_import_large"), "smallprint library import FILE");

  /**
   * @param {string} text
   * @param {string} [line]  what does it in a terminal
   */
  function refuse(text, line) {
    const more = line ? command(line) : null;
    wrong.replaceChildren(el("div", { class: "trouble", role: "alert" }, el("p", {}, text), more));
  }

  return el(
    "div",
    {},
    el("h3", { id: "copies" }, t("library_copies")),
    el("p", { class: "how" }, t("library_copies_how")),
    ways,
    working,
    wrong,
  );
}

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
