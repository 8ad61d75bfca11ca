import { isUnpacked, system } from "./browser/setup.js";
import { disk } from "./browser/storage.js";
import { toolsFor } from "./commands.js";

const KEY = "tool";

/**
 * What the reader's commands depend on: the system, the tool that installs, and what it installs (undefined for the
 * published package).
 *
 * @typedef {{system: import("./browser/setup.js").System, tool: import("./commands.js").Tool, source: string | undefined}} Terminal
 */

/**
 * An extension that came from a folder has the program beside it. A reader who never chose a tool has the first one.
 *
 * @returns {Promise<Terminal>}
 */
export async function terminal() {
  const [name, unpacked, kept] = await Promise.all([system(), isUnpacked(), disk.get(KEY).catch(() => null)]);
  const tools = toolsFor(name);
  const tool = tools.find((each) => each === kept?.name) ?? tools[0];
  return { system: name, tool, source: unpacked ? "." : undefined };
}

/**
 * Keeps the tool that the reader has chosen, on this computer.
 *
 * @param {import("./commands.js").Tool} tool
 */
export const rememberTool = (tool) => disk.set(KEY, { name: tool });
