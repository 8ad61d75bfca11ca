/** A line to a host that the test plays. */
export function fakeLine() {
  const lines = [];
  /** @type {import("../../extension/lib/client.js").Connect} */
  const connect = (onMessage, onClosed) => {
    const line = {
      sent: [],
      closed: false,
      say: onMessage,
      breakOff: onClosed,
      post(message) {
        if (line.refuses) throw new Error(line.refuses);
        line.sent.push(message);
      },
      close() {
        line.closed = true;
      },
    };
    lines.push(line);
    return line;
  };
  return { connect, lines };
}

/** What a promise was rejected with. */
export const problemOf = (promise) =>
  promise.then(
    () => assertUnreached(),
    (error) => error.code,
  );

function assertUnreached() {
  throw new Error("it should have failed");
}

export const result = (id, value) => ({ id, type: "result", result: value });

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
