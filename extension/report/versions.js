import { card } from "../cards/card.js";
import { changesView } from "../cards/changes.js";
import { trouble } from "../cards/trouble.js";
import { uiLanguage } from "../lib/browser.js";
import { button, el } from "../lib/dom.js";
import { day, plural, t } from "../lib/i18n.js";
import { pageOf } from "./route.js";

/** @typedef {import("../lib/types.js").Changes} Changes */
/** @typedef {import("../lib/types.js").Problem} Problem */
/** @typedef {import("../lib/types.js").VersionItem} VersionItem */

/**
 * The versions that are kept of a policy, and what changed between any two of them.
 *
 * @param {VersionItem[]} versions  the newest first
 * @param {number} shown  the version on this page
 * @param {(older: number, newer: number) => Promise<Changes | {problem: Problem}>} compare
 * @returns {{card: HTMLElement, show: (older: number) => Promise<void>}}  `show` compares an older version with the one
 *   on this page
 */
export function versionsCard(versions, shown, compare) {
  const items = versions.map((item) => el("li", {}, ...described(item, shown)));
  const list = el("ul", { class: "plain" }, ...items);
  if (versions.length < 2) {
    return { card: card("versions", list, el("p", { class: "how" }, t("versions_only"))), show: async () => {} };
  }
  const older = choice(versions, versions[1]?.version);
  const newer = choice(versions, versions[0]?.version);
  const result = el("div", { "aria-live": "polite" });
  const form = el(
    "form",
    { class: "pair" },
    el("label", {}, t("versions_older"), older),
    el("label", {}, t("versions_newer"), newer),
    button(t("versions_compare"), () => form.requestSubmit(), { class: "button" }),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });

  async function show() {
    const numbers = versions.map(({ version }) => version);
    // Whichever way round they were chosen: the list has the newest first.
    const [after, before] = [Number(older.value), Number(newer.value)].sort(
      (one, other) => numbers.indexOf(one) - numbers.indexOf(other),
    );
    if (before === undefined || after === undefined || before === after) {
      result.replaceChildren(el("p", { class: "how" }, t("versions_same")));
      return;
    }
    result.replaceChildren(el("p", { class: "how" }, t("versions_busy")));
    const answer = await compare(before, after);
    result.replaceChildren("problem" in answer ? trouble(answer.problem, show) : changesView(answer));
  }

  return {
    card: card("versions", list, form, result),
    show: (from) => {
      older.value = String(from);
      newer.value = String(shown);
      return show();
    },
  };
}

/**
 * @param {VersionItem} item
 * @param {number} shown
 */
function described({ version, read_at: read, updated, words }, shown) {
  const name = t("version_read", moment(read));
  const facts = [updated ? t("version_dated", day(updated)) : t("version_undated"), plural("words", words)];
  return [
    version === shown
      ? el("b", { "aria-current": "true" }, `${name} (${t("version_here")})`)
      : el("a", { href: `../${pageOf(version)}` }, name),
    el("small", {}, facts.join(" · ")),
  ];
}

/**
 * A list to choose a version from.
 *
 * @param {VersionItem[]} versions
 * @param {number | undefined} chosen
 */
const choice = (versions, chosen) =>
  el(
    "select",
    {},
    ...versions.map(({ version, read_at: read }) =>
      el("option", { value: String(version), selected: version === chosen }, moment(read)),
    ),
  );

/**
 * A day and its time, where the reader is.
 *
 * @param {string} iso
 */
function moment(iso) {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(uiLanguage(), { dateStyle: "long", timeStyle: "short" }).format(date);
}
