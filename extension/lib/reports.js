/**
 * Summaries that a full report shows, for as long as the browser runs.
 *
 * @typedef {import("./types.js").Report} Report
 *
 * `tabId` is the tab in which the policy was read.
 * @typedef {{summary: Report, tabId: number}} Kept
 *
 * What keeps them: a store of the browser's that has limits of its own.
 * @typedef {object} Store
 * @property {() => Promise<Record<string, any>>} all
 * @property {(key: string) => Promise<any>} get
 * @property {(key: string, value: object) => Promise<void>} set
 * @property {(keys: string[]) => Promise<void>} remove
 */

/** The oldest goes when there are more: nobody has so many reports open that matter. */
const MOST = 8;

/** Keys of reports: their time, so that their order is known, and something that nobody can guess. */
const KEY = /^report-\d+-[\da-f-]+$/;

/**
 * Keeps a summary for a report.
 *
 * @param {Store} store
 * @param {Kept} kept
 * @returns {Promise<string>} the key to ask for it by
 */
export async function keep(store, kept) {
  const older = Object.keys(await store.all())
    .filter((key) => KEY.test(key))
    .sort();
  const key = `report-${Date.now()}-${crypto.randomUUID()}`;
  await store.remove(older.slice(0, Math.max(0, older.length - MOST + 1)));
  try {
    await store.set(key, kept);
  } catch {
    await store.remove(older); // the store is full: the new one goes before all others
    await store.set(key, kept);
  }
  return key;
}

/**
 * @param {Store} store
 * @param {string} key
 * @returns {Promise<Kept | null>} null when it is gone
 */
export async function recall(store, key) {
  return KEY.test(key) ? ((await store.get(key)) ?? null) : null;
}
