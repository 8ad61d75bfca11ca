/** What the list shows, and how it stands in the page's address: going back to that brings it back. */

/** @typedef {"read" | "name" | "serious" | "changed"} Sort */
/** @typedef {{search: string, says: string, sort: Sort}} Query */

/** @type {Sort[]} */
export const SORTS = ["read", "name", "serious", "changed"];

/** Policies that are listed at once. */
export const PAGE = 50;

/** The most that the host lists at once. */
const MOST = 200;

/** Characters of a search or of a filter's name; the host takes no more than 500. */
export const LONGEST = 200;

/** @type {Query} */
export const EVERYTHING = { search: "", says: "", sort: "read" };

/**
 * @param {string} address  the page's query, such as `?search=tea&sort=name`; whatever makes no sense in it is left out
 * @returns {Query}
 */
export function fromAddress(address) {
  const given = new URLSearchParams(address);
  const text = (/** @type {string} */ name) => (given.get(name) ?? "").slice(0, LONGEST).toWellFormed();
  const sort = SORTS.find((known) => known === given.get("sort")) ?? EVERYTHING.sort;
  return { search: text("search"), says: text("says"), sort };
}

/**
 * @param {Query} query
 * @returns {string} what `fromAddress` reads, empty for everything
 */
export function toAddress(query) {
  const names = /** @type {(keyof Query)[]} */ (Object.keys(EVERYTHING));
  const said = names.filter((name) => query[name] !== EVERYTHING[name]).map((name) => [name, query[name]]);
  return said.length > 0 ? `?${new URLSearchParams(said)}` : "";
}

/**
 * What to ask the host for.
 *
 * @param {Query} query
 * @param {number} start  how many to skip
 * @param {number} count
 */
export const toParams = ({ search, says, sort }, start, count) => ({
  search: search.trim(),
  says,
  sort,
  start,
  count: Math.min(Math.max(count, 1), MOST),
});

/**
 * Whether the list leaves policies out.
 *
 * @param {Query} query
 */
export const narrows = ({ search, says }) => search.trim() !== "" || says !== "";
