import { changedLine } from "../../cards/changed.js";
import { button, el } from "../../lib/dom.js";
import { dayOf, t } from "../../lib/i18n.js";

/** @typedef {import("../../lib/types.js").Checked} Checked */
/** @typedef {import("../../lib/types.js").Report} Report */

/**
 * What can be done about a kept policy. Without `changes` nobody can be led to them.
 *
 * @typedef {{check: () => void, changes: ((older: number, newer: number) => void) | null}} Ways
 */

/**
 * When a policy was read, whether it still says the same, and that it has changed since its reader saw it last.
 *
 * @param {Report} report
 * @param {import("../../lib/types.js").Stage} stage
 * @param {Ways} ways
 */
export function keptLine({ kept, unkept }, stage, { check, changes }) {
  const state = el("p", { class: "kept", role: "status" });
  const again = () => button(t("kept_check"), check, { class: "inline" });
  const say = (/** @type {(Node | string)[]} */ ...words) => state.replaceChildren(...words);
  const checked_at = kept?.checked_at ?? "";
  if (kept && stage === "made") say(t("kept"));
  else if (kept && stage === "checking") say(t("kept_checking", dayOf(checked_at)));
  else if (kept) say(el("span", {}, t("kept_on", dayOf(checked_at))), again());
  const open = kept && changes ? (/** @type {number} */ older) => changes(older, kept.version) : null;

  return {
    element: el(
      "div",
      {},
      unkept && el("p", { class: "changed" }, t("unkept", unkept)),
      kept && changedLine(kept, open),
      state,
    ),

    /** @param {Checked} answer */
    checked({ problem }) {
      const words = problem ? t("kept_unchecked", dayOf(checked_at)) : t("kept_same", dayOf(kept?.read_at ?? ""));
      say(el("span", {}, words), again());
    },

    /** @param {() => void} show  a newer version, which has come while its reader is busy with this one */
    newer(show) {
      say(el("span", {}, t("kept_newer")), button(t("kept_show_newer"), show, { class: "inline" }));
    },
  };
}
