import { button, drawing, el } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { readable } from "../../lib/links.js";
import { SHAPES } from "../../lib/shapes.js";
import { addressField } from "./address.js";
import { documents } from "./documents.js";
import { consentMoments } from "./moments.js";

/** @typedef {import("../../lib/types.js").Look} Look */
/** @typedef {import("../../lib/types.js").Place} Place */
/** @typedef {import("../../lib/types.js").Problem} Problem */
/** @typedef {import("../../lib/types.js").Report} Report */

/**
 * What the reader can do about the document that was read.
 *
 * @typedef {object} Ways
 * @property {(url: string, kind?: string) => void} choose  a document to read
 * @property {() => void} here  read the page itself
 * @property {() => void} forget  take back the choice for this site
 * @property {() => Promise<Look | {problem: Problem}>} look
 * @property {(text: string) => Promise<Place>} show  words in the page
 */

/** What a page may be that is named: not a policy, but something much like one. */
const OTHER_KINDS = new Set(["children", "cookies", "terms"]);

/**
 * Which document was read and how it was found, in one line that opens: the site's other documents, where the page asks
 * its readers to agree, another address.
 *
 * @param {Report} report
 * @param {Ways} ways
 */
export function site({ source, search }, ways) {
  const url = source.url ?? "";
  const rest = el("div", { class: "rest", "aria-live": "polite" });
  const opened = el(
    "details",
    { class: "site" },
    el(
      "summary",
      {},
      drawing(SHAPES.page, "emblem"),
      el("span", {}, search ? t("read_at", readable(url)) : t("read_here")),
      drawing(SHAPES.chevron, "chevron"),
    ),
    el("p", {}, search ? t(`how_${search.how}`) || t("how_link") : t("how_here")),
    search &&
      el(
        "div",
        { class: "buttons" },
        search.how === "chosen" ? button(t("forget"), ways.forget) : button(t("read_page_instead"), ways.here),
      ),
    rest,
    el("h2", {}, t("address_title")),
    addressField(ways.choose),
  );
  opened.addEventListener("toggle", async () => {
    if (!opened.open || rest.hasChildNodes()) return;
    rest.append(el("p", {}, t("looking")));
    const answer = await ways.look();
    rest.replaceChildren(...("problem" in answer ? [el("p", {}, t("look_failed"))] : around(answer, url, ways)));
  });
  return opened;
}

/**
 * What the page leads to.
 *
 * @param {Look} look
 * @param {string} url  of the document that was read
 * @param {Ways} ways
 */
function around({ kind, links, moments }, url, ways) {
  const others = documents(links, ways.choose, [url]);
  return [
    ...(OTHER_KINDS.has(kind) ? [el("p", {}, t(`page_${kind}`))] : []),
    el("h2", {}, t("documents_title")),
    others || el("p", {}, t("documents_none")),
    ...(moments.length > 0
      ? [el("h2", {}, t("moments_title")), ...consentMoments(moments, { read: ways.choose, show: ways.show })]
      : []),
  ];
}
