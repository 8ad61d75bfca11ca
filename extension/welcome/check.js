import { NEEDED } from "../lib/protocol.js";

/** @typedef {import("../lib/types.js").Hello} Hello */
/** @typedef {import("../lib/types.js").Problem} Problem */
/** @typedef {Hello | {problem: Problem}} Greeting */

/** Milliseconds from one answer to the next question. */
const PAUSE = 2000;

/**
 * Asks whether the program answers and can do all that this extension needs; one that cannot is an old one.
 *
 * @param {(op: string, params: object) => Promise<any>} request
 * @returns {Promise<Greeting>}
 */
export async function greet(request) {
  const hello = /** @type {Greeting} */ (await request("hello", {}));
  if ("problem" in hello) return hello;
  const { operations, version } = hello;
  const lacking = NEEDED.find((op) => !operations.includes(op));
  if (!lacking) return hello;
  await request(lacking, {}); // it is refused, and with that the line ends: the next question meets the newest program
  return { problem: { code: "host_old", message: "", hint: "", details: { version } } };
}

/** The browser has stopped the worker while it was asked, which says nothing of the program. @param {Greeting} answer */
const isLost = (answer) => "problem" in answer && answer.problem.code === "internal" && answer.problem.message === "";

/**
 * Asks whether the program answers: at once, every two seconds until it does while the page is in sight, and at once
 * when the page comes back into sight, as by then it may be gone.
 *
 * @param {object} parts
 * @param {() => Promise<Greeting>} parts.ask
 * @param {(answer: Greeting) => void} parts.tell
 * @param {() => boolean} parts.inSight
 * @param {(changed: () => void) => void} parts.onSight  calls `changed` when the page comes into sight or goes out of it
 */
export function keepChecking({ ask, tell, inSight, onSight }) {
  let busy = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let next;

  async function check() {
    if (busy || !inSight()) return;
    clearTimeout(next);
    busy = true;
    let found = false;
    try {
      const answer = await ask();
      found = !("problem" in answer);
      if (!isLost(answer)) tell(answer);
    } finally {
      busy = false;
      if (!found) next = setTimeout(check, PAUSE);
    }
  }

  onSight(check);
  return check();
}
