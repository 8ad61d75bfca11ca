import { outward } from "../../cards/outward.js";
import { requestList } from "../../cards/requests.js";
import { button, drawing, el } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { readable, safeHref } from "../../lib/links.js";
import { SHAPES } from "../../lib/shapes.js";
import { addressField } from "../site/address.js";
import { documents } from "../site/documents.js";
import { explain } from "./explain.js";
import { fix } from "./fix.js";

/** @typedef {import("../../lib/types.js").Problem} Problem */

/**
 * What the reader can do: `force` reads the page, or what was asked for, whatever it is; `choose` reads
 * another document; `visit` leads the tab there; `forget` takes back what was chosen for the tab's site, if anything;
 * `setUp` opens the page that helps to set up the program on this computer.
 *
 * @typedef {object} Ways
 * @property {() => void} retry
 * @property {(more: {address?: string, chosen?: boolean}) => void} force
 * @property {(url: string, kind?: string) => void} choose
 * @property {(url: string) => void} visit
 * @property {() => void} setUp
 * @property {() => void} [forget]
 */

/**
 * What went wrong, why, and what to do about it.
 *
 * @param {Problem} problem
 * @param {Ways} ways
 * @param {string} [address]  of the document that was asked for instead of the page
 */
export function showProblem(problem, ways, address) {
  const { title, texts, remedy } = explain(problem);
  const url = safeHref(problem.details.url) ?? address;
  const others = remedy.candidates && documents(problem.details.candidates, ways.choose, url ? [url] : []);
  const more = remedy.open ? { address: url, chosen: true } : {}; // the document that is named, not the page
  const first = remedy.open || remedy.setUp === "first"; // something else than trying again
  return el(
    "section",
    { class: "problem", "aria-labelledby": "problem", "data-code": problem.code },
    drawing(SHAPES[remedy.icon], "emblem"),
    el("h1", { id: "problem" }, title),
    ...texts.map((text) => el("p", {}, text)),
    url && remedy.open && outward(url, readable(url)),
    fix(problem),
    el(
      "div",
      { class: "buttons" },
      url && remedy.open && button(t("open_here"), () => ways.visit(url), { class: "primary" }),
      remedy.setUp === "first" && button(t("set_up"), ways.setUp, { class: "primary" }),
      remedy.retry && button(t("retry"), ways.retry, { class: first ? "retry" : "retry primary" }),
      remedy.setUp === "also" && button(t("set_up"), ways.setUp),
      remedy.force && button(url ? t("force_document") : t("force"), () => ways.force(more)),
      ways.forget && button(t("forget"), ways.forget),
    ),
    others && el("div", { class: "candidates" }, el("h2", {}, t("candidates")), others),
    remedy.address && addressField(ways.choose),
    requestList(problem.details.requests),
    !remedy.command && !remedy.retry && !remedy.address && el("p", { class: "aside" }, t("problem_aside")),
  );
}
