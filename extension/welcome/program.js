import { el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { command } from "../popup/states/command.js";
import { explain } from "../popup/states/explain.js";
import { toolChoice } from "./choice.js";
import { commandsFor, lineFor, toolsFor } from "./commands.js";
import { step } from "./step.js";

/** @typedef {import("../lib/types.js").Hello} Hello */
/** @typedef {import("../lib/types.js").Problem} Problem */

/**
 * The step in which the program on this computer is installed, updated or repaired: what is wrong, the one command for
 * it, and whether the program answers.
 *
 * @param {import("./commands.js").System} system
 * @param {boolean} unpacked  whether this extension came from a folder: then the program is beside it
 */
export function programStep(system, unpacked) {
  let [tool] = toolsFor(system);
  let code = "host_missing"; // as it is for most who come here

  const state = el("div", { class: "state", role: "status" }, el("p", {}, t("check_looking")));
  const typing = el("div", { class: "typing" });
  const choice = toolChoice(toolsFor(system), (chosen) => {
    tool = chosen;
    showCommand();
  });
  const way = el("div", { class: "way" }, typing, choice);
  const { element, set } = step("host", 2, t("welcome_host"), el("p", {}, t("welcome_host_text")), state, way);

  function showCommand() {
    const commands = commandsFor(system, tool, unpacked ? "." : undefined);
    const line = lineFor(code, commands);
    way.hidden = line === null;
    if (line === null) return;
    typing.replaceChildren(
      el("p", {}, t(`welcome_terminal_${system}`)),
      command(line),
      unpacked && line.includes(" . ") ? el("p", { class: "how" }, t("welcome_folder")) : "",
      ...(code === "host_missing" ? hints(tool, system, commands) : []),
      code === "host_broken" ? hint(t("welcome_again"), commands.again) : "",
    );
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
     * Shows what the program has answered. A failure that goes on is not told again.
     *
     * @param {Hello | {problem: Problem}} answer
     */
    show(answer) {
      if (!("problem" in answer)) {
        set(true);
        way.hidden = true;
        state.dataset.code = "";
        state.replaceChildren(el("p", { class: "what" }, t("check_found", answer.version)));
      } else if (state.dataset.code !== answer.problem.code) {
        found(answer.problem);
      }
    },
  };
}

/**
 * What may stand in the way of the command, with what helps.
 *
 * @param {import("./commands.js").Tool} tool
 * @param {import("./commands.js").System} system
 * @param {import("./commands.js").Commands} commands
 */
function hints(tool, system, { get, path }) {
  if (tool === "pip") return [el("p", { class: "how" }, t(system === "linux" ? "welcome_pip" : "welcome_python"))];
  const getting = system === "linux" && tool === "pipx" ? t("welcome_get_debian") : t("welcome_get", tool);
  return [hint(getting, get), hint(t("welcome_path"), path)];
}

/**
 * @param {string} words
 * @param {string} code  to type
 */
const hint = (words, code) => el("p", { class: "how" }, words, " ", el("code", {}, code));
