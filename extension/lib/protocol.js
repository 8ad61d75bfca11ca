/** What the extension and the host agree on. PROTOCOL.md describes it; `types.js` has the shapes. */

/** The name under which `smallprint install` registers the host with the browser. */
export const HOST = "org.smallprint.host";

/** The version of the protocol that this extension speaks. */
export const PROTOCOL = 1;

/** The largest page that goes to the host, in bytes of JSON. The host reads 32 MiB a frame; the rest of it is small. */
export const PAGE_LIMIT = 32 * 1024 * 1024 - 4096;

/** The host reads at most this many frames of a page. */
export const FRAME_LIMIT = 64;

/** Without a frame from the host for so long (milliseconds), a request has failed. */
export const SILENCE = 20_000;

/** An open connection without requests is closed after so long (milliseconds): the host's memory is the user's. */
export const IDLE = 120_000;

/** A result comes in at most this many parts. Far more than any summary has; a broken host must not fill memory. */
export const PART_LIMIT = 256;

/** Operations that need nothing of a tab, so that our pages ask the worker for them. */
export const OF_PAGES = [
  "present",
  "recall",
  "text",
  "list",
  "versions",
  "changes",
  "compare",
  "ask",
  "export",
  "import",
  "remove",
  "retain",
];

/** The operations that this extension asks of the host. One that lacks any is to be updated. */
export const NEEDED = [...OF_PAGES, "find", "look", "summarize"];
