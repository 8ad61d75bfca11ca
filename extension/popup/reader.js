/** @typedef {import("../lib/types.js").Ask} Ask */
/** @typedef {import("../lib/types.js").Answer} Answer */
/** @typedef {import("../lib/client.js").Line} Line */

/**
 * The popup's line to the service worker. The browser may stop the worker at any time: a question without an answer
 * is then asked again, once, of the worker that starts in its place.
 *
 * @param {(onMessage: (answer: Answer) => void, onClosed: () => void) => Line} connect
 * @param {(answer: Answer) => void} onAnswer
 */
export function openReader(connect, onAnswer) {
  /** @type {Ask | null} */
  let open = null;
  let retried = false;
  /** @type {Line | null} */
  let line = dial();

  function dial() {
    return connect(
      (answer) => {
        if (answer.type !== "progress") open = null;
        onAnswer(answer);
      },
      () => {
        line = null;
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

  /** @param {Ask} question */
  function send(question) {
    line ??= dial();
    line.post(question);
  }

  return {
    /** @param {Ask} question */
    ask(question) {
      open = question;
      retried = false;
      send(question);
    },
  };
}
