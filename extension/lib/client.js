import { Pending } from "./pending.js";
import { classify, SmallprintError } from "./problems.js";
import { IDLE, SILENCE } from "./protocol.js";

/** @typedef {import("./types.js").Progress} Progress */

/**
 * An open line to the host.
 * @typedef {{post: (message: object) => void, close: () => void}} Line
 *
 * Opens a line. `onMessage` gets each frame, `onClosed` the browser's words when the other side goes away.
 * @typedef {(onMessage: (frame: any) => void, onClosed: (reason?: string) => void) => Line} Connect
 *
 * Gets a document for the host; without it, the host's own requests have to do.
 * @typedef {(url: string) => Promise<import("./types.js").Got>} Get
 *
 * @typedef {{onProgress?: (progress: Progress) => void, get?: Get, signal?: AbortSignal}} Options
 */

/** What comes of a request for a document that cannot be made. */
const nothing = async () => ({ reason: "network" });

/** The host's client: one line, opened when first needed and again after a failure, shared by all requests. */
export class Client {
  /**
   * @param {Connect} connect
   * @param {{silence?: number, idle?: number}} [times]  milliseconds
   */
  constructor(connect, { silence = SILENCE, idle = IDLE } = {}) {
    this.connect = connect;
    this.silence = silence;
    this.idle = idle;
    this.lastId = 0;
    /** @type {Map<number, Pending>} */
    this.pending = new Map();
    /** @type {Line | null} */
    this.line = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.idleTimer = undefined;
  }

  /**
   * Sends one request.
   *
   * @param {string} op
   * @param {object} params
   * @param {Options} [options]
   * @returns {Promise<any>}
   * @throws {SmallprintError} by rejection, with the host's code or one of `classify`, `timeout`, `cancelled`
   */
  send(op, params, { onProgress, get = nothing, signal } = {}) {
    if (signal?.aborted) return Promise.reject(new SmallprintError("cancelled"));
    const id = ++this.lastId;
    const silent = () => this.drop(new SmallprintError("timeout"));
    const onGet = (/** @type {number} */ number, /** @type {string} */ url) => this.answer(id, number, get(url));
    const pending = new Pending(this.silence, silent, { onProgress, onGet });
    this.pending.set(id, pending);
    clearTimeout(this.idleTimer);
    try {
      this.open().post({ id, op, params });
    } catch (error) {
      this.settle(id);
      // The browser refuses messages over 64 MiB as they are written down, and those to a line that just broke.
      const code = /disconnected/i.test(String(error)) ? "host_failed" : "too_large";
      pending.fail(new SmallprintError(code, String(error)));
    }
    signal?.addEventListener("abort", () => this.cancel(id), { once: true });
    return pending.promise;
  }

  /**
   * Hands the host what it wanted to have got for a request, unless that is over by then.
   *
   * @param {number} target
   * @param {number} number
   * @param {Promise<import("./types.js").Got>} getting
   */
  async answer(target, number, getting) {
    const got = await getting.catch(nothing);
    if (this.pending.has(target)) await this.send("got", { target, number, ...got }).catch(() => {});
  }

  /** @param {number} id */
  cancel(id) {
    const pending = this.pending.get(id);
    if (!pending) return;
    this.settle(id);
    pending.fail(new SmallprintError("cancelled"));
    this.send("cancel", { target: id }).catch(() => {}); // the answer is not wanted either way
  }

  /** @returns {Line} */
  open() {
    if (this.line) return this.line;
    let heard = false;
    /** @type {Line} */
    const line = this.connect(
      (frame) => {
        heard = true;
        this.receive(frame);
      },
      (reason) => {
        if (this.line === line) this.fail(new SmallprintError(classify(reason, heard), reason));
      },
    );
    this.line = line;
    return line;
  }

  /** @param {any} frame */
  receive(frame) {
    if (frame?.type === "error" && frame.id === null) {
      this.refused(frame);
      return;
    }
    const pending = this.pending.get(frame?.id);
    if (pending?.take(frame)) this.settle(frame.id);
  }

  /**
   * The host could not make out which request it refuses, such as one that is too large to read.
   *
   * @param {any} frame
   */
  refused(frame) {
    for (const [id, pending] of [...this.pending]) {
      pending.take(frame);
      this.settle(id);
    }
  }

  /**
   * Forgets a request that is over; closes the line when there was no other for a while.
   *
   * @param {number} id
   */
  settle(id) {
    this.pending.delete(id);
    if (this.pending.size > 0) return;
    clearTimeout(this.idleTimer);
    this.idleTimer = setTimeout(() => this.drop(new SmallprintError("cancelled")), this.idle);
  }

  /**
   * Hangs up. What still waits fails with `error`; the next request opens a new line.
   *
   * @param {SmallprintError} error
   */
  drop(error) {
    this.line?.close();
    this.fail(error);
  }

  /** @param {SmallprintError} error */
  fail(error) {
    clearTimeout(this.idleTimer);
    this.line = null;
    const waiting = [...this.pending.values()];
    this.pending.clear();
    for (const pending of waiting) pending.fail(error);
  }
}
