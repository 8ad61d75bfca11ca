import { drawing, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { readable, safeHref } from "../lib/links.js";
import { SHAPES } from "../lib/shapes.js";
import { limited } from "./limit.js";

/**
 * A link that leaves the popup, with its address in sight; plain text if the address is not one that may be opened.
 *
 * @param {string | null} href
 * @param {string} label
 */
export function outward(href, label) {
  const safe = safeHref(href);
  if (!safe) return el("span", { class: "what" }, ...limited(label));
  const address = readable(safe);
  const mail = safe.startsWith("mailto:");
  const opens = mail ? drawing(SHAPES.mail, "leaves", t("opens_mail")) : drawing(SHAPES.link, "leaves", t("opens_tab"));
  return el(
    "a",
    { class: "outward", href: safe, target: "_blank", rel: "noopener noreferrer" },
    el("span", {}, ...limited(label), opens),
    label !== address && el("small", {}, address),
  );
}
