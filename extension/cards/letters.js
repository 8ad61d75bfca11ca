import { drawing, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { safeHref } from "../lib/links.js";
import { SHAPES } from "../lib/shapes.js";
import { opening } from "./card.js";
import { copyButton } from "./copy.js";

/** @typedef {import("../lib/types.js").Letter} Letter */

/**
 * Requests that are ready to be sent.
 *
 * @param {Letter[]} ready
 */
export function letters(ready) {
  const items = ready.map((letter) => {
    const { label, law } = letter;
    const names = law && !label.includes(law) && el("span", { class: "law" }, law);
    return el("li", {}, opening([el("span", { class: "what" }, label, names)], text(letter)));
  });
  return el(
    "div",
    { class: "letters" },
    el("h3", {}, t("letters")),
    el("p", { class: "how" }, t("letters_how")),
    el("ul", { class: "points" }, ...items),
  );
}

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
