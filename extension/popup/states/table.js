/**
 * What helps with each problem. Its words are `problem_CODE_title` and `problem_CODE_text` in `_locales`.
 *
 * - icon: plug (the host), page (what was read), question (a choice for the reader)
 * - command: what to type in a terminal, by its name in `lib/commands.js`
 * - retry, force, candidates, open, address: the buttons, links and fields that help
 * - setUp: the page that shows how the program is installed, and sees when it answers; `first` where it helps most
 * - told: the host's own words come after ours, for it knows more, such as which disk is full
 *
 * @typedef {object} Remedy
 * @property {"plug" | "page" | "question"} icon
 * @property {keyof import("../../lib/commands.js").Commands} [command]
 * @property {"first" | "also"} [setUp]
 * @property {boolean} [retry]
 * @property {boolean} [force]
 * @property {boolean} [candidates]
 * @property {boolean} [open]
 * @property {boolean} [address]
 * @property {boolean} [told]
 */

/** @type {Record<string, Remedy>} */
const TABLE = {
  host_missing: { icon: "plug", command: "register", setUp: "first", retry: true },
  host_forbidden: { icon: "plug", command: "register", setUp: "also", retry: true },
  host_broken: { icon: "plug", command: "doctor", setUp: "first", retry: true },
  host_crashed: { icon: "plug", command: "doctor", setUp: "also", retry: true },
  host_failed: { icon: "plug", command: "doctor", setUp: "also", retry: true },
  protocol: { icon: "plug", command: "doctor", setUp: "also", retry: true },
  host_old: { icon: "plug", command: "upgrade", setUp: "first", retry: true },
  extension_old: { icon: "plug", retry: true },
  timeout: { icon: "plug", command: "doctor", setUp: "also", retry: true },
  internal: { icon: "plug", command: "doctor", setUp: "also", retry: true },
  page_browser: { icon: "page" },
  page_pdf: { icon: "page", command: "summarize" },
  page_file: { icon: "page", retry: true },
  page_failed: { icon: "page", retry: true },
  page_moved: { icon: "page" },
  too_large: { icon: "page" },
  nothing_to_read: { icon: "page", retry: true, candidates: true, address: true },
  wall: { icon: "page", retry: true, candidates: true, address: true },
  no_policy: { icon: "question", force: true, candidates: true, address: true },
  policy_unread: { icon: "page", open: true, retry: true, candidates: true, address: true },
  other_service: { icon: "question", open: true, force: true, candidates: true, address: true },
  language: { icon: "page", open: true, candidates: true, address: true },
  fetch_failed: { icon: "page", open: true, retry: true, address: true },
  fetch_refused: { icon: "page", open: true, address: true },
  not_text: { icon: "page", open: true, address: true },
  bad_address: { icon: "page", address: true },
  library_failed: { icon: "plug", retry: true, told: true },
  library_newer: { icon: "plug", command: "upgrade", setUp: "also", retry: true },
  not_kept: { icon: "page", retry: true },
  busy: { icon: "plug", retry: true },
};

/** Codes of the host that mean the same to a reader as one of ours. @type {Record<string, string>} */
const SAME = {
  forbidden: "host_forbidden",
  unknown_operation: "host_old",
  bad_request: "internal",
  bad_message: "internal",
};

/**
 * The name under which a code is explained, and what helps. An unknown code, of a newer host, is explained in the
 * host's own words.
 *
 * @param {string} code
 * @returns {{name: string | null, remedy: Remedy}}
 */
export function remedyFor(code) {
  const name = SAME[code] ?? code;
  const remedy = Object.hasOwn(TABLE, name) ? TABLE[name] : undefined;
  return remedy ? { name, remedy } : { name: null, remedy: { icon: "plug", retry: true } };
}
