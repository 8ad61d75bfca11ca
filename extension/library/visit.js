/** Where the reader was in the list before leaving it for a policy: going back leads there again. */

/** @typedef {{listed: number, top: number, chosen: import("./choice.js").Chosen[]}} Visit */

/** @type {Visit} */
const FIRST = { listed: 0, top: 0, chosen: [] };

/** @returns {Visit} */
export function remembered() {
  history.scrollRestoration = "manual"; // the list is not there yet when the browser would scroll
  const [arrival] = performance.getEntriesByType("navigation");
  const back = arrival instanceof PerformanceNavigationTiming && arrival.type === "back_forward";
  const visit = { ...FIRST, ...history.state };
  return back ? visit : { ...visit, top: 0 };
}

/** @param {Visit} visit */
export const remember = (visit) => history.replaceState(visit, "");
