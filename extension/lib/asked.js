/** @typedef {import("./reports.js").Store} Store */

/** @param {number} tabId */
export const askedKey = (tabId) => `asked-${tabId}`;

/**
 * Remembers that the policy at `url` was asked for in a tab, until a popup or report there takes it up.
 *
 * @param {Pick<Store, "set">} store
 * @param {number} tabId
 * @param {string} url
 */
export const rememberAsked = (store, tabId, url) => store.set(askedKey(tabId), { url });

/**
 * What was asked for in a tab, once.
 *
 * @param {Pick<Store, "get" | "remove">} store
 * @param {number} tabId
 * @returns {Promise<string | undefined>}
 */
export async function takeAsked(store, tabId) {
  const url = (await store.get(askedKey(tabId)))?.url;
  if (url) await store.remove([askedKey(tabId)]);
  return url;
}
