import { drawing, el } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { SHAPES } from "../../lib/shapes.js";

/** What the reader is told before agreeing, in the same words wherever that is. */
export const disclosure = () =>
  el(
    "dl",
    { class: "disclosure" },
    ...[
      { shape: SHAPES.page, name: t("disclosure_reads"), text: t("disclosure_reads_text") },
      { shape: SHAPES.plug, name: t("disclosure_goes"), text: t("disclosure_goes_text") },
      { shape: SHAPES.check, name: t("disclosure_kept"), text: t("disclosure_kept_text") },
    ].map(({ shape, name, text }) => el("div", {}, el("dt", {}, drawing(shape, "emblem"), name), el("dd", {}, text))),
  );
