/** What pages of ours ask of the browser: the worker, tabs. */

/** @typedef {import("../client.js").Line} Line */
/** @typedef {import("../types.js").Answer | import("../types.js").Reply} Answer */

const api = chrome;

/**
 * Opens a line from one of our pages to the service worker, which starts if it was stopped.
 *
 * @param {(answer: Answer) => void} onMessage
 * @param {() => void} onClosed
 * @returns {Line}
 */
export function connectWorker(onMessage, onClosed) {
  const port = api.runtime.connect();
  port.onMessage.addListener(onMessage);
  port.onDisconnect.addListener(onClosed);
  return { post: (message) => port.postMessage(message), close: () => port.disconnect() };
}

/**
 * The tab that the user is looking at, or the one with this id. `url` is empty where the browser does not tell; of a
 * `passing` one, in a private window, nothing is to be kept.
 *
 * @param {number} [id]
 * @returns {Promise<{id: number, url: string, passing: boolean}>}
 */
export async function currentTab(id) {
  const [tab] = id ? [await api.tabs.get(id)] : await api.tabs.query({ active: true, currentWindow: true });
  return { id: tab?.id ?? -1, url: tab?.url ?? "", passing: tab?.incognito ?? true };
}

/**
 * Leads a tab to another address and waits until it is there, at most a minute.
 *
 * @param {number} tabId
 * @param {string} url
 */
export async function navigate(tabId, url) {
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, 60_000);
    /** @type {Parameters<typeof api.tabs.onUpdated.addListener>[0]} */
    const arrived = (id, change) => {
      if (id !== tabId || change.status !== "complete") return;
      api.tabs.onUpdated.removeListener(arrived);
      clearTimeout(timer);
      resolve(undefined);
    };
    api.tabs.onUpdated.addListener(arrived);
    api.tabs.update(tabId, { url });
  });
}

/**
 * Opens a page of ours in a tab of its own, beside the one in front.
 *
 * @param {string} path  within the extension
 */
export async function openPage(path) {
  await api.tabs.create({ url: api.runtime.getURL(path) });
}

/**
 * Opens a page of the web in a tab of its own.
 *
 * @param {string} url  one that `safeHref` has let pass
 */
export async function openTab(url) {
  await api.tabs.create({ url });
}

/**
 * Brings a tab to the front, in whichever window it is.
 *
 * @param {number} tabId
 */
export async function bringToFront(tabId) {
  const tab = await api.tabs.update(tabId, { active: true });
  if (tab) await api.windows.update(tab.windowId, { focused: true });
}
