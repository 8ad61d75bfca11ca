/** What the worker lives by: the host, the pages that open a line, and when to begin. */

/** @typedef {import("../types.js").Call} Call */
/** @typedef {import("../types.js").Answer | import("../types.js").Reply} Answer */

const api = chrome;

/**
 * Opens a line to the native host.
 *
 * @param {string} name
 * @returns {import("../client.js").Connect}
 */
export const connectHost = (name) => (onMessage, onClosed) => {
  const port = api.runtime.connectNative(name);
  port.onMessage.addListener(onMessage);
  port.onDisconnect.addListener(() => onClosed(reasonOf(port)));
  return { post: (message) => port.postMessage(message), close: () => port.disconnect() };
};

/**
 * Why the host went away, in the browser's words. Firefox has them at the port, and none for a program that has ended.
 *
 * @param {chrome.runtime.Port & {error?: Error | null}} port
 */
const reasonOf = (port) => (api.runtime.lastError ?? port.error)?.message ?? "Native host has exited.";

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
 * Calls `react` when the extension has been installed (`install`) or updated (`update`), or the browser was.
 *
 * @param {(reason: string) => void} react
 */
export function onInstalled(react) {
  api.runtime.onInstalled.addListener(({ reason }) => react(reason));
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
