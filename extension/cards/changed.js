import { button, el } from "../lib/dom.js";
import { day, t } from "../lib/i18n.js";
import { hasChanged } from "../lib/kept.js";

/**
 * That a policy says something else than when its reader saw it last; null if there was no other version then.
 *
 * @param {import("../lib/types.js").InLibrary} kept
 * @param {(older: number) => void} open  shows what changed since that version
 */
export function changedLine(kept, open) {
  const { earlier } = kept;
  if (!earlier) return null;
  return el(
    "p",
    { class: `changed ${hasChanged({ kept }) ? "fresh" : ""}` },
    el("span", {}, t("changed_since", day(earlier.shown_at))),
    button(t("see_changes"), () => open(earlier.version), { class: "button" }),
  );
}
