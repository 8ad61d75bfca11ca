import { button, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { command } from "../popup/states/command.js";
import { remedyFor } from "../popup/states/table.js";

/**
 * What went wrong with a part of a page, in a few lines. The rest of the page stays as it is.
 *
 * @param {import("../lib/types.js").Problem} problem
 * @param {() => void} [retry]
 */
export function trouble({ code, message, hint, details }, retry) {
  const { name, remedy } = remedyFor(code);
  const title = name ? t(`problem_${name}_title`) : message || t("problem_other_title");
  return el(
    "div",
    { class: "trouble", role: "alert" },
    el("p", { class: "what" }, title),
    el("p", {}, name ? t(`problem_${name}_text`, String(details.version ?? "")) : hint),
    remedy.command && command(remedy.command),
    retry && button(t("retry"), retry, { class: "button" }),
  );
}
