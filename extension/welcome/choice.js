import { el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

/** @typedef {import("../lib/commands.js").Tool} Tool */

/**
 * A small choice between the tools that install programs.
 *
 * @param {Tool[]} tools
 * @param {Tool} chosen
 * @param {(tool: Tool) => void} choose
 */
export const toolChoice = (tools, chosen, choose) =>
  el(
    "fieldset",
    { class: "choice" },
    el("legend", {}, t("welcome_with")),
    ...tools.map((tool) => {
      const input = el("input", { type: "radio", name: "tool", value: tool, checked: tool === chosen });
      input.addEventListener("change", () => choose(tool));
      return el("label", {}, input, tool);
    }),
  );
