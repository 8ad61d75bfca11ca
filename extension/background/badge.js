import { setBadge } from "../lib/browser/toolbar.js";
import { plural, t } from "../lib/i18n.js";

/** @typedef {import("../lib/types.js").Report} Report */

const CHANGED = "#8a5a00";
const SERIOUS = "#b5381a";
const READY = "#1b7a4b";

/**
 * The mark on the icon in a tab whose policy was read: that it has changed, else how many serious things there are, or
 * a tick.
 */
export const badge = {
  /**
   * @param {number} tabId
   * @param {Report} report
   */
  show(tabId, report) {
    const serious = report.watch_outs.filter(({ severity }) => severity === 3).length;
    if (report.kept?.earlier) {
      return setBadge(tabId, { text: t("badge_changed"), title: t("ready_changed"), color: CHANGED });
    }
    return serious > 0
      ? setBadge(tabId, { text: String(serious), title: plural("ready_serious", serious), color: SERIOUS })
      : setBadge(tabId, { text: "✓", title: t("ready"), color: READY });
  },

  /** @param {number} tabId */
  clear: (tabId) => setBadge(tabId, { text: "", title: t("action"), color: READY }),
};
