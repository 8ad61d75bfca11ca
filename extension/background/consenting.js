import { SmallprintError, toProblem } from "../lib/problems.js";

/** @typedef {import("../lib/types.js").Answer} Answer */
/** @typedef {import("../lib/types.js").Call} Call */
/** @typedef {import("../lib/types.js").Reply} Reply */
/** @typedef {{ask: (question: Call) => unknown, close: () => void}} Session */

/**
 * A session that does nothing with the page of a tab before the reader has agreed to it. What needs no page, such as
 * the library and whether the host is there, goes on.
 *
 * @param {Session} session
 * @param {object} parts
 * @param {() => Promise<unknown>} parts.given  whether the reader has agreed, asked each time: it can be taken back
 * @param {(message: Answer | Reply) => void} parts.answer
 * @returns {Session}
 */
export function withConsent(session, { given, answer }) {
  let open = true;
  const problem = () => toProblem(new SmallprintError("consent"));

  /** @param {Call} question */
  function refuse(question) {
    if (question.type === "read") answer({ type: "problem", problem: problem() });
    if (question.type === "look") answer({ type: "reply", id: question.id, value: { problem: problem() } });
    if (question.type === "show") answer({ type: "reply", id: question.id, value: "closed" });
  }

  return {
    async ask(question) {
      if (question.type === "request" || question.type === "forget") return session.ask(question);
      const agreed = await given();
      if (open) return agreed ? session.ask(question) : refuse(question);
    },
    close() {
      open = false;
      session.close();
    },
  };
}
