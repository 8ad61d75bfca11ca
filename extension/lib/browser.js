/** The one module that touches `chrome.*`. All others get plain functions and plain data. */

/** @typedef {import("./client.js").Line} Line */
/** @typedef {import("./types.js").Call} Call */
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
 * @param {(answer: (message: Answer) => void) => {ask: (message: Call) => void, close: () => void}} serve
 */
export function onLine(serve) {
  const ours = api.runtime.getURL("");
  api.runtime.onConnect.addListener((port) => {
    // What runs in pages may connect, too, and whoever has taken over their process.
    if (!port.sender?.url?.startsWith(ours)) {
      port.disconnect();
      return;
    }
    const session = serve((message) => port.postMessage(message));
    port.onMessage.addListener(session.ask);
    port.onDisconnect.addListener(session.close);
  });
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

/**
 * Calls `welcome` when the extension has been installed, not when it or the browser was updated.
 *
 * @param {() => void} welcome
 */
export function onFirstRun(welcome) {
  api.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install") welcome();
  });
}

/**
 * Calls `check` when what was set up before may be gone or out of date: after an installation or update, and when the
 * browser starts.
 *
 * @param {() => void} check
 */
export function onStart(check) {
  api.runtime.onInstalled.addListener(check);
  api.runtime.onStartup.addListener(check);
}

/**
 * Calls `forget` for each tab that is closed.
 *
 * @param {(tabId: number) => void} forget
 */
export function onTabClosed(forget) {
  api.tabs.onRemoved.addListener((tabId) => forget(tabId));
}

const everySite = () => ({ origins: api.runtime.getManifest().optional_host_permissions });

/** Access to all sites, which the reader may give and take back. */
export const access = {
  given: () => api.permissions.contains(everySite()),
  /** Only within a click; the question that the browser asks closes a popup. */
  ask: () => api.permissions.request(everySite()),
  giveBack: () => api.permissions.remove(everySite()),
  /** @param {() => void} changed */
  onChange(changed) {
    api.permissions.onAdded.addListener(changed);
    api.permissions.onRemoved.addListener(changed);
  },
};

const GLANCE = "glance";

/** The script that looks at each page when access to all sites is given. It stays when the browser ends. */
export const glanceScript = {
  async add() {
    const [registered] = await api.scripting.getRegisteredContentScripts({ ids: [GLANCE] });
    if (registered) return;
    await api.scripting.registerContentScripts([
      { id: GLANCE, js: ["page/glance.js"], matches: everySite().origins, runAt: "document_idle" },
    ]);
  },
  async remove() {
    const [registered] = await api.scripting.getRegisteredContentScripts({ ids: [GLANCE] });
    if (registered) await api.scripting.unregisterContentScripts({ ids: [GLANCE] });
  },
};

/**
 * Calls `hear` for what a page's glance tells, unless it stands in a private window: of those nothing is kept.
 *
 * @param {(tabId: number, glance: import("../background/watching.js").Glance) => void} hear
 */
export function onGlance(hear) {
  api.runtime.onMessage.addListener((message, { tab, frameId }) => {
    if (tab?.id !== undefined && !tab.incognito && frameId === 0) hear(tab.id, message);
  });
}

/** A browser that was updated starts twice over: what the first start has set is refused to the second, and stays. */
const settled = () => void api.runtime.lastError;

/** @typedef {{pageUrl: {schemes: string[], urlMatches: string}}} PageCondition */

const LIT = "lit";

/**
 * Shows another icon on the pages that meet one of the conditions. The browser keeps this until it is set anew.
 *
 * @param {PageCondition[]} conditions
 * @param {Record<number, ImageData>} icon  by size in pixels
 */
export function setIconOn(conditions, icon) {
  const { onPageChanged, PageStateMatcher, SetIcon } = api.declarativeContent;
  const rule = {
    id: LIT,
    conditions: conditions.map((condition) => new PageStateMatcher(condition)),
    actions: [new SetIcon({ imageData: icon })],
  };
  onPageChanged.removeRules([LIT], () => onPageChanged.addRules([rule], settled));
}

/** @typedef {Omit<chrome.contextMenus.CreateProperties, "title">} MenuEntry */

/**
 * Sets the one entry of the right-click menu, in place of any from before.
 *
 * @param {MenuEntry} entry
 * @param {string} title
 */
export async function setMenu(entry, title) {
  await api.contextMenus.removeAll();
  api.contextMenus.create({ ...entry, title }, settled);
}

/**
 * Calls `answer` for a click on the menu entry of a link in a tab.
 *
 * @param {(clicked: {linkUrl: string, tabId: number, windowId: number}) => void} answer
 */
export function onMenu(answer) {
  api.contextMenus.onClicked.addListener(({ linkUrl }, tab) => {
    if (linkUrl && tab?.id !== undefined) answer({ linkUrl, tabId: tab.id, windowId: tab.windowId });
  });
}

/**
 * Opens the popup, as a click on the icon does. Chrome can from version 127 on.
 *
 * @param {number} windowId
 */
export const openPopup = (windowId) => api.action.openPopup({ windowId });

/**
 * Marks the icon in a tab until it leaves its page.
 *
 * @param {number} tabId
 * @param {{text: string, title: string, color: string}} badge
 */
export async function setBadge(tabId, { text, title, color }) {
  await Promise.all([
    api.action.setBadgeText({ tabId, text }),
    api.action.setTitle({ tabId, title }),
    api.action.setBadgeBackgroundColor({ tabId, color }),
    api.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
  ]);
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

/**
 * @param {string} key
 * @param {string[]} [substitutions]
 * @returns {string} the message, empty if there is none
 */
export const getMessage = (key, substitutions) => api.i18n.getMessage(key, substitutions);

/** @returns {string} the language of the browser, such as `en-GB` */
export const uiLanguage = () => api.i18n.getUILanguage();
