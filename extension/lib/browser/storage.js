/** What the browser keeps for us. */

const api = chrome;

/**
 * What is kept in memory until the browser ends. Pages of the web cannot reach it.
 *
 * @type {import("../reports.js").Store}
 */
export const memory = {
  all: () => api.storage.session.get(),
  get: async (key) => (await api.storage.session.get(key))[key],
  set: (key, value) => api.storage.session.set({ [key]: value }),
  remove: (keys) => api.storage.session.remove(keys),
};

/** What stays on this computer until it is taken back. */
export const disk = {
  /** @param {string} key */
  get: async (key) => (await api.storage.local.get(key))[key],
  /**
   * @param {string} key
   * @param {object} value
   */
  set: (key, value) => api.storage.local.set({ [key]: value }),
};
