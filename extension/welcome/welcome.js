import { watchingSwitch } from "../cards/watching.js";
import { access } from "../lib/browser/access.js";
import { connectWorker } from "../lib/browser/pages.js";
import { isPinned, isUnpacked, onKept, system, version } from "../lib/browser/setup.js";
import { disk } from "../lib/browser/storage.js";
import { openConsent } from "../lib/consent.js";
import { byId, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { openReader } from "../lib/reader.js";
import { agreeStep } from "./agree.js";
import { keepChecking } from "./check.js";
import { programStep } from "./program.js";
import { READ, tryingStep } from "./trying.js";

const { request } = openReader(connectWorker); // the host starts while the page draws
const consent = openConsent(disk, onKept);
const program = programStep(await system(), await isUnpacked());
const trying = tryingStep();
const watching = watchingSwitch(access);
const agree = agreeStep(consent, (agreed) => {
  watching.disabled = !agreed;
  if (!agreed) access.giveBack(); // what is allowed without being agreed to is of no use
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
    el("p", { class: "how" }, t("welcome_private")),
  ),
  el("footer", {}, t("welcome_version", version())),
);
// The popup leads to a section, which was not there when the browser looked for it.
document.getElementById(location.hash.slice(1))?.scrollIntoView();

const inSight = () => document.visibilityState === "visible";
const onSight = (/** @type {() => void} */ changed) => document.addEventListener("visibilitychange", changed);
keepChecking({ ask: () => request("hello", {}), tell: program.show, inSight, onSight });

const showPin = async () => trying.pinned(await isPinned());
onSight(showPin);
showPin();
new BroadcastChannel(READ).addEventListener("message", trying.read);
