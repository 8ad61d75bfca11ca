const SAFE = new Set(["http:", "https:", "mailto:"]);

/**
 * An address that may become a link, normalised, or null. Policies are written by strangers: whatever could run
 * (`javascript:`, `data:`, `blob:`), read the disk or open another program stays text.
 *
 * @param {unknown} href
 * @returns {string | null}
 */
export function safeHref(href) {
  if (typeof href !== "string") return null;
  const url = parse(href);
  return url && SAFE.has(url.protocol) && !url.username && !url.password ? url.href : null;
}

/** @param {string} href */
function parse(href) {
  try {
    return new URL(href);
  } catch {
    return null;
  }
}

/**
 * An address as people read it: no scheme, no trailing slash. All of it is ASCII, the names of sites too: letters of
 * other scripts can look like ours, or turn the rest around.
 *
 * @param {string} href
 */
export function readable(href) {
  const plain = parse(href)?.href ?? encodeURI(href.toWellFormed());
  return plain.replace(/^(https?:\/\/(www\.)?|mailto:)/, "").replace(/\/$/, "");
}

/** Characters of an address that still reads as a name. */
const NAME = 32;

/**
 * Where a safe address leads, in short: the mailbox, the page, or of a long address the site.
 *
 * @param {string} href
 */
export function place(href) {
  const address = readable(href);
  return href.startsWith("http") && address.length > NAME ? readable(new URL(href).origin) : address;
}
