import { watchingSwitch } from "../cards/watching.js";
import { access } from "../lib/browser/access.js";
import { connectWorker } from "../lib/browser/pages.js";
import { isPinned, onKept, onPinned, version } from "../lib/browser/setup.js";
import { disk } from "../lib/browser/storage.js";
import { openConsent } from "../lib/consent.js";
import { byId, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { openReader } from "../lib/reader.js";
import { onSample } from "../lib/sample.js";
import { terminal } from "../lib/terminal.js";
import { agreeStep } from "./agree.js";
import { greet, keepChecking } from "./check.js";
import { programStep } from "./program.js";
import { tryingStep } from "./trying.js";

const { request } = openReader(connectWorker); // the host starts while the page draws
const program = programStep(await terminal());
const trying = tryingStep();

let agreed = false;
const waits = el("p", { id: "waits", class: "how", hidden: true }, t("welcome_watching_waits"));
const watching = watchingSwitch({ ...access, ask: () => agreed && access.ask() });
watching.setAttribute("aria-describedby", waits.id);
const agree = agreeStep(openConsent(disk, onKept), {
  giveBack: access.giveBack,
  changed(now) {
    agreed = now;
    waits.hidden = agreed;
    watching.ariaDisabled = String(!agreed);
  },
});

document.documentElement.lang = t("locale");
document.title = t("welcome_title");
byId("view").replaceChildren(
  el("header", { class: "lead" }, el("h1", {}, t("welcome_heading")), el("p", {}, t("welcome_does"))),
  el("ol", { class: "steps" }, agree, program.element, trying.element),
  el(
    "section",
    { id: "watching", class: "card", "aria-labelledby": "watching-heading" },
    el("h2", { id: "watching-heading" }, t("watching")),
    el("p", {}, t("welcome_watching_text")),
    ...["allows", "looks", "without"].flatMap((part) => [
      el("h3", {}, t(`welcome_${part}`)),
      el("p", {}, t(`welcome_${part}_text`)),
    ]),
    watching,
    waits,
    el("p", { class: "how" }, t("welcome_private")),
  ),
  el("footer", {}, t("welcome_version", version())),
);

/** The popup leads to a section, which was not there when the browser looked for it. */
function goToPart() {
  const part = document.getElementById(location.hash.slice(1));
  if (!part) return;
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
  part.scrollIntoView({ behavior: "instant" }); // so that what still comes above it does not push it away
}
addEventListener("hashchange", goToPart);
goToPart();

const showPin = async () => trying.pinned(await isPinned());
onPinned(showPin);
onSample(trying.read);
keepChecking({
  ask() {
    showPin(); // not every browser tells when that changes
    return greet(request);
  },
  tell: program.show,
  inSight: () => document.visibilityState === "visible",
  onSight: (changed) => document.addEventListener("visibilitychange", changed),
});
