import { connectHost, onPopup, runInFrames } from "../lib/browser.js";
import { Client } from "../lib/client.js";
import { Host } from "../lib/host.js";
import { SmallprintError } from "../lib/problems.js";
import { HOST, PAGE_LIMIT } from "../lib/protocol.js";
import { capture } from "../page/capture.js";
import { closedFrames, toPage, whyUnreadable } from "./reading.js";
import { openSession } from "./session.js";

// The worker may be stopped at any time and holds nothing that the next one needs.
const host = new Host(new Client(connectHost(HOST)));

/**
 * @param {number} tabId
 * @param {string} url
 */
async function read(tabId, url) {
  const captured = await runInFrames(tabId, capture, PAGE_LIMIT).catch((error) => {
    throw new SmallprintError(whyUnreadable(url), String(error));
  });
  return { page: toPage(captured), closed: closedFrames(captured) };
}

onPopup((answer) => openSession({ host, read, answer }));
