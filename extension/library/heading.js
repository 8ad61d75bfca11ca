import { uiLanguage } from "../lib/browser/words.js";
import { el } from "../lib/dom.js";
import { plural, t } from "../lib/i18n.js";
import { size } from "./format.js";

/** The page's heading: how much is kept, and what became of a damaged library. */
export function heading() {
  const facts = el("p");
  const notice = el("div");
  return {
    element: el("header", { class: "whose" }, el("h1", {}, t("library_title")), facts, notice),

    /**
     * @param {number} kept  policies
     * @param {import("../lib/types.js").Shelf} shelf
     */
    update(kept, shelf) {
      const room = t("library_size", size(shelf.size, uiLanguage()));
      facts.replaceChildren(...[plural("library_kept", kept), room].map((fact) => el("span", {}, fact)));
      notice.replaceChildren(...(shelf.set_aside ? [setAside(shelf.set_aside)] : []));
    },
  };
}

/** @param {string} path */
const setAside = (path) =>
  el(
    "section",
    { class: "card", "aria-labelledby": "set-aside" },
    el("h2", { id: "set-aside" }, t("library_set_aside_title")),
    el("p", {}, t("library_set_aside_text")),
    el("p", {}, el("code", {}, path)),
  );
