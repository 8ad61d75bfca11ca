import { SmallprintError } from "./problems.js";
import { PROTOCOL } from "./protocol.js";

/** @typedef {import("./types.js").Hello} Hello */

/**
 * The operations with which params came that earlier hosts refuse (PROTOCOL.md, Versions).
 *
 * @type {Record<string, string>}
 */
const CAME_WITH = { keep: "recall" };

/** The host as its users see it: operations, asked only of a host that speaks our protocol. */
export class Host {
  /** @param {import("./client.js").Client} client */
  constructor(client) {
    this.client = client;
    /** The line that `greeting` was sent on. Another line may lead to another host. */
    this.line = client.line;
    /** @type {Promise<Hello> | null} */
    this.greeting = null;
  }

  /**
   * Starts the host if need be and checks its protocol. Costs nothing once that is done.
   *
   * @returns {Promise<Hello>}
   */
  hello() {
    if (!this.greeting || !this.line || this.line !== this.client.line) {
      this.greeting = this.greet();
      this.line = this.client.line;
    }
    return this.greeting;
  }

  async greet() {
    try {
      const hello = await this.client.send("hello", {});
      if (hello?.protocol === PROTOCOL) return hello;
      const code = hello?.protocol > PROTOCOL ? "extension_old" : "host_old";
      throw new SmallprintError(code, "", { details: { version: hello?.version } });
    } catch (error) {
      this.client.drop(/** @type {SmallprintError} */ (error)); // the next try starts afresh, perhaps with a new host
      throw error;
    }
  }

  /**
   * Asks the host to carry out one operation.
   *
   * @param {string} op
   * @param {object} params
   * @param {import("./client.js").Options} [options]
   * @returns {Promise<any>}
   */
  async request(op, params, options) {
    const { operations, version } = await this.hello();
    const needed = [op, ...Object.keys(params).flatMap((name) => CAME_WITH[name] ?? [])];
    if (needed.every((each) => operations.includes(each))) return this.client.send(op, params, options);
    const error = new SmallprintError("host_old", "", { details: { version } });
    // The next try meets the host that may have been updated meanwhile; what this one is doing comes first.
    if (this.client.pending.size === 0) this.client.drop(error);
    throw error;
  }
}
