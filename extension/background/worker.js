import { bringToFront, connectHost, onLine, runInFrame, runInFrames } from "../lib/browser.js";
import { Client } from "../lib/client.js";
import { Host } from "../lib/host.js";
import { SmallprintError } from "../lib/problems.js";
import { HOST, PAGE_LIMIT } from "../lib/protocol.js";
import { capture } from "../page/capture.js";
import { find } from "../page/find.js";
import { mark } from "../page/mark.js";
import { closedFrames, toPage, whyUnreadable } from "./reading.js";
import { openSession } from "./session.js";
import { showBest } from "./showing.js";

// The worker may be stopped at any time and holds nothing that the next one needs.
const host = new Host(new Client(connectHost(HOST)));

/**
 * @param {number} tabId
 * @param {string} url
 */
async function read(tabId, url) {
  const frames = await runInFrames(tabId, capture, PAGE_LIMIT).catch((error) => {
    throw new SmallprintError(whyUnreadable(url), String(error));
  });
  const captured = frames.map(({ result }) => result);
  return { page: toPage(captured), closed: closedFrames(captured) };
}

/**
 * @param {number} tabId
 * @param {string} text
 * @param {boolean} bring
 */
const showQuote = (tabId, text, bring) =>
  showBest(
    () => runInFrames(tabId, find, text),
    async (frameId) => {
      await runInFrame(tabId, frameId, mark);
      if (bring) await bringToFront(tabId);
    },
  );

onLine((answer) => openSession({ host, read, show: showQuote, answer }));
