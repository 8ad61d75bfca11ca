import { drawing, el } from "../lib/dom.js";
import { plural, t } from "../lib/i18n.js";
import { readable } from "../lib/links.js";
import { SHAPES } from "../lib/shapes.js";

/** @typedef {import("../lib/types.js").Request} Request */

/**
 * Every request that was made to get a policy: what was asked, by whom, and what came of it.
 *
 * @param {unknown} given
 */
export function requestList(given) {
  const requests = /** @type {Request[]} */ (Array.isArray(given) ? given : []);
  if (requests.length === 0) return null;
  return el(
    "details",
    { class: "requests" },
    el("summary", {}, plural("requests", requests.length), drawing(SHAPES.chevron, "chevron")),
    el(
      "ol",
      {},
      ...requests.map(({ url, by, outcome }) =>
        el(
          "li",
          {},
          el("span", {}, readable(String(url))),
          el("small", {}, by === "browser" ? t("by_browser") : t("by_host"), " · ", cameOf(String(outcome))),
        ),
      ),
    ),
  );
}

/** @param {string} outcome */
const cameOf = (outcome) => t(`outcome_${outcome.replace(/\W/g, "_")}`) || t("outcome_other");
