import { button, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { explain } from "../popup/states/explain.js";
import { fix } from "../popup/states/fix.js";

/**
 * What went wrong with a part of a page, in a few lines. The rest of the page stays as it is.
 *
 * @param {import("../lib/types.js").Problem} problem
 * @param {(() => void) | null} [retry]
 * @param {"alert" | null} [role]  none where it comes into a place whose news are read out anyway
 */
export function trouble(problem, retry = null, role = "alert") {
  const { title, texts } = explain(problem);
  return el(
    "div",
    { class: "trouble", role, "data-code": problem.code },
    el("p", { class: "what" }, title),
    ...texts.map((text) => el("p", {}, text)),
    fix(problem),
    retry && button(t("retry"), retry, { class: "button" }),
  );
}
