/** @typedef {import("./reports.js").Store} Store */

const KEY = "consent";

/** What the reader agrees to, as a number: a disclosure that says more is a greater one, and has to be agreed to anew. */
const TO = 1;

/**
 * The reader's word that pages may be read. It is kept on this computer until it is taken back; without it nothing of
 * a page is read.
 *
 * @typedef {object} Consent
 * @property {() => Promise<string | null>} given  when, in ISO 8601, or null
 * @property {() => Promise<void>} give  only for a button that stands below the whole disclosure
 * @property {() => Promise<void>} takeBack
 * @property {(changed: () => void) => void} onChange
 */

/**
 * @param {Pick<Store, "get" | "set">} store
 * @param {(key: string, changed: () => void) => void} onKept  calls `changed` when another page has kept something else
 * @returns {Consent}
 */
export const openConsent = (store, onKept) => ({
  async given() {
    const { to, at } = (await store.get(KEY)) ?? {};
    return to === TO ? String(at) : null;
  },
  give: () => store.set(KEY, { to: TO, at: new Date().toISOString() }),
  takeBack: () => store.set(KEY, {}),
  onChange: (changed) => onKept(KEY, changed),
});
