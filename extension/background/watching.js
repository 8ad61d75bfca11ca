import { toProblem } from "../lib/problems.js";
import * as ready from "../lib/ready.js";

/** @typedef {import("../lib/types.js").Page} Page */

/**
 * What a page tells of itself: it looks like a policy, or it did and is left.
 * @typedef {{type: "policy" | "left", url: string}} Glance
 */

/** Failures that the next page would meet again: those of the host, not of what it was given. */
const HOST = new Set([
  "host_missing",
  "host_forbidden",
  "host_broken",
  "host_crashed",
  "host_failed",
  "host_old",
  "extension_old",
  "protocol",
  "timeout",
]);

/** After a failure of the host nothing is asked of it for so long, and each time for twice as long (milliseconds). */
const REST = 60_000;
const LONGEST_REST = 60 * REST;
const RESTING = "watching-rests";

/** Milliseconds between two readings of one tab: a page can have itself loaded again and again. */
const PAUSE = 3000;

/**
 * Has the pages that look like policies read into the library, one after the other. Failures are silent: nobody has
 * asked for anything. What is no policy leaves nothing behind.
 *
 * @param {object} parts
 * @param {import("../lib/host.js").Host} parts.host
 * @param {(tabId: number, url: string) => Promise<{page: Page}>} parts.read
 * @param {import("../lib/reports.js").Store} parts.store  for as long as the browser runs
 * @param {() => Promise<boolean>} parts.given  whether the reader agreed and gave access to all sites
 * @param {{add: () => Promise<void>, remove: () => Promise<void>}} parts.script  what looks at each page
 * @param {typeof import("./badge.js").badge} parts.badge
 * @param {() => number} [parts.now]
 * @param {() => Promise<unknown>} [parts.pause]
 */
export function openWatch({ host, read, store, given, script, badge, now = Date.now, pause = takeTime }) {
  /**
   * What is being read, by tab, and when the tab may be read again.
   * @type {Map<number, {url: string, controller: AbortController, over: Promise<unknown>}>}
   */
  const running = new Map();
  let queue = Promise.resolve();

  /** @param {() => Promise<void>} task  its failure is its own */
  function inTurn(task) {
    queue = queue.then(task).catch(() => {});
    return queue;
  }

  /**
   * @param {number} tabId
   * @param {string} url
   */
  async function arrived(tabId, url) {
    const before = running.get(tabId);
    before?.controller.abort();
    const controller = new AbortController();
    const { signal } = controller;
    let begun = false;
    const reading = (before?.over ?? Promise.resolve()).then(() =>
      inTurn(async () => {
        begun = !signal.aborted;
        if (begun) await summarize(tabId, url, signal);
      }),
    );
    const over = reading.then(() => begun && pause());
    running.set(tabId, { url, controller, over });
    over.then(() => running.get(tabId)?.over === over && running.delete(tabId));
    return reading;
  }

  /**
   * @param {number} tabId
   * @param {string} url
   * @param {AbortSignal} signal  the page is left
   */
  async function summarize(tabId, url, signal) {
    if (!(await given()) || (await rests())) return;
    try {
      const { page } = await read(tabId, url);
      if (signal.aborted) return;
      const report = await host.request("summarize", { page, keep: true }, { signal });
      await store.remove([RESTING]);
      if (signal.aborted) return;
      await ready.note(store, tabId, url);
      await badge.show(tabId, report);
    } catch (error) {
      if (HOST.has(toProblem(error).code)) await rest();
    }
  }

  /**
   * @param {number} tabId
   * @param {string} url
   */
  function left(tabId, url) {
    if (running.get(tabId)?.url === url) running.get(tabId)?.controller.abort();
    return inTurn(async () => {
      if (await ready.drop(store, tabId, url)) await badge.clear(tabId);
    });
  }

  /** @param {number} tabId */
  function closed(tabId) {
    running.get(tabId)?.controller.abort();
    return inTurn(() => ready.forget(store, tabId));
  }

  async function rests() {
    return now() < ((await store.get(RESTING))?.until ?? 0);
  }

  async function rest() {
    const before = (await store.get(RESTING))?.time ?? 0;
    const time = Math.min(LONGEST_REST, Math.max(REST, before * 2));
    await store.set(RESTING, { until: now() + time, time });
  }

  return {
    /**
     * @param {number} tabId
     * @param {Glance} glance
     */
    hear(tabId, { type, url }) {
      if (type === "policy") return arrived(tabId, url);
      if (type === "left") return left(tabId, url);
      return undefined;
    },

    closed,

    /** Begins or ends as the reader has agreed and given access to all sites, or taken one of them back. */
    async sync() {
      if (!(await given())) for (const { controller } of running.values()) controller.abort();
      return inTurn(async () => {
        if (await given()) {
          await script.add();
          return;
        }
        await script.remove();
        for (const tabId of await ready.clear(store)) await badge.clear(tabId).catch(() => {}); // a tab may be gone
      });
    },
  };
}

const takeTime = () => new Promise((resolve) => setTimeout(resolve, PAUSE));
