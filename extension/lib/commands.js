/**
 * What to type in a terminal, by system and by the tool that installs. Plain words of programs, in no language.
 *
 * @typedef {import("./browser/setup.js").System} System
 * @typedef {"pipx" | "uv" | "pip"} Tool
 *
 * - install: all in one line; PowerShell of Windows knows no `&&`
 * - again: the same, where what is there has broken
 * - upgrade: to the newest version
 * - register, doctor, summarize: what the program does itself
 * - get: how to come by the tool itself
 * - path: has the next terminal find the command
 *
 * @typedef {Record<"install" | "again" | "upgrade" | "register" | "doctor" | "summarize" | "get" | "path", string>} Commands
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
  const then = system === "win" ? "; " : " && ";
  const run = tool === "pip" ? `${PYTHON[system]} -m ${PACKAGE}` : PACKAGE;
  const register = `${run} install`;
  const { install, again, ...others } = ofTool(system, tool, source);
  return {
    ...others,
    install: install + then + register,
    again: again + then + register,
    register,
    doctor: `${run} doctor`,
    summarize: `${run} summarize FILE`,
  };
}

/**
 * What the tool itself does.
 *
 * @param {System} system
 * @param {Tool} tool
 * @param {string} source
 */
function ofTool(system, tool, source) {
  switch (tool) {
    case "pipx": {
      // Installed by pip, pipx is not on the PATH of Windows before it has put itself there.
      const pipx = system === "win" ? "py -m pipx" : "pipx";
      return {
        install: `${pipx} install ${source}`,
        again: `${pipx} reinstall ${PACKAGE}`,
        upgrade: `${pipx} upgrade ${PACKAGE}`,
        get: GET_PIPX[system],
        path: `${pipx} ensurepath`,
      };
    }
    case "uv":
      return {
        install: `uv tool install ${source}`,
        again: `uv tool upgrade --reinstall ${PACKAGE}`,
        upgrade: `uv tool upgrade ${PACKAGE}`,
        get: GET_UV[system],
        path: "uv tool update-shell",
      };
    case "pip": {
      const pip = `${PYTHON[system]} -m pip install`;
      return {
        install: `${pip} ${source}`,
        again: `${pip} --force-reinstall ${source}`,
        upgrade: `${pip} --upgrade ${source}`,
        get: "",
        path: "",
      };
    }
  }
}

/**
 * Whether a command installs from the folder in which it is typed.
 *
 * @param {string} line
 */
export const isFromFolder = (line) => / \.(?=[ ;]|$)/.test(line);
