import { toProblem } from "../lib/problems.js";

/** @typedef {import("../lib/types.js").Ask} Ask */
/** @typedef {import("../lib/types.js").Answer} Answer */
/** @typedef {import("../lib/types.js").Page} Page */
/** @typedef {import("../lib/types.js").Problem} Problem */

/**
 * One open popup. A new question replaces the one before; closing cancels what still runs.
 *
 * @param {object} parts
 * @param {import("../lib/host.js").Host} parts.host
 * @param {(tabId: number, url: string) => Promise<{page: Page, closed: string[]}>} parts.read  the page, and its frames that stayed closed
 * @param {(message: Answer) => void} parts.answer
 */
export function openSession({ host, read, answer }) {
  let running = new AbortController();
  host.hello().catch(() => {}); // the host starts while the page is read; the question below reports failures

  return {
    /** @param {Ask} question */
    async ask({ tabId, url, force }) {
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
    },
    close: () => running.abort(),
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
