import { SmallprintError } from "../lib/problems.js";
import { FRAME_LIMIT, PAGE_LIMIT } from "../lib/protocol.js";

/** @typedef {import("../lib/types.js").Page} Page */
/** @typedef {ReturnType<typeof import("../page/capture.js").capture>} Captured */

/** Pages of extensions. No other browser can open them. */
const OURS = /^[a-z]+-extension:/;

/**
 * What the extension sends to the host for a captured page.
 *
 * @param {Captured[]} captured  one a frame, the top one first
 * @returns {Page}
 * @throws {SmallprintError} page_failed, page_pdf, too_large
 */
export function toPage(captured) {
  const [top] = captured;
  if (!top) throw new SmallprintError("page_failed");
  if (top.type === "application/pdf") throw new SmallprintError("page_pdf");
  const frames = captured
    .filter((frame) => frame === top || !frame.empty)
    .sort((a, b) => compare(a.path, b.path))
    .slice(0, FRAME_LIMIT)
    .map(({ url, html }) => ({ url, html }));
  const page = { url: OURS.test(top.url) ? null : top.url, title: top.title, frames };
  if (captured.some(({ tooLarge }) => tooLarge) || exceeds(page, PAGE_LIMIT)) throw new SmallprintError("too_large");
  return page;
}

/** The host looks at no more, and no address of a policy is longer. */
const MOST_CLOSED = 2;
const LONGEST_ADDRESS = 2048;

/**
 * Frames that could not be read, by address, the largest first: those of other sites, which `activeTab` leaves closed.
 * Redirects give a frame an address that the page does not name, so one that was read is known by its place, too; but
 * the blank document of one that has not loaded yet was not read.
 *
 * @param {Captured[]} captured
 * @returns {string[]}
 */
export function closedFrames(captured) {
  const loaded = captured.filter(({ url }) => url !== "about:blank");
  const known = new Set(loaded.flatMap(({ url, path }) => [withoutFragment(url), path.join()]));
  const closed = [];
  for (const { url, path } of captured.flatMap(({ inner }) => inner).sort((a, b) => b.area - a.area)) {
    if (!/^https?:/.test(url) || url.length > LONGEST_ADDRESS) continue;
    if (known.has(withoutFragment(url)) || (path && known.has(path.join()))) continue;
    known.add(withoutFragment(url));
    closed.push(url);
  }
  return closed.slice(0, MOST_CLOSED);
}

/** @param {string} url */
const withoutFragment = (url) => url.replace(/#.*$/s, "");

/**
 * Why a page cannot be captured, from its address: the browser only says that it refuses.
 *
 * @param {string} url
 * @returns {string} a problem code
 */
export function whyUnreadable(url) {
  if (/^file:/.test(url)) return "page_file";
  if (
    /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|microsoftedge\.microsoft\.com\/addons|addons\.mozilla\.org)/.test(
      url,
    )
  ) {
    return "page_browser";
  }
  if (/^https?:[^?#]+\.pdf([?#]|$)/i.test(url)) return "page_pdf"; // Firefox lets nobody into its viewer
  return /^https?:/.test(url) ? "page_failed" : "page_browser";
}

/**
 * Page order of two places in the tree of frames.
 *
 * @param {number[]} a
 * @param {number[]} b
 */
function compare(a, b) {
  const at = a.findIndex((place, depth) => place !== b[depth]);
  return at === -1 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
}

/**
 * Whether the JSON of a page has more bytes than `limit`.
 *
 * @param {Page} page
 * @param {number} limit
 */
function exceeds(page, limit) {
  const characters = page.frames.reduce((sum, { html }) => sum + html.length, 0);
  if (characters * 6 < limit) return false; // no character takes more than six bytes: nearly all pages end here
  return characters > limit || new Blob([JSON.stringify(page)]).size > limit;
}
