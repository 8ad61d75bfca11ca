import { card } from "../cards/card.js";
import { changesView } from "../cards/changes.js";
import { trouble } from "../cards/trouble.js";
import { uiLanguage } from "../lib/browser/words.js";
import { button, el } from "../lib/dom.js";
import { day, plural, t } from "../lib/i18n.js";
import { latest } from "../lib/latest.js";
import { momentsIn } from "./moments.js";
import { pageOf } from "./route.js";

/** @typedef {import("../lib/types.js").Changes} Changes */
/** @typedef {import("../lib/types.js").Problem} Problem */
/** @typedef {import("../lib/types.js").VersionItem} VersionItem */
/** @typedef {VersionItem & {name: string}} Named  by when it was read */

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
  const names = momentsIn(
    versions.map(({ read_at }) => read_at),
    uiLanguage(),
  );
  const numbers = versions.map(({ version }) => version);
  const named = versions.map((item, index) => ({ ...item, name: names[index] ?? "" }));
  const list = el("ul", { class: "plain" }, ...named.map((item) => el("li", {}, ...described(item, shown))));
  const older = choice(named, versions[1]?.version);
  const newer = choice(named, versions[0]?.version);
  const result = el("div", { "aria-live": "polite" });
  const newest = latest();
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
    result.replaceChildren(note(t("versions_busy")));
    const view = await newest(compared());
    if (view) result.replaceChildren(view);
  }

  async function compared() {
    // Whichever way round they were chosen: the list has the newest first.
    const [after, before] = [Number(older.value), Number(newer.value)].sort(
      (one, other) => numbers.indexOf(one) - numbers.indexOf(other),
    );
    if (before === undefined || after === undefined || before === after) return note(t("versions_same"));
    const answer = await compare(before, after);
    return "problem" in answer ? trouble(answer.problem, again, null) : changesView(answer);
  }

  function again() {
    newer.focus(); // the button goes
    show();
  }

  return {
    card: card("versions", list, versions.length > 1 ? form : note(t("versions_only")), result),
    async show(from) {
      if (!numbers.includes(from)) {
        result.replaceChildren(note(t("versions_gone")));
        return;
      }
      older.value = String(from);
      newer.value = String(shown);
      await show();
    },
  };
}

/** @param {string} words */
const note = (words) => el("p", { class: "how" }, words);

/**
 * @param {Named} item
 * @param {number} shown
 */
function described({ version, name, updated, words }, shown) {
  const read = t("version_read", name);
  const facts = [updated ? t("version_dated", day(updated)) : t("version_undated"), plural("words", words)];
  return [
    version === shown
      ? el("b", { "aria-current": "true" }, `${read} (${t("version_here")})`)
      : el("a", { href: `../${pageOf(version)}` }, read),
    el("small", {}, facts.join(" · ")),
  ];
}

/**
 * A list to choose a version from.
 *
 * @param {Named[]} versions
 * @param {number | undefined} chosen
 */
const choice = (versions, chosen) =>
  el(
    "select",
    {},
    ...versions.map(({ version, name }) =>
      el("option", { value: String(version), selected: version === chosen }, name),
    ),
  );
