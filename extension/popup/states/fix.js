import { commandsFor, isFromFolder } from "../../lib/commands.js";
import { el } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { terminal } from "../../lib/terminal.js";
import { command } from "./command.js";
import { remedyFor } from "./table.js";

const here = terminal(); // long known when something goes wrong

/**
 * The command that helps with a problem, under what it does; null where none does.
 *
 * @param {import("../../lib/types.js").Problem} problem
 */
export function fix({ code }) {
  const { name, remedy } = remedyFor(code);
  const key = remedy.command;
  if (!key) return null;
  const place = el("div", { class: "fix" });
  here.then(({ system, tool, source }) => {
    const line = commandsFor(system, tool, source)[key];
    place.append(el("p", {}, t(`run_${name}`) || t(`run_${key}`, tool)), command(line));
    if (isFromFolder(line)) place.append(el("p", { class: "aside" }, t("welcome_folder")));
  });
  return place;
}
