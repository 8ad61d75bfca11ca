import { language, t } from "../../lib/i18n.js";
import { remedyFor } from "./table.js";

/** @typedef {import("../../lib/types.js").Problem} Problem */
/** @typedef {import("./table.js").Remedy} Remedy */

/**
 * A problem in words: ours where we have some, the host's where it knows more, and where it is newer than we are.
 *
 * @param {Problem} problem
 * @returns {{title: string, texts: string[], remedy: Remedy}}
 */
export function explain(problem) {
  const { name, remedy } = remedyFor(problem.code);
  const own = [problem.message, problem.hint].filter((words) => words !== "");
  if (!name) return { title: t("problem_other_title"), texts: own, remedy };
  const about = subject(problem);
  const text = t(`problem_${name}_text`, about);
  const version = problem.details.version ? [t("problem_version", String(problem.details.version))] : [];
  const more = remedy.told && own.length > 0 ? [own.join(" ")] : [];
  return { title: t(`problem_${name}_title`, about), texts: [text, ...version, ...more], remedy };
}

/**
 * What the words of a problem name: the policy's language or service.
 *
 * @param {Problem} problem
 */
function subject({ code, details }) {
  if (code === "language") return language(String(details.language));
  return String(details.service ?? "");
}
