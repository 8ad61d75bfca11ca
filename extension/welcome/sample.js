import { answerRuns } from "../lib/browser/setup.js";
import { byId } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { capture } from "../page/capture.js";
import { find } from "../page/find.js";
import { mark } from "../page/mark.js";

byId("note").textContent = t("sample_note");
answerRuns({ capture, find, mark });
