import { el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

/**
 * A small choice between the tools that install programs, the first of them chosen.
 *
 * @param {import("./commands.js").Tool[]} tools
 * @param {(tool: import("./commands.js").Tool) => void} choose
 */
export const toolChoice = (tools, choose) =>
  el(
    "fieldset",
    { class: "choice" },
    el("legend", {}, t("welcome_with")),
    ...tools.map((tool, index) => {
      const input = el("input", { type: "radio", name: "tool", value: tool, checked: index === 0 });
      input.addEventListener("change", () => choose(tool));
      return el("label", {}, input, tool);
    }),
  );
