/** Running our functions within the frames of a page. */

const api = chrome;

/**
 * Runs a self-contained function in every frame of a tab that the extension may read.
 *
 * @template T
 * @template {any[]} A
 * @param {number} tabId
 * @param {(...args: A) => T} func
 * @param {A} args
 * @returns {Promise<{frameId: number, result: T}[]>} the top frame's answer first
 */
export async function runInFrames(tabId, func, ...args) {
  // Only the top frame is waited for: one that loads lazily is not ready before somebody scrolls to it.
  await api.scripting.executeScript({ target: { tabId }, func: () => {} });
  const target = { tabId, allFrames: true };
  const results = await api.scripting.executeScript({ target, func, args, injectImmediately: true });
  results.sort((a, b) => a.frameId - b.frameId);
  return results.flatMap(({ frameId, result }) =>
    result == null ? [] : [{ frameId, result: /** @type {T} */ (result) }],
  );
}

/**
 * Runs a self-contained function in one frame of a tab, and waits for what it promises.
 *
 * @template {any[]} A
 * @param {number} tabId
 * @param {number} frameId
 * @param {(...args: A) => void | Promise<void>} func
 * @param {A} args
 */
export async function runInFrame(tabId, frameId, func, ...args) {
  await api.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, func, args, injectImmediately: true });
}
