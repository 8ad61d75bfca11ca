import { toProblem } from "../lib/problems.js";

/** @typedef {import("../lib/types.js").Ask} Ask */
/** @typedef {import("../lib/types.js").Answer} Answer */
/** @typedef {import("../lib/types.js").Page} Page */
/** @typedef {import("../lib/types.js").Place} Place */
/** @typedef {import("../lib/types.js").Call} Call */
/** @typedef {import("../lib/types.js").Reply} Reply */
/** @typedef {import("../lib/types.js").Show} Show */

/**
 * What a session works with.
 *
 * @typedef {object} Parts
 * @property {import("../lib/host.js").Host} host
 * @property {(tabId: number, url: string) => Promise<{page: Page, closed: string[]}>} read  the page, and its frames that stayed closed
 * @property {(url: string, origins: string[]) => Promise<import("../lib/types.js").Got>} get  a document of the web
 * @property {(url: string) => Promise<string[]>} reach  from which origins documents can be got while this page is open
 * @property {import("../lib/choices.js").Choices} choices
 * @property {(tabId: number, url: string) => Promise<import("../lib/types.js").Report | null>} ready  what was read before it was asked for
 * @property {(tabId: number, text: string, bring: boolean) => Promise<Place>} show  marks a quote in the page
 */

/**
 * One open popup or report. A new page to read replaces the one before; closing cancels what still runs.
 *
 * @param {Parts & {answer: (message: Answer | Reply) => void}} parts
 */
export function openSession({ host, read, get: getDocument, reach, choices, ready, show, answer }) {
  let running = new AbortController();
  let open = true;
  /** Quotes are marked one after the other, so that the last one asked for stays. */
  let shown = Promise.resolve();
  host.hello().catch(() => {}); // the host starts while the page is read; the question below reports failures

  /** @param {Ask} question */
  async function find(question) {
    const { tabId, url, address, force, remember } = question;
    running.abort();
    running = new AbortController();
    const { signal } = running;
    /** @param {Answer} message */
    const tell = (message) => {
      if (!signal.aborted) answer(message);
    };
    const onProgress = (/** @type {import("../lib/types.js").Progress} */ progress) =>
      tell({ type: "progress", ...progress });
    try {
      const known = address || force ? null : await ready(tabId, url);
      const summary = known ?? (await search(question, { onProgress, signal }));
      if (remember) await choices.choose(url, summary.source.url);
      tell({ type: "summary", summary });
    } catch (error) {
      const chosen = await choices.of(url).catch(() => undefined);
      tell({ type: "problem", problem: toProblem(error), chosen: chosen !== undefined });
    }
  }

  /**
   * @param {Ask} question
   * @param {import("../lib/client.js").Options} options
   */
  async function search(question, options) {
    const origins = await reach(question.url);
    const get = (/** @type {string} */ url) => getDocument(url, origins);
    return host.request("find", { ...(await toFind(question)), origins }, { ...options, get });
  }

  /**
   * What to ask the host for: the captured page with leave to look for its policy, or one document.
   *
   * @param {Ask} question
   */
  async function toFind({ tabId, url, address, force }) {
    if (address) return { url: address, force };
    try {
      const { page, closed } = await read(tabId, url);
      return { page, force, frames: closed, chosen: await choices.of(url) };
    } catch (error) {
      if (toProblem(error).code === "page_pdf" && /^https?:/.test(url)) return { url, force };
      throw error;
    }
  }

  /**
   * Answers one of the questions that have an id.
   *
   * @param {number} id
   * @param {Promise<any>} value
   */
  async function reply(id, value) {
    const message = { type: "reply", id, value: await value.catch((error) => ({ problem: toProblem(error) })) };
    if (open) answer(/** @type {Reply} */ (message));
  }

  /**
   * @param {number} tabId
   * @param {string} url
   */
  async function look(tabId, url) {
    const { page } = await read(tabId, url);
    return host.request("look", { page });
  }

  return {
    /** @param {Call} question */
    ask(question) {
      switch (question.type) {
        case "read":
          return find(question);
        case "look":
          return reply(question.id, look(question.tabId, question.url));
        case "forget":
          return reply(question.id, choices.forget(question.url));
        case "present": {
          const { id, summary, format } = question;
          return reply(id, host.request("present", { summary, format }));
        }
        case "show": {
          const { id, tabId, text, bring } = question;
          shown = shown.then(() => reply(id, show(tabId, text, bring)));
          return shown;
        }
      }
    },
    close() {
      open = false;
      running.abort();
    },
  };
}
