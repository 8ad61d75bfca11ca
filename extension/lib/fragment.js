import { safeHref } from "./links.js";

/** A quote of more words is given by its first and last ones: a link of pages is no link. */
const WHOLE = 16;

/** How many words say where a quote begins, and where it ends. Fewer are found too often in a policy. */
const ENDS = 8;

/**
 * The address at which a browser opens a page with a quote in sight and marked: a text fragment. What it names by one
 * piece must stand in one block of the page, so a quote of several lines is given by its two ends as well.
 *
 * @param {string | null} url
 * @param {string} quote
 * @returns {string | null} null if there is no web address to go to
 */
export function fragmentLink(url, quote) {
  const safe = safeHref(url);
  const lines = quote
    .split("\n")
    .map((line) => line.split(/\s+/).filter(Boolean))
    .filter((words) => words.length > 0);
  const [first] = lines;
  const last = lines.at(-1);
  if (!safe?.startsWith("http") || !first || !last) return null;
  const whole = first === last && first.length <= WHOLE;
  const pieces = whole ? [first] : [first.slice(0, ENDS), last.slice(-ENDS)];
  const [page, hash = ""] = safe.split(/#(.*)/s);
  const [anchor] = hash.split(":~:");
  return `${page}#${anchor}:~:text=${pieces.map((words) => escaped(words.join(" "))).join(",")}`;
}

/** A comma parts, a hyphen marks a context and an ampersand begins another text. @param {string} text */
const escaped = (text) => encodeURIComponent(text.toWellFormed()).replaceAll("-", "%2D");
