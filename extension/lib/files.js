import { el } from "./dom.js";

/** The longest name of a service in a file name: all file systems take it, whatever else is in the name. */
const LONGEST = 60;

/**
 * A name that every file system takes: no signs that part folders or drives, none that cannot be seen.
 *
 * @param {string} service  whose policy it is; written by strangers
 * @param {string} words  what the file is
 * @param {string} extension
 */
export function fileName(service, words, extension) {
  const seen = service.toWellFormed().replace(/[\p{C}\p{Zl}\p{Zp}\\/:*?"<>|]+/gu, " ");
  const short = Array.from(seen.replace(/\s+/g, " ")).slice(0, LONGEST).join("");
  return `${`${short.replace(/^[\s.~-]+|\s+$/g, "")} ${words}`.trim()}.${extension}`;
}

/** @param {string} base64 */
export const bytes = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

/**
 * Saves something where the browser puts downloads.
 *
 * @param {string} name
 * @param {string | Uint8Array<ArrayBuffer>} content
 * @param {string} type
 */
export function save(name, content, type) {
  const href = URL.createObjectURL(new Blob([content], { type }));
  el("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000); // the browser may ask first where to put it
}
