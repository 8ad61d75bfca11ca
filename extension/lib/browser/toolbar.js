/** The icon, its mark, its popup and the menu of links. */

const api = chrome;

/** A browser that was updated starts twice over: what the first start has set is refused to the second, and stays. */
const settled = () => void api.runtime.lastError;

/** @typedef {{pageUrl: {schemes: string[], urlMatches: string}}} PageCondition */

const LIT = "lit";

/**
 * Shows another icon on the pages that meet one of the conditions. The browser keeps this until it is set anew.
 * Firefox has no such rules: there the icon stays as it is.
 *
 * @param {PageCondition[]} conditions
 * @param {Record<number, ImageData>} icon  by size in pixels
 */
export function setIconOn(conditions, icon) {
  if (!api.declarativeContent) return;
  const { onPageChanged, PageStateMatcher, SetIcon } = api.declarativeContent;
  const rule = {
    id: LIT,
    conditions: conditions.map((condition) => new PageStateMatcher(condition)),
    actions: [new SetIcon({ imageData: icon })],
  };
  onPageChanged.removeRules([LIT], () => onPageChanged.addRules([rule], settled));
}

/** @typedef {Omit<chrome.contextMenus.CreateProperties, "title">} MenuEntry */

/**
 * Sets the one entry of the right-click menu, in place of any from before.
 *
 * @param {MenuEntry} entry
 * @param {string} title
 */
export async function setMenu(entry, title) {
  await api.contextMenus.removeAll();
  api.contextMenus.create({ ...entry, title }, settled);
}

/**
 * Calls `answer` for a click on the menu entry of a link in a tab.
 *
 * @param {(clicked: {linkUrl: string, tabId: number, windowId: number}) => void} answer
 */
export function onMenu(answer) {
  api.contextMenus.onClicked.addListener(({ linkUrl }, tab) => {
    if (linkUrl && tab?.id !== undefined) answer({ linkUrl, tabId: tab.id, windowId: tab.windowId });
  });
}

/**
 * Opens the popup, as a click on the icon does. Chrome can from version 127 on.
 *
 * @param {number} windowId
 */
export const openPopup = (windowId) => api.action.openPopup({ windowId });

/**
 * Marks the icon in a tab until it leaves its page.
 *
 * @param {number} tabId
 * @param {{text: string, title: string, color: string}} badge
 */
export async function setBadge(tabId, { text, title, color }) {
  await Promise.all([
    api.action.setBadgeText({ tabId, text }),
    api.action.setTitle({ tabId, title }),
    api.action.setBadgeBackgroundColor({ tabId, color }),
    api.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
  ]);
}
