import { byId } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";

/** @typedef {import("../../lib/types.js").Progress} Progress */

/** The host's stages, in order. Each gets the same share of the bar, whatever time it takes. */
const STAGES = ["reading", "analysis", "cards"];

/**
 * Says how far the reading is, in the skeleton of the page.
 *
 * @param {Progress | null} progress  null before the host has said anything
 */
export function showProgress(progress) {
  const words = (progress ? t(`stage_${progress.stage.replace(/\W/g, "_")}`) : t("stage_capture")) || t("stage_other");
  const stage = byId("stage");
  if (stage.textContent !== words) stage.textContent = words;
  byId("bar").style.setProperty("--share", String(progress ? share(progress) : 0));
}

/**
 * How much of the whole is done, 0 to 1.
 *
 * @param {Progress} progress
 */
function share({ stage, done, total }) {
  const before = Math.max(0, STAGES.indexOf(stage));
  return (before + (total > 0 ? Math.min(1, done / total) : 0)) / STAGES.length;
}
