/**
 * What the address of a report asks for: `?report-...` is one in memory, `?v12` a version of the library. `changes` is the
 * version whose changes to this one are to be in view, `at` a place in the text.
 *
 * @typedef {{key: string} | {version: number, changes: number | null, at: {start: number, end: number} | null}} Route
 */

/** Whole numbers that no number of ours exceeds. */
const NUMBER = /^\d{1,15}$/;

/**
 * @param {string} search  of the address, with its question mark
 * @returns {Route}
 */
export function routeOf(search) {
  const [first = "", ...rest] = search.slice(1).split("&");
  const version = first.startsWith("v") ? number(first.slice(1)) : null;
  if (version === null) return { key: search.slice(1) };
  const more = new URLSearchParams(rest.join("&"));
  const [start, end] = (more.get("at") ?? "").split("-").map(number);
  return {
    version,
    changes: number(more.get("changes") ?? ""),
    at: start != null && end != null && start < end ? { start, end } : null,
  };
}

/** @param {string} digits */
const number = (digits) => (NUMBER.test(digits) ? Number(digits) : null);

/**
 * The page that shows a version, opened at a place of its text if one is given.
 *
 * @param {number} version
 * @param {{start: number, end: number}} [at]
 */
export const pageOf = (version, at) => `report/report.html?v${version}${at ? `&at=${at.start}-${at.end}` : ""}`;
