import { el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

/**
 * The switch for "Recognise policies by themselves". It shows what the browser says, also when that changes elsewhere.
 *
 * @param {Pick<typeof import("../lib/browser/access.js").access, "given" | "giveBack" | "onChange"> & {ask: () => unknown}} access
 */
export function watchingSwitch({ given, ask, giveBack, onChange }) {
  const control = el(
    "button",
    { type: "button", role: "switch", "aria-checked": "false", class: "switch" },
    t("watching"),
  );
  const isOn = () => control.getAttribute("aria-checked") === "true";
  const show = async () => control.setAttribute("aria-checked", String(await given()));
  // Within the click itself: the browser asks the reader only then.
  control.addEventListener("click", () => (isOn() ? giveBack() : ask()));
  onChange(show);
  show();
  return control;
}
