/** @typedef {import("../lib/types.js").Row} Row */

/**
 * The points on which two policies differ, and those on which they say the same, each in the order given.
 *
 * @param {Row[]} rows
 */
export function arrange(rows) {
  const same = rows.filter(agree);
  return { differing: rows.filter((row) => !same.includes(row)), same };
}

/** @param {Row} row */
const agree = ({ first, second }) => first !== null && first.text === second?.text && first.tone === second.tone;
