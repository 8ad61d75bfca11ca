/** How names and sizes are written. Names and texts were written by strangers. */

/** Characters of a name. Longer ones are no names. */
const LONGEST = 80;

const UNITS = ["kilobyte", "megabyte", "gigabyte"];

/**
 * Whose policy it is, in one line: without signs that turn round, or hide, what stands beside them.
 *
 * @param {{service: string, title: string}} policy
 * @returns {string} empty if it has no name
 */
export function nameOf({ service, title }) {
  const [name = ""] = [service, title].map(oneLine).filter((each) => each !== "");
  const signs = Array.from(name);
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST).join("").trimEnd()}…` : name;
}

/** @param {string} text */
const oneLine = (text) =>
  text
    .toWellFormed()
    .replace(/[\s\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, " ")
    .trim();

/**
 * @param {number} bytes
 * @param {string} locale
 */
export function size(bytes, locale) {
  let value = bytes / 1000;
  let step = 0;
  while (value >= 999.5 && step < UNITS.length - 1) {
    value /= 1000;
    step += 1;
  }
  const maximumFractionDigits = value < 9.95 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: "unit", unit: UNITS[step], maximumFractionDigits }).format(value);
}

/**
 * A text in pieces, of which those that were searched for are `found`: whole words, and of the last one the beginning.
 *
 * @param {string} text
 * @param {string} search
 * @returns {{text: string, found: boolean}[]}
 */
export function highlighted(text, search) {
  const words = search.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [{ text, found: false }];
  const [last = "", ...others] = words.toReversed();
  const forms = [...others.map((word) => `${word}(?![\\p{L}\\p{N}])`), last]; // letters and digits: nothing to escape
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${forms.join("|")})`, "giu");
  return text.split(pattern).flatMap((piece, index) => (piece ? [{ text: piece, found: index % 2 === 1 }] : []));
}
