import { POLICY_ADDRESSES } from "../lib/addresses.js";
import { SmallprintError, toProblem } from "../lib/problems.js";
import { OF_PAGES } from "../lib/protocol.js";

/** @typedef {import("../lib/types.js").Ask} Ask */
/** @typedef {import("../lib/types.js").Answer} Answer */
/** @typedef {import("../lib/types.js").Page} Page */
/** @typedef {import("../lib/types.js").Place} Place */
/** @typedef {import("../lib/types.js").Call} Call */
/** @typedef {import("../lib/types.js").Recalled} Recalled */
/** @typedef {import("../lib/types.js").Reply} Reply */
/** @typedef {import("../lib/types.js").Report} Report */
/** @typedef {import("../lib/types.js").Show} Show */

const policyAddresses = POLICY_ADDRESSES.map((pattern) => new RegExp(pattern, "i"));

/** Characters of an address. Sites can make longer ones, on which the expressions would take long. */
const LONGEST_ADDRESS = 2_000;

/** @param {string} url */
function isPolicyAddress(url) {
  const [address = ""] = url.split("#", 1);
  return address.length <= LONGEST_ADDRESS && policyAddresses.some((pattern) => pattern.test(address));
}

/** For so long (milliseconds) nobody is asked again whether a policy has changed. */
const FRESH = 24 * 60 * 60 * 1000;

/**
 * What a session works with.
 *
 * @typedef {object} Parts
 * @property {import("../lib/host.js").Host} host
 * @property {(tabId: number, url: string) => Promise<{page: Page, closed: string[]}>} read  the page, and its frames that stayed closed
 * @property {(url: string, origins: string[]) => Promise<import("../lib/types.js").Got>} get  a document of the web
 * @property {(url: string) => Promise<string[]>} reach  from which origins documents can be got while this page is open
 * @property {() => Promise<void>} agreed  rejected with `consent` unless the reader has agreed to pages being read
 * @property {import("../lib/choices.js").Choices} choices
 * @property {(tabId: number, text: string, bring: boolean) => Promise<Place>} show  marks a quote in the page
 * @property {(tabId: number, report: Report) => Promise<void>} mark  has the icon say whether a policy has changed
 * @property {() => number} now  in milliseconds
 */

/**
 * What the library has for a tab: `here` of the page itself, or of what the reader has `chosen`.
 *
 * @typedef {{report: Report, here: boolean, chosen: boolean}} Known
 */

/**
 * One open popup or report. A new page to read replaces the one before; closing cancels what still runs.
 *
 * @param {Parts & {answer: (message: Answer | Reply) => void}} parts
 */
export function openSession({ host, read, get: getDocument, reach, agreed, choices, show, mark, now, answer }) {
  let running = new AbortController();
  let open = true;
  let reads = false;
  /** Quotes are marked one after the other, so that the last one asked for stays. */
  let shown = Promise.resolve();
  host.hello().catch(() => {}); // the host starts while the page is read; the question below reports failures

  /** @param {Ask} question */
  async function find(question) {
    reads = true;
    running.abort();
    running = new AbortController();
    const { signal } = running;
    /** @param {Answer} message */
    const tell = (message) => {
      if (!signal.aborted) answer(message);
    };
    try {
      await agreed();
      const known = question.address || question.force ? null : await recall(question);
      if (known) await follow(question, known, { tell, signal });
      else {
        const onProgress = (/** @type {import("../lib/types.js").Progress} */ progress) =>
          tell({ type: "progress", ...progress });
        tell({ type: "summary", summary: await search(question, { onProgress, signal }), stage: "made" });
      }
    } catch (error) {
      const chosen = await choices.of(question.url).catch(() => undefined);
      tell({ type: "problem", problem: toProblem(error), chosen: chosen !== undefined });
    }
  }

  /**
   * What the library has for a tab. One that fails is told with the summary that the host makes.
   *
   * @param {Ask} question
   * @returns {Promise<Known | null>}
   */
  async function recall({ tabId, url, keep }) {
    const chosen = await choices.of(url);
    try {
      const params = { url: chosen ?? url, show: keep };
      const { report, known_as } = /** @type {Recalled} */ (await host.request("recall", params));
      if (!report) return null;
      await mark(tabId, report);
      if (chosen) report.search = { page: url, how: "chosen", requests: [] };
      return { report, here: known_as === "address" && (!chosen || chosen === url), chosen: Boolean(chosen) };
    } catch (error) {
      if (/^(library_|not_kept)/.test(toProblem(error).code)) return null;
      throw error;
    }
  }

  /**
   * Shows what the library has, and then what has become of it: always of the page itself, which costs nothing, and of
   * what other pages have to be asked for not every time. A page that is a policy itself, and another one, is read.
   *
   * @param {Ask} question
   * @param {Known} known
   * @param {{tell: (message: Answer) => void, signal: AbortSignal}} way
   */
  async function follow(question, { report, here, chosen }, { tell, signal }) {
    const age = now() - Date.parse(report.kept?.checked_at ?? "");
    const another = !here && !chosen && isPolicyAddress(question.url);
    const checking = here || another || Boolean(question.check) || !(age >= 0 && age < FRESH);
    if (!another) tell({ type: "summary", summary: report, stage: checking ? "checking" : "known" });
    try {
      if (!checking && (chosen || !(await isPolicy(question, signal)))) return;
      const summary = await search(question, { signal });
      const same = summary.source.sha256 === report.source.sha256 && summary.source.url === report.source.url;
      tell(
        same && !another
          ? { type: "checked", kept: summary.kept, search: summary.search }
          : { type: "summary", summary, stage: "made" },
      );
    } catch (error) {
      if (another) tell({ type: "summary", summary: report, stage: "checking" });
      if (checking) tell({ type: "checked", problem: toProblem(error) });
    }
  }

  /**
   * Whether the page of a tab is a policy itself. One that cannot be looked at is none.
   *
   * @param {Ask} question
   * @param {AbortSignal} signal
   */
  async function isPolicy({ tabId, url }, signal) {
    try {
      const { page } = await read(tabId, url);
      return (await host.request("look", { page }, { signal })).kind === "privacy";
    } catch {
      return false;
    }
  }

  /**
   * @param {Ask} question
   * @param {import("../lib/client.js").Options} options
   * @returns {Promise<Report>}
   */
  async function search(question, options) {
    const { tabId, url, keep, remember } = question;
    const origins = await reach(url);
    const get = (/** @type {string} */ url) => getDocument(url, origins);
    const found = await toFind(question);
    await agreed(); // it may have been taken back by now
    const params = { ...found, origins, keep: keep && found.page?.url !== null }; // nothing of a page of ours
    const summary = await host.request("find", params, { ...options, get });
    if (remember) await choices.choose(url, summary.source.url);
    await mark(tabId, summary);
    return summary;
  }

  /**
   * What to ask the host for: the captured page with leave to look for its policy, or one document.
   *
   * @param {Ask} question
   */
  async function toFind({ tabId, url, address, force }) {
    if (address) return { url: address, force };
    try {
      const { page, closed } = await read(tabId, url);
      return { page, force, frames: closed, chosen: await choices.of(url) };
    } catch (error) {
      if (toProblem(error).code === "page_pdf" && /^https?:/.test(url)) return { url, force };
      throw error;
    }
  }

  /**
   * Answers one of the questions that have an id.
   *
   * @param {number} id
   * @param {Promise<any>} value
   */
  async function reply(id, value) {
    const told = await value.catch((error) => ({ problem: toProblem(error) }));
    if (!open) return;
    try {
      answer({ type: "reply", id, value: told });
    } catch (error) {
      // A message between parts of an extension has a limit of its own, which only an export can reach.
      answer({ type: "reply", id, value: { problem: toProblem(new SmallprintError("too_large", String(error))) } });
    }
  }

  /** @param {import("../lib/types.js").AskHost} question */
  async function request({ op, params }) {
    if (op === "hello") return host.hello();
    if (!OF_PAGES.includes(op)) throw new SmallprintError("unknown_operation");
    return host.request(op, params);
  }

  /**
   * @param {number} tabId
   * @param {string} url
   */
  async function look(tabId, url) {
    const { page } = await read(tabId, url);
    return host.request("look", { page });
  }

  return {
    /** @param {Call} question */
    ask(question) {
      switch (question.type) {
        case "read":
          return find(question);
        case "look":
          return reply(question.id, look(question.tabId, question.url));
        case "forget":
          return reply(question.id, choices.forget(question.url));
        case "request":
          return reply(question.id, request(question));
        case "show": {
          const { id, tabId, text, bring } = question;
          shown = shown.then(() => reply(id, show(tabId, text, bring)));
          return shown;
        }
      }
    },
    /** Ends what still runs, as the reader has taken back that pages may be read; a page that has asked hears why. */
    stop() {
      running.abort();
      if (reads) answer({ type: "problem", problem: toProblem(new SmallprintError("consent")) });
    },
    close() {
      open = false;
      running.abort();
    },
  };
}
