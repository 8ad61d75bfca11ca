/** @typedef {{frameId: number, result: number}} Rated */

/**
 * Shows a quote in the frame that has it best; the others lose their marks.
 *
 * @param {() => Promise<Rated[]>} rateFrames  how well each frame has the quote, 0 for not at all; the top one first
 * @param {(frameId: number) => Promise<unknown>} markIn
 * @returns {Promise<import("../lib/types.js").Place>}
 */
export async function showBest(rateFrames, markIn) {
  try {
    const [best] = (await rateFrames()).sort((a, b) => b.result - a.result); // stable: the first of equals
    if (!best?.result) return "missing";
    await markIn(best.frameId);
    return "marked";
  } catch {
    return "closed"; // the tab has moved on to another site, or is gone
  }
}
