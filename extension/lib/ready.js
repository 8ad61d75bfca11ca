/**
 * Summaries of policies that were recognised by themselves, one for each tab, until the page is left.
 *
 * @typedef {import("./reports.js").Store} Store
 * @typedef {import("./types.js").Report} Report
 *
 * `at` is when it was kept, in milliseconds.
 * @typedef {{url: string, summary: Report, at: number}} Ready
 */

/** The oldest goes when there are more. */
const MOST = 8;

const KEY = /^ready-(\d+)$/;

/** @param {number} tabId */
const keyOf = (tabId) => `ready-${tabId}`;

/**
 * An address without the place in the page: what follows # leads to another page only where scripts draw them.
 *
 * @param {string} url
 */
const pageOf = (url) => url.replace(/#(?![!/]).*$/, "");

/**
 * The summary that is ready for the page that a tab shows now, or null.
 *
 * @param {Store} store
 * @param {number} tabId
 * @param {string} url
 * @returns {Promise<Report | null>}
 */
export async function of(store, tabId, url) {
  /** @type {Ready | undefined} */
  const kept = await store.get(keyOf(tabId));
  return kept && pageOf(kept.url) === pageOf(url) ? kept.summary : null;
}

/**
 * Keeps a summary for a tab in the place of the one before. Where the store is full it goes before all others.
 *
 * @param {Store} store
 * @param {number} tabId
 * @param {Ready} ready
 */
export async function keep(store, tabId, ready) {
  const kept = /** @type {[string, Ready][]} */ (Object.entries(await store.all()));
  const others = kept
    .filter(([key]) => KEY.test(key) && key !== keyOf(tabId))
    .sort(([, a], [, b]) => a.at - b.at)
    .map(([key]) => key);
  await store.remove(others.slice(0, Math.max(0, others.length - MOST + 1)));
  try {
    await store.set(keyOf(tabId), ready);
  } catch {
    await store.remove(others);
    await store.set(keyOf(tabId), ready);
  }
}

/**
 * Forgets the summary of a page that a tab has left.
 *
 * @param {Store} store
 * @param {number} tabId
 * @param {string} url  the page's; what is kept of a later one stays
 * @returns {Promise<boolean>} whether there was one
 */
export async function drop(store, tabId, url) {
  const found = (await of(store, tabId, url)) !== null;
  if (found) await store.remove([keyOf(tabId)]);
  return found;
}

/**
 * Forgets the summary of a tab that is gone, whatever its page was.
 *
 * @param {Store} store
 * @param {number} tabId
 */
export const forget = (store, tabId) => store.remove([keyOf(tabId)]);

/**
 * Forgets all.
 *
 * @param {Store} store
 * @returns {Promise<number[]>} the tabs that had one
 */
export async function clear(store) {
  const keys = Object.keys(await store.all()).filter((key) => KEY.test(key));
  await store.remove(keys);
  return keys.map((key) => Number(KEY.exec(key)?.[1]));
}
