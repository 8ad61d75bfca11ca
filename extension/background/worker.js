import { forgetAsked } from "../lib/asked.js";
import { access, glanceScript, onGlance } from "../lib/browser/access.js";
import { runInFrame, runInFrames } from "../lib/browser/frames.js";
import { bringToFront, openPage } from "../lib/browser/pages.js";
import { onKept, runInOurs } from "../lib/browser/setup.js";
import { disk, memory } from "../lib/browser/storage.js";
import { onMenu, openPopup, setIconOn, setMenu } from "../lib/browser/toolbar.js";
import { connectHost, onInstalled, onLine, onStart, onTabClosed } from "../lib/browser/worker.js";
import { openChoices } from "../lib/choices.js";
import { Client } from "../lib/client.js";
import { openConsent } from "../lib/consent.js";
import { Host } from "../lib/host.js";
import { t } from "../lib/i18n.js";
import { SmallprintError } from "../lib/problems.js";
import { HOST, PAGE_LIMIT } from "../lib/protocol.js";
import * as ready from "../lib/ready.js";
import { capture } from "../page/capture.js";
import { find } from "../page/find.js";
import { mark } from "../page/mark.js";
import { settle } from "../page/settle.js";
import { badge } from "./badge.js";
import { getDocument } from "./getting.js";
import { litIcon } from "./icon.js";
import { policyPages } from "./lit.js";
import { ENTRY, summarizeLink } from "./menu.js";
import { closedFrames, toPage, whyUnreadable } from "./reading.js";
import { openSession } from "./session.js";
import { showBest } from "./showing.js";
import { openWatch } from "./watching.js";

/** A page that was opened so long ago (milliseconds) is taken as it is. */
const PATIENCE = 2500;

// The worker may be stopped at any time and holds nothing that the next one needs.
const host = new Host(new Client(connectHost(HOST)));
const consent = openConsent(disk, onKept);

/**
 * Runs a function of `page/` in every frame that may be read, or in a page of ours, which runs it itself.
 *
 * @template T
 * @template {any[]} A
 * @param {number} tabId
 * @param {(...args: A) => T} func
 * @param {A} args
 * @returns {Promise<{frameId: number, result: T}[]>} the top frame's answer first
 */
const runInPage = (tabId, func, ...args) =>
  runInFrames(tabId, func, ...args).catch(async (error) => {
    const result = await runInOurs(tabId, func, ...args).catch(() => Promise.reject(error));
    return [{ frameId: 0, result }];
  });

async function agreed() {
  if ((await consent.given()) === null) throw new SmallprintError("consent");
}

/**
 * @param {number} tabId
 * @param {string} url
 */
async function read(tabId, url) {
  await agreed();
  await runInFrame(tabId, 0, settle, PATIENCE).catch(() => {}); // what is wrong shows in a moment
  const frames = await runInPage(tabId, capture, PAGE_LIMIT).catch((error) => {
    throw new SmallprintError(whyUnreadable(url), String(error));
  });
  await agreed(); // a page may take its time, and the reader take the word back
  const captured = frames.map(({ result }) => result);
  return { page: toPage(captured), closed: closedFrames(captured) };
}

/**
 * @param {number} tabId
 * @param {string} text
 * @param {boolean} bring
 * @returns {Promise<import("../lib/types.js").Place>}
 */
async function showQuote(tabId, text, bring) {
  if ((await consent.given()) === null) return "refused";
  return showBest(
    () => runInPage(tabId, find, text),
    async (frameId) => {
      await runInFrame(tabId, frameId, mark).catch(() => runInOurs(tabId, mark));
      if (bring) await bringToFront(tabId);
    },
  );
}

/**
 * From where the browser lets us get documents while a page is open: from its own origin, as its icon was clicked (in
 * Chromium's browsers), and from everywhere with access to all sites.
 *
 * @param {string} url
 */
async function reach(url) {
  const given = await access.given();
  const own = (given || access.byClick()) && /^https?:/.test(url) ? [new URL(url).origin] : [];
  return given ? [...own, "*"] : own;
}

const choices = openChoices(disk);

/**
 * @param {number} tabId
 * @param {import("../lib/types.js").Report} report
 */
async function markTab(tabId, report) {
  const watched = await ready.has(memory, tabId);
  await (watched || report.kept?.earlier ? badge.show(tabId, report) : badge.clear(tabId)).catch(() => {}); // a tab may be gone
}

const parts = { host, read, get: getDocument, reach, agreed, choices, show: showQuote, mark: markTab, now: Date.now };
/** @type {Set<ReturnType<typeof openSession>>} */
const sessions = new Set();
onLine((answer) => {
  const session = openSession({ ...parts, answer });
  sessions.add(session);
  const close = () => {
    sessions.delete(session);
    session.close();
  };
  return { ask: session.ask, close };
});
consent.onChange(async () => {
  if ((await consent.given()) === null) for (const session of sessions) session.stop();
});

const mayWatch = async () => (await access.given()) && (await consent.given()) !== null;
const watch = openWatch({ host, read, store: memory, given: mayWatch, script: glanceScript, badge });
onGlance(watch.hear);
onStart(watch.sync);
access.onChange(watch.sync);
consent.onChange(watch.sync);
onInstalled(async (reason) => {
  // An update may ask for more, and what the reader has switched on rests until it is agreed to.
  const asks = reason === "update" && (await access.given()) && (await consent.given()) === null;
  if (reason === "install" || asks) await openPage("welcome/welcome.html");
});

onStart(() => setIconOn(policyPages(), litIcon()));
onStart(() => setMenu(ENTRY, t("menu_link")));
onTabClosed(watch.closed);
onTabClosed((tabId) => forgetAsked(memory, tabId));
onMenu((clicked) => summarizeLink(clicked, { store: memory, openPopup, openPage }));
