import { button, el } from "../lib/dom.js";
import { dayOf, t } from "../lib/i18n.js";

/**
 * That a policy says something else than when its reader saw it last; null if it does not, or the reader has looked at
 * what changed.
 *
 * @param {import("../lib/types.js").InLibrary} kept
 * @param {((older: number) => void) | null} open  shows what changed since that version
 */
export function changedLine({ earlier }, open) {
  if (!earlier) return null;
  return el(
    "p",
    { class: "changed" },
    el("span", {}, t("changed_since", dayOf(earlier.shown_at))),
    open && button(t("see_changes"), () => open(earlier.version), { class: "button" }),
  );
}
