import { drawing, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { SHAPES } from "../lib/shapes.js";

/** What stands in the place of a report whose summary is no longer kept. */
export const gone = () => missing(t("report_gone_title"), t("report_gone_text"));

/** What stands in the place of a version that the library no longer has. */
export const versionGone = () =>
  missing(
    t("version_gone_title"),
    t("version_gone_text"),
    el("a", { class: "button", href: "../library/library.html" }, t("report_library_open")),
  );

/**
 * @param {string} title
 * @param {string} text
 * @param {HTMLElement} [way]  what else to do
 */
const missing = (title, text, way) =>
  el(
    "section",
    { class: "problem", "aria-labelledby": "problem" },
    drawing(SHAPES.page, "emblem"),
    el("h1", { id: "problem" }, title),
    el("p", {}, text),
    way && el("div", { class: "buttons" }, way),
  );
