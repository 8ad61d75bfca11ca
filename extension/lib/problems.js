/** @typedef {import("./types.js").Problem} Problem */

/** A failure with a code that the popup knows how to explain. */
export class SmallprintError extends Error {
  /**
   * @param {string} code
   * @param {string} [message]
   * @param {{hint?: string, details?: Record<string, any>}} [more]
   */
  constructor(code, message = code, { hint = "", details = {} } = {}) {
    super(message);
    this.code = code;
    this.hint = hint;
    this.details = details;
  }
}

/**
 * Why the host went away, sorted by what the user can do about it. Firefox does not tell a host that is missing from one
 * that is set up for others, nor one that cannot be started from one that it cannot understand.
 *
 * @param {string | undefined} text  the browser's own words
 * @param {boolean} [heard]  whether the host had said anything: one that has not does not start
 * @returns {string} a problem code
 */
export function classify(text = "", heard = true) {
  if (/not found|not registered|no such native application/i.test(text)) return "host_missing";
  if (/forbidden/i.test(text)) return "host_forbidden";
  // Before the first word it is also what a browser says that finds the line broken as it writes.
  if (/communicating/i.test(text)) return heard ? "protocol" : "host_broken";
  if (/exceeds the limit/i.test(text)) return "protocol";
  if (/failed to start/i.test(text)) return "host_broken";
  if (/has exited/i.test(text)) return heard ? "host_crashed" : "host_broken";
  if (/unexpected error/i.test(text)) return heard ? "host_failed" : "host_broken";
  return "host_failed";
}

/**
 * Any thrown value as plain data, which can cross from worker to popup.
 *
 * @param {unknown} error
 * @returns {Problem}
 */
export function toProblem(error) {
  if (error instanceof SmallprintError) {
    return { code: error.code, message: error.message, hint: error.hint, details: error.details };
  }
  return { code: "internal", message: String(error), hint: "", details: {} };
}
