import { rememberAsked } from "../lib/asked.js";

/**
 * The entry in the menu of links to the web.
 *
 * @type {import("../lib/browser/toolbar.js").MenuEntry}
 */
export const ENTRY = { id: "link", contexts: ["link"], targetUrlPatterns: ["http://*/*", "https://*/*"] };

/**
 * Answers a click on the menu entry: the popup of the link's tab summarizes what lies behind the link. Like a click on
 * the icon, a click on the entry lets us read the page of its tab (`activeTab`).
 *
 * @param {{linkUrl: string, tabId: number, windowId: number}} clicked
 * @param {object} parts
 * @param {Pick<import("../lib/reports.js").Store, "set">} parts.store
 * @param {(windowId: number) => Promise<void>} parts.openPopup
 * @param {(path: string) => Promise<void>} parts.openPage
 */
export async function summarizeLink({ linkUrl, tabId, windowId }, { store, openPopup, openPage }) {
  await rememberAsked(store, tabId, linkUrl);
  try {
    await openPopup(windowId);
  } catch {
    await openPage(`popup/popup.html?${tabId}`); // Chrome before 127, or a window that lost the focus
  }
}
