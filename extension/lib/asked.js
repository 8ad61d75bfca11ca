/** @typedef {import("./reports.js").Store} Store */

/** @param {number} tabId */
const askedKey = (tabId) => `asked-${tabId}`;

/**
 * Remembers that the policy at `url` was asked for in a tab, until a popup there takes it up or the tab closes.
 *
 * @param {Pick<Store, "set">} store
 * @param {number} tabId
 * @param {string} url
 */
export const rememberAsked = (store, tabId, url) => store.set(askedKey(tabId), { url });

/**
 * Forgets what was asked for in a tab.
 *
 * @param {Pick<Store, "remove">} store
 * @param {number} tabId
 */
export const forgetAsked = (store, tabId) => store.remove([askedKey(tabId)]);

/**
 * What was asked for in a tab, once.
 *
 * @param {Pick<Store, "get" | "remove">} store
 * @param {number} tabId
 * @returns {Promise<string | undefined>}
 */
export async function takeAsked(store, tabId) {
  const url = (await store.get(askedKey(tabId)))?.url;
  if (url) await forgetAsked(store, tabId);
  return url;
}
