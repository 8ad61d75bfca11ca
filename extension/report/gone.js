import { drawing, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { SHAPES } from "../lib/shapes.js";

/** What stands in the place of a report whose summary is no longer kept. */
export const gone = () =>
  el(
    "section",
    { class: "problem", "aria-labelledby": "problem" },
    drawing(SHAPES.page, "emblem"),
    el("h1", { id: "problem" }, t("report_gone_title")),
    el("p", {}, t("report_gone_text")),
  );
