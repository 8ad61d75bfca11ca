/** @typedef {import("./types.js").Ask} Ask */
/** @typedef {import("./types.js").Answer} Answer */
/** @typedef {import("./types.js").AskHost} AskHost */
/** @typedef {import("./types.js").AskLook} AskLook */
/** @typedef {import("./types.js").Forget} Forget */
/** @typedef {import("./types.js").Look} Look */
/** @typedef {import("./types.js").Place} Place */
/** @typedef {import("./types.js").Presented} Presented */
/** @typedef {import("./types.js").Problem} Problem */
/** @typedef {import("./types.js").Call} Call */
/** @typedef {import("./types.js").Reply} Reply */
/** @typedef {import("./types.js").Report} Report */
/** @typedef {import("./types.js").Show} Show */
/** @typedef {import("./client.js").Line} Line */

/** @type {{type: "problem", problem: import("./types.js").Problem}} */
const LOST = { type: "problem", problem: { code: "internal", message: "", hint: "", details: {} } };

/**
 * A page's line to the service worker. The browser may stop the worker at any time: a reading without an answer is
 * then asked for again, once, of the worker that starts in its place. What else waits hears that it failed.
 *
 * @param {(onMessage: (answer: Answer | Reply) => void, onClosed: () => void) => Line} connect
 * @param {(answer: Answer) => void} [onAnswer]  for pages that ask for readings
 */
export function openReader(connect, onAnswer = () => {}) {
  /** What is not answered to its end yet. @type {Ask | null} */
  let open = null;
  let checking = false;
  let retried = false;
  let lastId = 0;
  /** @type {Map<number, {resolve: (value: any) => void, lost: any}>} what waits for its reply, by id */
  const waiting = new Map();
  /** @type {Line | null} */
  let line = dial();

  function dial() {
    return connect((answer) => {
      if (answer.type === "reply") {
        waiting.get(answer.id)?.resolve(answer.value);
        waiting.delete(answer.id);
        return;
      }
      checking = answer.type === "summary" && answer.stage === "checking";
      if (answer.type !== "progress" && !checking) open = null;
      onAnswer(answer);
    }, closed);
  }

  function closed() {
    line = null;
    for (const { resolve, lost } of waiting.values()) resolve(lost);
    waiting.clear();
    if (open && !retried) {
      retried = true;
      send(open);
    } else if (open) {
      open = null;
      onAnswer(checking ? { type: "checked", problem: LOST.problem } : LOST);
    }
  }

  /** @param {Call} question */
  function send(question) {
    line ??= dial();
    line.post(question);
  }

  /**
   * @param {(id: number) => Show | AskHost | AskLook | Forget} question
   * @param {Place | {problem: Problem} | null} lost  what to answer if the worker is stopped before it has
   */
  function call(question, lost) {
    return new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, { resolve, lost });
      send(question(lastId));
    });
  }

  /**
   * Has the host do something.
   *
   * @param {string} op
   * @param {object} params
   * @returns {Promise<any>} its result, or `{problem}`
   */
  const request = (op, params) => call((id) => ({ type: "request", id, op, params }), { problem: LOST.problem });

  return {
    /** @param {Ask} question */
    ask(question) {
      open = question;
      checking = false;
      retried = false;
      send(question);
    },

    /**
     * Marks a quote in the page of a tab and brings it into sight.
     *
     * @param {number} tabId
     * @param {string} text
     * @param {{bring?: boolean}} [wishes]  bring: the tab to the front, too
     * @returns {Promise<Place>}
     */
    show: (tabId, text, { bring = false } = {}) => call((id) => ({ type: "show", id, tabId, text, bring }), "missing"),

    /**
     * Has a summary written out by the host.
     *
     * @param {Report} summary
     * @param {"markdown" | "html"} format
     * @returns {Promise<Presented>}
     */
    present: (summary, format) => request("present", { summary, format }),

    request,

    /**
     * Has the host look at the page of a tab.
     *
     * @param {number} tabId
     * @param {string} url  of the tab
     * @returns {Promise<Look | {problem: Problem}>}
     */
    look: (tabId, url) => call((id) => ({ type: "look", id, tabId, url }), { problem: LOST.problem }),

    /**
     * Takes back what the reader chose as the policy of a tab's site.
     *
     * @param {string} url  of the tab
     * @returns {Promise<unknown>}
     */
    forget: (url) => call((id) => ({ type: "forget", id, url }), null),
  };
}
