import { button, el } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { readable, safeHref } from "../../lib/links.js";

/** @typedef {import("../../lib/types.js").Link} Link */

/** Kinds that are named beside a link. A link to a policy says by itself what it is. */
const NAMED = new Set(["children", "cookies", "terms", "hub", "usual"]);

/**
 * Links to documents, each a button that has it read, with its address and what it is.
 *
 * @param {unknown} given  from the host, and with it from a page
 * @param {(url: string, kind?: string) => void} read
 * @param {string[]} [without]  addresses to leave out
 */
export function documents(given, read, without = []) {
  const links = /** @type {Partial<Link>[]} */ (Array.isArray(given) ? given : []);
  const items = links.flatMap(({ url, text, kind }) => {
    const href = safeHref(url);
    if (!href?.startsWith("http") || without.includes(href)) return [];
    const name = String(text ?? "").trim();
    const what = kind && NAMED.has(kind) ? t(`kind_${kind}`) : "";
    const ask = button(name || readable(href), () => read(href, kind), { class: "candidate" });
    ask.append(el("small", {}, [what, name && readable(href)].filter(Boolean).join(" · ")));
    return [el("li", {}, ask)];
  });
  return items.length > 0 && el("ul", { class: "documents" }, ...items);
}
