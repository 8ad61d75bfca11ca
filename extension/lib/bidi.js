/** Words of others among ours. */

/** Letters of the scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const [OPEN, CLOSE] = ["\u2068", "\u2069"];

/**
 * The text, such that it does not turn around what stands beside it.
 *
 * @param {string} text
 */
export const isolated = (text) => (RIGHT_TO_LEFT.test(text) ? `${OPEN}${text}${CLOSE}` : text);
