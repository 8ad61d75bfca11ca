/** @typedef {import("../lib/types.js").Hello} Hello */
/** @typedef {import("../lib/types.js").Problem} Problem */

/** Milliseconds from one answer to the next question. */
const PAUSE = 2000;

/**
 * Asks again and again whether the program answers, until it does: at once, every two seconds while the page is in
 * sight, and at once when it comes back into sight.
 *
 * @param {object} parts
 * @param {() => Promise<Hello | {problem: Problem}>} parts.ask
 * @param {(answer: Hello | {problem: Problem}) => void} parts.tell
 * @param {() => boolean} parts.inSight
 * @param {(changed: () => void) => void} parts.onSight  calls `changed` when the page comes into sight or goes out of it
 */
export function keepChecking({ ask, tell, inSight, onSight }) {
  let busy = false;
  let found = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let next;

  async function check() {
    if (busy || found || !inSight()) return;
    clearTimeout(next);
    busy = true;
    const answer = await ask();
    busy = false;
    found = !("problem" in answer);
    tell(answer);
    if (!found) next = setTimeout(check, PAUSE);
  }

  onSight(check);
  return check();
}
