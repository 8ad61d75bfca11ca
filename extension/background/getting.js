/** @typedef {import("../lib/types.js").Got} Got */

/** The most that a document may have, in bytes: in base64 it still fits in a frame to the host. */
const LIMIT = 16 * 1024 * 1024;

/** For one document, in milliseconds. */
const PATIENCE = 10_000;

/** What can be read. The host looks at the bytes again. */
const READABLE = /^(text\/(html|plain|markdown)|application\/(xhtml\+xml|pdf))\s*(;|$)/i;

const HEADERS = {
  Accept: "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.8",
  "Accept-Language": "en, *;q=0.5",
};

/**
 * Gets a document that may be a policy. It carries no cookies and tells nobody where the reader is.
 *
 * This is the only place from which the extension asks the web for anything. It succeeds where the browser lets it:
 * for the origin of the tab in which the icon was clicked, or with the permission that the reader has given.
 *
 * A redirect may lead anywhere, into the reader's own network too, and the browser shows nobody where before it has
 * gone there. So only those within an origin of the tab count; all others are left to the host, which checks each hop.
 *
 * @param {string} url
 * @param {string[]} origins  those of the tab
 * @param {typeof globalThis.fetch} [fetch]
 * @returns {Promise<Got>}
 */
export async function getDocument(url, origins, fetch = globalThis.fetch) {
  try {
    const { origin } = new URL(url);
    const response = await fetch(url, {
      credentials: "omit",
      referrerPolicy: "no-referrer",
      redirect: origins.includes(origin) ? "follow" : "manual",
      headers: HEADERS,
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.type === "opaqueredirect" || new URL(response.url).origin !== origin) return { reason: "redirect" };
    if (response.status !== 200) return { reason: String(response.status) };
    const type = response.headers.get("content-type") ?? "";
    if (!READABLE.test(type)) return { reason: "type" };
    const bytes = await read(response);
    return bytes ? { document: { url: response.url, content_type: type, body: toBase64(bytes) } } : { reason: "large" };
  } catch (error) {
    return { reason: error instanceof DOMException && error.name === "TimeoutError" ? "slow" : "network" };
  }
}

/**
 * @param {Response} response
 * @returns {Promise<Uint8Array[] | null>} null if it is too large, the rest of which is not waited for
 */
async function read(response) {
  const chunks = [];
  let size = 0;
  for await (const chunk of /** @type {AsyncIterable<Uint8Array>} */ (/** @type {unknown} */ (response.body ?? []))) {
    size += chunk.length;
    if (size > LIMIT) return null; // leaving the loop cancels the stream
    chunks.push(chunk);
  }
  return chunks;
}

/** Bytes that are turned at once: a multiple of three, so that no padding stands in between. */
const STEP = 3 * 8192;

/** @param {Uint8Array[]} chunks */
function toBase64(chunks) {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  const pieces = [];
  for (let start = 0; start < bytes.length; start += STEP) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(start, start + STEP))));
  }
  return pieces.join("");
}
