/** What setting up asks of the browser, and the sample policy, which is a page of ours. */

const api = chrome;

/** @typedef {"win" | "mac" | "linux"} System */

/**
 * The system that the browser runs on, as far as it matters to who types a command.
 *
 * @returns {Promise<System>}
 */
export async function system() {
  const { os } = await api.runtime.getPlatformInfo();
  return os === "win" || os === "mac" ? os : "linux";
}

/** Whether the extension was loaded from a folder, as developers do, and not installed from a store. */
export const isUnpacked = async () => (await api.management.getSelf()).installType === "development";

/** @returns {string} the version of this extension */
export const version = () => api.runtime.getManifest().version;

/**
 * Whether the icon stands in the toolbar; null where the browser does not tell.
 *
 * @returns {Promise<boolean | null>}
 */
export async function isPinned() {
  const { isOnToolbar } = (await api.action.getUserSettings?.()) ?? {};
  return isOnToolbar ?? null;
}

/**
 * Calls `changed` when the icon is put into the toolbar or taken out of it, where the browser tells. Chrome does from
 * version 130 on.
 *
 * @param {() => void} changed
 */
export const onPinned = (changed) => api.action.onUserSettingsChanged?.addListener(changed);

/**
 * Brings the page for setting up to the front, or opens it where none is open.
 *
 * @param {"" | "#host"} [part]  to begin with
 */
export async function openWelcome(part = "") {
  const address = api.runtime.getURL("welcome/welcome.html");
  const tabs = await api.runtime.getContexts({ contextTypes: ["TAB"] });
  const open = tabs.find(({ documentUrl }) => documentUrl?.replace(/#.*$/s, "") === address);
  const url = address + part;
  if (!open) return api.tabs.create({ url });
  // The tab first: a popup goes when it, or its window, is left, and what it has asked for by then may go with it.
  const shown = api.tabs.update(open.tabId, { active: true, url });
  return Promise.all([shown, api.windows.update(open.windowId, { focused: true })]);
}

/**
 * Calls `changed` when something else is kept on this computer under `key`, whichever page of ours has done it.
 *
 * @param {string} key
 * @param {() => void} changed
 */
export function onKept(key, changed) {
  api.storage.local.onChanged.addListener((changes) => {
    if (Object.hasOwn(changes, key)) changed();
  });
}

/** @returns {string} the address of the sample policy */
export const samplePage = () => api.runtime.getURL("welcome/sample.html");

/** @typedef {{run: string, args: any[]}} Run */

/**
 * Has a page of ours run one of the functions that it knows, as browsers let no script into it.
 *
 * @param {number} tabId
 * @param {(...args: any[]) => unknown} func  known there by its name
 * @param {any[]} args
 * @returns {Promise<any>} rejected where no page of ours listens
 */
export const runInOurs = (tabId, func, ...args) =>
  api.tabs.sendMessage(tabId, /** @type {Run} */ ({ run: func.name, args }));

/**
 * Runs what `runInOurs` asks for of the page in which this is called.
 *
 * @param {Record<string, (...args: any[]) => unknown>} funcs  by name
 */
export function answerRuns(funcs) {
  api.runtime.onMessage.addListener((/** @type {Run} */ { run, args }, { tab }, reply) => {
    if (!tab && Object.hasOwn(funcs, run)) reply(funcs[run]?.(...args) ?? null); // the worker alone has no tab
  });
}
