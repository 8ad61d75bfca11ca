/** Offsets in a policy's text, as plain data. */

/** @typedef {import("../lib/types.js").Block} Block */
/** @typedef {{start: number, end: number}} Span */

/**
 * Where the code points of a text stand in its string, which counts some of them twice.
 *
 * @param {string} text
 * @returns {(offset: number) => number}
 */
export function unitsOf(text) {
  // The code points, by their offsets, that take two units.
  const wide = Array.from(text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g), ({ index }, before) => index - before);
  return (offset) => offset + below(wide, offset);
}

/**
 * How many of the sorted numbers are smaller than a limit.
 *
 * @param {number[]} sorted
 * @param {number} limit
 */
function below(sorted, limit) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {number} */ (sorted[middle]) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @param {Span} one
 * @param {Span} other
 */
export const meet = (one, other) => one.start < other.end && other.start < one.end;

/**
 * A block in pieces, cut where quotes begin and end, each with whether a quote has it.
 *
 * @param {Span} block
 * @param {Span[]} quotes
 * @returns {(Span & {quoted: boolean})[]}
 */
export function pieces(block, quotes) {
  const inside = quotes.filter((quote) => meet(quote, block));
  const ends = inside.flatMap(({ start, end }) => [Math.max(start, block.start), Math.min(end, block.end)]);
  const cuts = [...new Set([block.start, ...ends, block.end])].sort((one, other) => one - other);
  return cuts.slice(1).map((end, index) => {
    const piece = { start: cuts[index] ?? end, end };
    return { ...piece, quoted: inside.some((quote) => meet(quote, piece)) };
  });
}

/**
 * Blocks in their order, the items of a list together.
 *
 * @param {Block[]} blocks
 * @returns {Block[][]}
 */
export function runs(blocks) {
  /** @type {Block[][]} */
  const all = [];
  for (const block of blocks) {
    const run = all.at(-1);
    if (run && block.kind === "list_item" && run[0]?.kind === "list_item") run.push(block);
    else all.push([block]);
  }
  return all;
}
