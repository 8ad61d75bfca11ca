/**
 * What to type in a terminal, by system and by the tool that installs. Plain words of programs, in no language.
 *
 * @typedef {import("../lib/browser/setup.js").System} System
 * @typedef {"pipx" | "uv" | "pip"} Tool
 *
 * - install: all in one line; PowerShell of Windows knows no `&&`
 * - again: the same, where what is there has broken
 * - upgrade: to the newest version
 * - run: what stands before `install` or `doctor`
 * - get: how to come by the tool itself
 * - path: has the next terminal find the command
 *
 * @typedef {{install: string, again: string, upgrade: string, run: string, get: string, path: string}} Commands
 */

/** The name under which the program is published. */
const PACKAGE = "smallprint";

/** The tools in the order in which they are offered. @type {Record<System, [Tool, Tool, Tool]>} */
const TOOLS = { win: ["pip", "pipx", "uv"], mac: ["pipx", "uv", "pip"], linux: ["pipx", "uv", "pip"] };

/** @type {Record<System, string>} */
const PYTHON = { win: "py", mac: "python3", linux: "python3" };

/** @type {Record<System, string>} */
const GET_PIPX = { win: "py -m pip install pipx", mac: "brew install pipx", linux: "sudo apt install pipx" };

/** @type {Record<System, string>} */
const GET_UV = { win: "winget install astral-sh.uv", mac: "brew install uv", linux: "pipx install uv" };

/**
 * The tools that fit a system, the one to begin with first.
 *
 * @param {System} system
 */
export const toolsFor = (system) => TOOLS[system];

/**
 * @param {System} system
 * @param {Tool} tool
 * @param {string} [source]  what the tool installs: the published package, or a folder
 * @returns {Commands}
 */
export function commandsFor(system, tool, source = PACKAGE) {
  const python = PYTHON[system];
  const then = system === "win" ? "; " : " && ";
  const both = (/** @type {string} */ get, /** @type {string} */ run) => `${get}${then}${run} install`;
  switch (tool) {
    case "pipx": {
      // Installed by pip, pipx is not on the PATH of Windows before it has put itself there.
      const pipx = system === "win" ? "py -m pipx" : "pipx";
      return {
        install: both(`${pipx} install ${source}`, PACKAGE),
        again: both(`${pipx} reinstall ${PACKAGE}`, PACKAGE),
        upgrade: `${pipx} upgrade ${PACKAGE}`,
        run: PACKAGE,
        get: GET_PIPX[system],
        path: `${pipx} ensurepath`,
      };
    }
    case "uv":
      return {
        install: both(`uv tool install ${source}`, PACKAGE),
        again: both(`uv tool install --reinstall ${source}`, PACKAGE),
        upgrade: `uv tool upgrade ${PACKAGE}`,
        run: PACKAGE,
        get: GET_UV[system],
        path: "uv tool update-shell",
      };
    case "pip":
      return {
        install: both(`${python} -m pip install ${source}`, `${python} -m ${PACKAGE}`),
        again: both(`${python} -m pip install --force-reinstall ${source}`, `${python} -m ${PACKAGE}`),
        upgrade: `${python} -m pip install --upgrade ${source}`,
        run: `${python} -m ${PACKAGE}`,
        get: "",
        path: "",
      };
  }
}

/**
 * The command that helps with a problem of the program.
 *
 * @param {string} code
 * @param {Commands} commands
 * @returns {string | null} null where none does
 */
export function lineFor(code, { install, upgrade, run }) {
  switch (code) {
    case "host_missing":
      return install;
    case "host_forbidden":
      return `${run} install`;
    case "host_old":
      return upgrade;
    case "extension_old":
      return null;
    default:
      return `${run} doctor`;
  }
}
