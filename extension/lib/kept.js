/**
 * Whether a policy says something else than when its reader saw it last, and the reader has not looked at what.
 *
 * @param {Pick<import("./types.js").Report, "kept">} report
 */
export const hasChanged = ({ kept }) => Boolean(kept?.earlier && !kept.earlier.seen);
