import { byId } from "../lib/dom.js";

/** Long enough to be read by slow readers, in milliseconds. */
const STAYS = 6000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * Says, to the eye and to screen readers, what has been done, for a while.
 *
 * @param {string} words
 */
export function announce(words) {
  const status = byId("status");
  status.textContent = words;
  clearTimeout(timer);
  timer = setTimeout(() => status.replaceChildren(), STAYS);
}
