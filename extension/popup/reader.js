/** @typedef {import("../lib/types.js").Ask} Ask */
/** @typedef {import("../lib/types.js").Answer} Answer */
/** @typedef {import("../lib/types.js").Show} Show */
/** @typedef {import("../lib/types.js").Shown} Shown */
/** @typedef {import("../lib/client.js").Line} Line */

/**
 * The popup's line to the service worker. The browser may stop the worker at any time: a question without an answer
 * is then asked again, once, of the worker that starts in its place.
 *
 * @param {(onMessage: (answer: Answer | Shown) => void, onClosed: () => void) => Line} connect
 * @param {(answer: Answer) => void} onAnswer
 */
export function openReader(connect, onAnswer) {
  /** @type {Ask | null} */
  let open = null;
  let retried = false;
  /** @type {((found: boolean) => void)[]} those who wait to hear whether a quote was found, in the order of asking */
  let waiting = [];
  let tabId = -1;
  /** @type {Line | null} */
  let line = dial();

  function dial() {
    return connect(
      (answer) => {
        if (answer.type === "shown") {
          waiting.shift()?.(answer.found);
          return;
        }
        if (answer.type !== "progress") open = null;
        onAnswer(answer);
      },
      () => {
        line = null;
        for (const resolve of waiting) resolve(false);
        waiting = [];
        if (open && !retried) {
          retried = true;
          send(open);
        } else if (open) {
          open = null;
          onAnswer({ type: "problem", problem: { code: "internal", message: "", hint: "", details: {} } });
        }
      },
    );
  }

  /** @param {Ask | Show} question */
  function send(question) {
    line ??= dial();
    line.post(question);
  }

  return {
    /** @param {Ask} question */
    ask(question) {
      open = question;
      retried = false;
      tabId = question.tabId;
      send(question);
    },

    /**
     * Marks a quote in the page that was last asked about, and brings it into sight.
     *
     * @param {string} text
     * @returns {Promise<boolean>} whether the page has it
     */
    show(text) {
      return new Promise((resolve) => {
        waiting.push(resolve);
        send({ type: "show", tabId, text });
      });
    },
  };
}
