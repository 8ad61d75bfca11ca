import { watchingSwitch } from "../cards/watching.js";
import { access } from "../lib/browser/access.js";
import { byId, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { command } from "../popup/states/command.js";

document.documentElement.lang = t("locale");
document.title = t("welcome_title");
byId("view").replaceChildren(
  el(
    "header",
    { class: "lead" },
    el("h1", {}, t("welcome_heading")),
    el("p", {}, t("welcome_does")),
    el("p", { class: "how" }, t("welcome_pin")),
  ),
  section("host", t("welcome_host"), el("p", {}, t("welcome_host_text")), command("smallprint install")),
  section("reads", t("welcome_reads"), el("p", {}, t("welcome_reads_text"))),
  section("stays", t("welcome_stays"), el("p", {}, t("welcome_stays_text"))),
  section(
    "watching",
    t("watching"),
    el("p", {}, t("welcome_watching_text")),
    ...["allows", "looks", "without"].flatMap((part) => [
      el("h3", {}, t(`welcome_${part}`)),
      el("p", {}, t(`welcome_${part}_text`)),
    ]),
    watchingSwitch(access),
    el("p", { class: "how" }, t("welcome_private")),
  ),
);
// The popup leads to a section, which was not there when the browser looked for it.
if (location.hash) document.querySelector(location.hash)?.scrollIntoView();

/**
 * @param {string} id
 * @param {string} heading
 * @param {...import("../lib/dom.js").Child} children
 */
function section(id, heading, ...children) {
  const headingId = `${id}-heading`;
  return el(
    "section",
    { id, class: "card", "aria-labelledby": headingId },
    el("h2", { id: headingId }, heading),
    ...children,
  );
}
