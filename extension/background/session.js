import { toProblem } from "../lib/problems.js";

/** @typedef {import("../lib/types.js").Ask} Ask */
/** @typedef {import("../lib/types.js").Answer} Answer */
/** @typedef {import("../lib/types.js").Page} Page */
/** @typedef {import("../lib/types.js").Place} Place */
/** @typedef {import("../lib/types.js").Present} Present */
/** @typedef {import("../lib/types.js").Problem} Problem */
/** @typedef {import("../lib/types.js").Reply} Reply */
/** @typedef {import("../lib/types.js").Show} Show */

/**
 * One open popup or report. A new page to read replaces the one before; closing cancels what still runs.
 *
 * @param {object} parts
 * @param {import("../lib/host.js").Host} parts.host
 * @param {(tabId: number, url: string) => Promise<{page: Page, closed: string[]}>} parts.read  the page, and its frames that stayed closed
 * @param {(tabId: number, text: string, bring: boolean) => Promise<Place>} parts.show  marks a quote in the page
 * @param {(message: Answer | Reply) => void} parts.answer
 */
export function openSession({ host, read, show, answer }) {
  let running = new AbortController();
  let open = true;
  /** Quotes are marked one after the other, so that the last one asked for stays. */
  let shown = Promise.resolve();
  host.hello().catch(() => {}); // the host starts while the page is read; the question below reports failures

  /** @param {Ask} question */
  async function summarize({ tabId, url, force }) {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    /** @param {Answer} message */
    const tell = (message) => {
      if (!signal.aborted) answer(message);
    };
    /** @type {string[]} */
    let frames = [];
    try {
      const { page, closed } = await read(tabId, url);
      frames = closed;
      const onProgress = (/** @type {import("../lib/types.js").Progress} */ progress) =>
        tell({ type: "progress", ...progress });
      const summary = await host.request("summarize", { page, force }, { onProgress, signal });
      tell({ type: "summary", summary });
    } catch (error) {
      tell({ type: "problem", problem: withFrames(toProblem(error), frames) });
    }
  }

  /**
   * @param {number} id
   * @param {any} value
   */
  function reply(id, value) {
    if (open) answer({ type: "reply", id, value });
  }

  /** @param {Show} question */
  async function mark({ id, tabId, text, bring }) {
    reply(id, await show(tabId, text, bring));
  }

  /** @param {Present} question */
  async function present({ id, summary, format }) {
    const written = host.request("present", { summary, format });
    reply(id, await written.catch((error) => ({ problem: toProblem(error) })));
  }

  return {
    /** @param {Ask | Show | Present} question */
    ask(question) {
      if (question.type === "read") return summarize(question);
      if (question.type === "present") return present(question);
      shown = shown.then(() => mark(question));
      return shown;
    },
    close() {
      open = false;
      running.abort();
    },
  };
}

/**
 * Where a page holds no policy, a frame that could not be read may: policies are often shown in one of another site.
 *
 * @param {Problem} problem
 * @param {string[]} frames
 * @returns {Problem}
 */
function withFrames(problem, frames) {
  if (frames.length === 0 || !["nothing_to_read", "not_a_policy"].includes(problem.code)) return problem;
  const candidates = [...frames.map((url) => ({ url, text: "" })), ...(problem.details.candidates ?? [])];
  return { ...problem, details: { ...problem.details, candidates } };
}
