/**
 * The tabs that show a policy whose summary is ready in the library, by its address, until the page is left.
 *
 * @typedef {import("./reports.js").Store} Store
 */

const KEY = /^ready-(\d+)$/;

/** @param {number} tabId */
const keyOf = (tabId) => `ready-${tabId}`;

/**
 * @param {Pick<Store, "set">} store
 * @param {number} tabId
 * @param {string} url
 */
export const note = (store, tabId, url) => store.set(keyOf(tabId), { url });

/**
 * @param {Pick<Store, "get">} store
 * @param {number} tabId
 */
export const has = async (store, tabId) => Boolean(await store.get(keyOf(tabId)));

/**
 * Forgets a page that a tab has left; what is known of a later one stays.
 *
 * @param {Pick<Store, "get" | "remove">} store
 * @param {number} tabId
 * @param {string} url
 * @returns {Promise<boolean>} whether it was known
 */
export async function drop(store, tabId, url) {
  const known = (await store.get(keyOf(tabId)))?.url === url;
  if (known) await store.remove([keyOf(tabId)]);
  return known;
}

/**
 * Forgets a tab that is gone, whatever its page was.
 *
 * @param {Pick<Store, "remove">} store
 * @param {number} tabId
 */
export const forget = (store, tabId) => store.remove([keyOf(tabId)]);

/**
 * Forgets all.
 *
 * @param {Store} store
 * @returns {Promise<number[]>} the tabs that were known
 */
export async function clear(store) {
  const keys = Object.keys(await store.all()).filter((key) => KEY.test(key));
  await store.remove(keys);
  return keys.map((key) => Number(KEY.exec(key)?.[1]));
}
