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
 * The browser's own words on why the host went away, sorted by what the user can do about it.
 *
 * @param {string | undefined} text  the text of `runtime.lastError`
 * @returns {string} a problem code
 */
export function classify(text = "") {
  if (/not found/i.test(text)) return "host_missing";
  if (/forbidden/i.test(text)) return "host_forbidden";
  if (/has exited/i.test(text)) return "host_crashed";
  if (/communicating/i.test(text)) return "protocol";
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
