import { changedLine } from "../../cards/changed.js";
import { button, el } from "../../lib/dom.js";
import { day, t } from "../../lib/i18n.js";

/** @typedef {import("../../lib/types.js").Checked} Checked */
/** @typedef {import("../../lib/types.js").Report} Report */

/**
 * When a policy was read, whether it still says the same, and what has changed since its reader saw it last.
 *
 * @param {Report} report
 * @param {import("../../lib/types.js").Stage} stage
 * @param {{check: () => void, changes: (older: number, newer: number) => void}} ways
 */
export function keptLine({ kept, unkept }, stage, ways) {
  if (!kept) return { element: el("div", {}, unkept && el("p", { class: "changed fresh" }, t("unkept", unkept))) };
  const { version, checked_at } = kept;
  const state = el("p", { class: "kept", role: "status" });
  const say = (/** @type {(Node | string)[]} */ ...words) => state.replaceChildren(...words);
  if (stage === "made") say(t("kept"));
  else if (stage === "checking") say(t("kept_checking", day(checked_at)));
  else say(t("kept_on", day(checked_at)), " ", button(t("kept_check"), ways.check, { class: "inline" }));

  return {
    element: el(
      "div",
      {},
      changedLine(kept, (older) => ways.changes(older, version)),
      state,
    ),

    /** @param {Checked} answer */
    checked({ problem }) {
      if (!problem) say(t("kept_same", day(kept.read_at)));
      else say(t("kept_unchecked", day(checked_at), t(`problem_${problem.code}_title`) || problem.message));
    },
  };
}
