import { commandsFor, isFromFolder, toolsFor } from "../lib/commands.js";
import { el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { rememberTool } from "../lib/terminal.js";
import { command, retype } from "../popup/states/command.js";
import { explain } from "../popup/states/explain.js";
import { remedyFor } from "../popup/states/table.js";
import { toolChoice } from "./choice.js";
import { step } from "./step.js";

/** @typedef {import("../lib/types.js").Problem} Problem */
/** @typedef {import("../lib/commands.js").Commands} Commands */

/**
 * The step in which the program on this computer is installed, updated or repaired: what is wrong, the one command for
 * it, and whether the program answers.
 *
 * @param {import("../lib/terminal.js").Terminal} terminal
 */
export function programStep({ system, tool, source }) {
  let code = "host_missing"; // as it is for most who come here

  const state = el("div", { class: "state", role: "status", tabindex: "-1" }, el("p", {}, t("check_looking")));
  const shown = command("");
  const more = el("div");
  const choice = toolChoice(toolsFor(system), tool, (chosen) => {
    tool = chosen;
    rememberTool(tool);
    showCommand();
  });
  const way = el("div", { class: "way" }, el("p", {}, t(`welcome_terminal_${system}`)), shown, more, choice);
  const { element, set } = step("host", 2, t("welcome_host"), el("p", {}, t("welcome_host_text")), state, way);

  function showCommand() {
    const commands = commandsFor(system, tool, source);
    const key = code === "host_missing" ? "install" : remedyFor(code).remedy.command;
    showWay(key !== undefined);
    if (!key) return;
    const line = commands[key];
    retype(shown, line);
    const hints = hintsFor({ code, key, tool, system, commands });
    const folder = [line, ...hints.map(([, typed]) => typed ?? "")].some(isFromFolder);
    const all = folder ? [[t("welcome_folder")], ...hints] : hints;
    more.replaceChildren(
      ...all.map(([words, typed]) => el("p", { class: "how" }, words ?? "", " ", typed ? el("code", {}, typed) : null)),
    );
  }

  /** @param {boolean} needed */
  function showWay(needed) {
    if (!needed && way.contains(document.activeElement)) state.focus(); // what had the keyboard goes
    way.hidden = !needed;
  }

  /** @param {Problem} problem */
  function found(problem) {
    state.dataset.code = code = problem.code;
    const { title, texts } = explain(problem);
    const words = code === "host_missing" ? [t("check_missing")] : texts;
    state.replaceChildren(
      code === "host_missing" ? "" : el("p", { class: "what" }, title),
      ...words.map((text) => el("p", {}, text)),
    );
    showCommand();
  }

  showCommand();
  return {
    element,

    /**
     * Shows what the program has answered. What goes on is not told again.
     *
     * @param {import("./check.js").Greeting} answer
     */
    show(answer) {
      set(!("problem" in answer));
      const now = "problem" in answer ? answer.problem.code : "";
      if (state.dataset.code === now) return;
      if ("problem" in answer) return found(answer.problem);
      state.dataset.code = "";
      state.replaceChildren(el("p", { class: "what" }, t("check_found", answer.version)));
      showWay(false);
    },
  };
}

/**
 * What may stand in the way of the command, or comes after it: words, and what to type if anything.
 *
 * @param {object} about
 * @param {string} about.code
 * @param {keyof Commands} about.key
 * @param {import("../lib/commands.js").Tool} about.tool
 * @param {import("../lib/browser/setup.js").System} about.system
 * @param {Commands} about.commands
 * @returns {[string, string?][]}
 */
function hintsFor({ code, key, tool, system, commands: { get, path, doctor, again } }) {
  if (code === "host_broken") return [[t("welcome_again"), again]];
  if (key === "doctor") return [[t("welcome_doctor")]];
  if (code !== "host_missing") return [];
  const linux = system === "linux";
  const getting = linux && tool === "pipx" ? t("welcome_get_debian") : t("welcome_get", tool);
  return [
    ...(tool === "pip"
      ? /** @type {[string][]} */ ([[t(linux ? "welcome_pip" : "welcome_python")]])
      : /** @type {[string, string][]} */ ([
          [getting, get],
          [t("welcome_path"), path],
        ])),
    [t("welcome_why"), doctor],
    ...(linux ? /** @type {[string][]} */ ([[t("welcome_sandbox")]]) : []),
  ];
}
