/** The one module that touches `chrome.*`. All others get plain functions and plain data. */

/** @typedef {import("./client.js").Line} Line */
/** @typedef {import("./types.js").Ask | import("./types.js").Show | import("./types.js").Present} Question */
/** @typedef {import("./types.js").Answer | import("./types.js").Reply} Answer */

const api = chrome;

/**
 * Opens a line to the native host.
 *
 * @param {string} name
 * @returns {import("./client.js").Connect}
 */
export const connectHost = (name) => (onMessage, onClosed) => {
  const port = api.runtime.connectNative(name);
  port.onMessage.addListener(onMessage);
  port.onDisconnect.addListener(() => onClosed(api.runtime.lastError?.message));
  return { post: (message) => port.postMessage(message), close: () => port.disconnect() };
};

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
 * Calls `serve` for each page of ours that opens a line. What it returns hears the page's questions and its end.
 *
 * @param {(answer: (message: Answer) => void) => {ask: (message: Question) => void, close: () => void}} serve
 */
export function onLine(serve) {
  api.runtime.onConnect.addListener((port) => {
    const session = serve((message) => port.postMessage(message));
    port.onMessage.addListener(session.ask);
    port.onDisconnect.addListener(session.close);
  });
}

/**
 * The tab that the user is looking at. `url` is empty where the browser does not tell.
 *
 * @returns {Promise<{id: number, url: string}>}
 */
export async function currentTab() {
  const [tab] = await api.tabs.query({ active: true, currentWindow: true });
  return { id: tab?.id ?? -1, url: tab?.url ?? "" };
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
 * Brings a tab to the front, in whichever window it is.
 *
 * @param {number} tabId
 */
export async function bringToFront(tabId) {
  const tab = await api.tabs.update(tabId, { active: true });
  if (tab) await api.windows.update(tab.windowId, { focused: true });
}

/**
 * What is kept in memory until the browser ends. Pages of the web cannot reach it.
 *
 * @type {import("./reports.js").Store}
 */
export const memory = {
  all: () => api.storage.session.get(),
  get: async (key) => (await api.storage.session.get(key))[key],
  set: (key, value) => api.storage.session.set({ [key]: value }),
  remove: (keys) => api.storage.session.remove(keys),
};

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
 * Runs a self-contained function in one frame of a tab.
 *
 * @param {number} tabId
 * @param {number} frameId
 * @param {() => void} func
 */
export async function runInFrame(tabId, frameId, func) {
  await api.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, func, injectImmediately: true });
}

/**
 * @param {string} key
 * @param {string[]} [substitutions]
 * @returns {string} the message, empty if there is none
 */
export const getMessage = (key, substitutions) => api.i18n.getMessage(key, substitutions);

/** @returns {string} the language of the browser, such as `en-GB` */
export const uiLanguage = () => api.i18n.getUILanguage();
