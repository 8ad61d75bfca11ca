import { drawing, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { safeHref } from "../lib/links.js";
import { SHAPES } from "../lib/shapes.js";
import { opening } from "./card.js";
import { copyButton } from "./copy.js";

/** @typedef {import("../lib/types.js").Letter} Letter */

/**
 * Requests that are ready to be sent, by the law that they call on: a reader needs those of one.
 *
 * @param {Letter[]} ready
 */
export function letters(ready) {
  const laws = Map.groupBy(ready, ({ law }) => law);
  return el(
    "div",
    { class: "letters" },
    el("h3", {}, t("letters")),
    el("p", { class: "how" }, t("letters_how")),
    ...[...laws].flatMap(([law, members]) => [
      law && el("h4", {}, t(`law_${law.toLowerCase().replace(/\W/g, "_")}`) || law),
      el("ul", { class: "points" }, ...members.map((letter) => el("li", {}, opening([named(letter)], text(letter))))),
    ]),
  );
}

/**
 * What a letter asks for, without the law, which the heading names.
 *
 * @param {Letter} letter
 */
const named = ({ label, law }) => (label.endsWith(` (${law})`) ? label.slice(0, -law.length - 3) : label);

/** @param {Letter} letter */
function text({ to, subject, body, href }) {
  const safe = safeHref(href);
  const mail = safe?.startsWith("mailto:") ? safe : null;
  return el(
    "div",
    { class: "letter" },
    el(
      "dl",
      {},
      el("div", {}, el("dt", {}, t("letter_to")), el("dd", {}, to ?? t("letter_to_nobody"))),
      el("div", {}, el("dt", {}, t("letter_subject")), el("dd", {}, subject)),
    ),
    el("pre", {}, body),
    el("div", { class: "buttons" }, copyButton(body), mail && inMail(mail)),
  );
}

/** @param {string} href */
const inMail = (href) =>
  el(
    "a",
    { class: "button", href, target: "_blank", rel: "noopener noreferrer" },
    t("letter_mail"),
    drawing(SHAPES.mail, "leaves"),
  );
