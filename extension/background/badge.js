import { setBadge } from "../lib/browser.js";
import { plural, t } from "../lib/i18n.js";

const SERIOUS = "#b5381a";
const READY = "#1b7a4b";

/** The mark on the icon in a tab whose policy was read: how many serious things there are, or a tick. */
export const badge = {
  /**
   * @param {number} tabId
   * @param {number} serious
   */
  show: (tabId, serious) =>
    serious > 0
      ? setBadge(tabId, { text: String(serious), title: plural("ready_serious", serious), color: SERIOUS })
      : setBadge(tabId, { text: "✓", title: t("ready"), color: READY }),

  /** @param {number} tabId */
  clear: (tabId) => setBadge(tabId, { text: "", title: t("action"), color: READY }),
};
