import { announce } from "../cards/announce.js";
import { el } from "../lib/dom.js";
import { plural, t } from "../lib/i18n.js";
import { asksFirst } from "./asking.js";
import { copies } from "./copies.js";
import { tellFailure } from "./problem.js";
import { retention } from "./retention.js";

/** @typedef {{problem: import("../lib/types.js").Problem}} Failed */
/** @typedef {(op: string, params: object) => Promise<any>} Request */

/**
 * What is done with all that is kept: how long, copies of it, the end of it.
 *
 * @param {Request} request
 * @param {() => Promise<void>} changed  called when the list is out of date
 */
export function keeping(request, changed) {
  const wrong = el("div");
  const lasting = retention((days) => done("retain", { days }, retained));
  const all = el("div");
  let kept = 0;

  /**
   * Has the host do something, says that it did, and brings the list up to date; or says why not.
   *
   * @param {string} op
   * @param {object} params
   * @param {(count: number) => string} words
   */
  async function done(op, params, words) {
    wrong.replaceChildren();
    const answer = /** @type {{count: number} | Failed} */ (await request(op, params));
    if ("problem" in answer) tellFailure(wrong, answer.problem);
    else announce(words(answer.count));
    await changed();
  }

  async function removeAll() {
    await done("remove", { all: true }, deleted);
    if (document.activeElement === document.body) element.focus(); // the question is gone
  }

  const element = el(
    "section",
    { class: "card keeping", "aria-labelledby": "keeping", tabindex: "-1" },
    el("h2", { id: "keeping" }, t("library_keeping")),
    lasting.element,
    copies(request, changed),
    all,
    wrong,
  );

  return {
    element,

    /**
     * @param {number} days  see Shelf
     * @param {number} count  of all policies that are kept
     */
    update(days, count) {
      lasting.update(days);
      if (count === kept) return; // a question that stands there stays
      kept = count;
      const question = () => plural("library_delete_all_ask", count);
      all.replaceChildren(
        ...(count > 0
          ? [
              el("h3", {}, t("library_end")),
              asksFirst(t("library_delete_all"), question, removeAll, { class: "button" }),
            ]
          : []),
      );
    },
  };
}

/** @param {number} count */
const deleted = (count) => (count > 0 ? plural("library_deleted", count) : t("library_deleted_none"));

/** @param {number} count */
const retained = (count) => (count > 0 ? plural("library_deleted", count) : t("library_retained"));
