import { askBox } from "../cards/ask.js";
import { changedLine } from "../cards/changed.js";
import { trouble } from "../cards/trouble.js";
import { openPage } from "../lib/browser/pages.js";
import { el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { mentions } from "./mentions.js";
import { pageOf } from "./route.js";
import { textCard } from "./text.js";
import { versionsCard } from "./versions.js";

/** @typedef {import("../cards/evidence.js").Place} Place */
/** @typedef {import("../cards/evidence.js").Shown} Shown */
/** @typedef {import("../lib/types.js").InLibrary} InLibrary */
/** @typedef {import("../lib/types.js").Report} Report */
/** @typedef {import("../lib/types.js").Versions} Versions */

/**
 * What a report has besides its cards if the library keeps it: a field for questions, the versions with what changed,
 * and the text, in which quotes are shown.
 *
 * @param {Report} report
 * @param {InLibrary} kept
 * @param {HTMLElement} cards
 * @param {(op: string, params: object) => Promise<any>} request
 */
export function keptParts(report, kept, cards, request) {
  const { policy, version } = kept;
  const { sha256 } = report.source;
  const text = textCard(
    () => request("text", { version }),
    () => mentions(report, cards),
  );
  const versions = el("div", { class: "versions", tabindex: "-1" });
  const ask = askBox((question) => request("ask", { sha256, question }), report.source);
  let listed = list();
  /** The version whose changes to this one are wanted. @type {number | null} */
  let since = null;

  async function list() {
    /** @type {Versions | {problem: import("../lib/types.js").Problem}} */
    const answer = await request("versions", { policy });
    if ("problem" in answer) {
      versions.replaceChildren(trouble(answer.problem, again));
      return null;
    }
    const made = versionsCard(answer.versions, version, (first, second) =>
      request("changes", { first, second, show: true }),
    );
    versions.replaceChildren(made.card);
    return { ...made, items: answer.versions };
  }

  async function again() {
    versions.focus(); // the button goes
    listed = list();
    if (since !== null) await showChanges(since);
  }

  /**
   * Shows a quote in the text, or in that of the other version which it is from.
   *
   * @param {Omit<Shown, "answer">} quote
   * @returns {Promise<Place>}
   */
  async function showQuote({ start, end, sha256: from }) {
    if (from === sha256) return text.show({ start, end });
    const other = (await listed)?.items.find((item) => item.sha256 === from);
    if (!other) return "unkept";
    await openPage(pageOf(other.version, { start, end }));
    return "opened";
  }

  const changed = changedLine(kept, showChanges);
  if (changed) cards.querySelector("nav")?.before(changed);
  cards.querySelector("footer")?.before(el("div", { class: "columns" }, ask, versions), text.card);
  const ways = ["ask", "versions", "text"].map((id) => el("a", { href: `#${id}` }, t(`contents_${id}`)));
  cards.querySelector("nav")?.append(...ways);

  /** @param {number} older */
  async function showChanges(older) {
    since = older;
    const made = await listed;
    const place = made?.card ?? versions; // what went wrong stands there
    place.tabIndex = -1;
    place.scrollIntoView({ behavior: "instant" });
    place.focus({ preventScroll: true });
    await made?.show(older);
  }

  return { showQuote, seek: text.seek, showChanges };
}
