import { SmallprintError } from "./problems.js";
import { PART_LIMIT } from "./protocol.js";

/** @typedef {import("./types.js").Progress} Progress */
/** @typedef {(number: number, url: string) => void} OnGet */

/**
 * One request that waits for its answer: a promise, a timer that each frame re-arms, and the parts so far.
 */
export class Pending {
  /**
   * @param {number} silence  milliseconds without a frame after which `onSilence` is called
   * @param {() => void} onSilence
   * @param {{onProgress?: (progress: Progress) => void, onGet?: OnGet}} [hears]
   */
  constructor(silence, onSilence, { onProgress, onGet } = {}) {
    this.silence = silence;
    this.onSilence = onSilence;
    this.onProgress = onProgress;
    this.onGet = onGet;
    /** @type {string[]} */
    this.parts = [];
    /** @type {(value: any) => void} */
    this.resolve = () => {};
    /** @type {(error: Error) => void} */
    this.reject = () => {};
    /** @type {Promise<any>} */
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.arm();
  }

  arm() {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.onSilence, this.silence);
  }

  /**
   * Takes one frame of the host.
   *
   * @param {Record<string, any>} frame
   * @returns {boolean} whether the request is over
   */
  take(frame) {
    this.arm();
    switch (frame.type) {
      case "progress":
        this.onProgress?.({ stage: String(frame.stage), done: Number(frame.done), total: Number(frame.total) });
        return false;
      case "get":
        this.onGet?.(Number(frame.number), String(frame.url));
        return false;
      case "part":
        return this.takePart(frame);
      case "result":
        return this.finish(frame.result);
      case "error": {
        const { code = "internal", message = "", hint = "", details = {} } = frame.error ?? {};
        return this.fail(new SmallprintError(String(code), String(message), { hint: String(hint), details }));
      }
      default:
        return this.fail(new SmallprintError("protocol", "a frame of an unknown type"));
    }
  }

  /**
   * @param {Record<string, any>} frame
   * @returns {boolean}
   */
  takePart({ index, count, data }) {
    if (index !== this.parts.length || !(count <= PART_LIMIT) || typeof data !== "string") {
      return this.fail(new SmallprintError("protocol", "a part out of order"));
    }
    this.parts.push(data);
    if (this.parts.length < count) return false;
    try {
      return this.finish(JSON.parse(this.parts.join("")));
    } catch {
      return this.fail(new SmallprintError("protocol", "parts that do not make a result"));
    }
  }

  /** @param {any} value */
  finish(value) {
    clearTimeout(this.timer);
    this.resolve(value);
    return true;
  }

  /** @param {Error} error */
  fail(error) {
    clearTimeout(this.timer);
    this.reject(error);
    return true;
  }
}
