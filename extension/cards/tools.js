import { button, drawing, el } from "../lib/dom.js";
import { fileName, save } from "../lib/files.js";
import { t } from "../lib/i18n.js";
import { SHAPES } from "../lib/shapes.js";
import { announce } from "./announce.js";

/** @typedef {"markdown" | "html"} Format */
/** @typedef {import("../lib/types.js").Presented} Presented */
/** @typedef {import("../lib/types.js").Report} Report */

/**
 * What the page around can do with a summary. `report` opens the full report, `library` the list of all, `print` prints;
 * `watching` is the switch of that name, which finds a place in the menu.
 *
 * @typedef {object} Ways
 * @property {(format: Format) => Promise<Presented>} present
 * @property {() => void} [report]
 * @property {() => void} [library]
 * @property {() => void} [print]
 * @property {HTMLButtonElement} [watching]
 */

const FILES = {
  markdown: { extension: "md", type: "text/markdown;charset=utf-8" },
  html: { extension: "html", type: "text/html;charset=utf-8" },
};

/**
 * The ways to take a summary along: one button, and a menu that stays out of the way.
 *
 * @param {Report} report
 * @param {Ways} ways
 */
export function tools(report, ways) {
  const items = [
    button(t("copy_markdown"), () => written("markdown", copy)),
    ways.print && button(t("print"), ways.print),
    button(t("save_markdown"), () => written("markdown", (text) => store("markdown", text))),
    button(t("save_html"), () => written("html", (text) => store("html", text))),
    button(t("save_json"), () => saveAs(asJson(report), "json", "application/json")),
    ways.library && button(t("open_library"), ways.library),
    ways.watching,
  ].filter((item) => item !== undefined);
  const menu = el(
    "div",
    { id: "menu", popover: "auto", class: "menu" },
    el("ul", {}, ...items.map((item) => el("li", {}, item))),
  );
  for (const item of items) item.addEventListener("click", () => menu.hidePopover());

  /**
   * @param {Format} format
   * @param {(text: string) => Promise<void> | void} use
   */
  async function written(format, use) {
    const answer = await ways.present(format);
    if ("text" in answer) await use(answer.text);
    else announce(t("present_failed", t(`problem_${answer.problem.code}_title`) || answer.problem.message));
  }

  /** @param {string} text */
  const copy = (text) =>
    navigator.clipboard.writeText(text).then(
      () => announce(t("copied_markdown")),
      () => announce(t("copy_failed")),
    );

  /**
   * @param {Format} format
   * @param {string} text
   */
  const store = (format, text) => saveAs(text, FILES[format].extension, FILES[format].type);

  /**
   * @param {string} text
   * @param {string} extension
   * @param {string} type
   */
  function saveAs(text, extension, type) {
    const name = fileName(report.source.service, t("file_name"), extension);
    save(name, text, type);
    announce(t("saved", name));
  }

  const opens = el(
    "button",
    { type: "button", popovertarget: "menu", class: "opens-menu" },
    t("take_along"),
    drawing(SHAPES.chevron, "chevron"),
  );
  return el("div", { class: "tools" }, ways.report && button(t("open_report"), ways.report), opens, menu);
}

/**
 * The summary as the command line prints it: letters, what is not answered, the search and the library are no part of it.
 *
 * @param {Report} report
 */
function asJson({ letters: _l, unanswered: _u, search: _s, kept: _k, unkept: _n, ...summary }) {
  return `${JSON.stringify(summary, null, 2)}\n`;
}
