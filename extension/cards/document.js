import { el } from "../lib/dom.js";
import { language, plural } from "../lib/i18n.js";
import { card } from "./card.js";
import { outward } from "./outward.js";
import { requestList } from "./requests.js";

/** @param {import("../lib/types.js").Report} report */
export function documentCard({ source, search }) {
  const facts = [plural("words", source.words), plural("sentences", source.sentences)];
  if (source.language !== "und") facts.push(language(source.language));
  return card(
    "document",
    outward(source.url, source.title || source.service),
    el("p", { class: "how" }, facts.join(" · ")),
    requestList(search?.requests),
  );
}
