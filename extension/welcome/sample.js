import { answerRuns } from "../lib/browser/setup.js";
import { byId } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { capture } from "../page/capture.js";
import { find } from "../page/find.js";
import { mark } from "../page/mark.js";
import { READ } from "./trying.js";

/** As `capture` does it, and the welcome page hears of it. @type {typeof capture} */
const captured = (limit) => {
  new BroadcastChannel(READ).postMessage(null);
  return capture(limit);
};

byId("note").textContent = t("sample_note");
answerRuns({ capture: captured, find, mark });
