import { isolated } from "./bidi.js";
import { getMessage, uiLanguage } from "./browser/words.js";

/**
 * A string of `_locales`, in the reader's language.
 *
 * @param {string} key
 * @param {...(string | number)} values  what stands for $1, $2, ...; numbers are written as the reader writes them
 * @returns {string} empty if there is no such string
 */
export const t = (key, ...values) =>
  getMessage(
    key,
    values.map((value) => (typeof value === "number" ? number(value) : isolated(value))),
  );

/**
 * `key_one` or `key_other`, by the number, which stands for $1.
 *
 * @param {string} key
 * @param {number} count
 */
export const plural = (key, count) => t(`${key}_${count === 1 ? "one" : "other"}`, count);

/** @param {number} value */
export const number = (value) => new Intl.NumberFormat(uiLanguage(), { maximumFractionDigits: 0 }).format(value);

/**
 * A day in words.
 *
 * @param {string} iso  such as 2024-01-16
 */
export function day(iso) {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(uiLanguage(), { dateStyle: "long", timeZone: "UTC" }).format(date);
}

/**
 * The day of a moment in words, where the reader is.
 *
 * @param {string} moment  ISO 8601
 */
export function dayOf(moment) {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  return new Intl.DateTimeFormat(uiLanguage(), { dateStyle: "long" }).format(date);
}

/**
 * A language by its name, such as German.
 *
 * @param {string} code  ISO 639-1
 */
export function language(code) {
  if (code === "und") return t("language_unknown");
  try {
    return new Intl.DisplayNames([uiLanguage()], { type: "language" }).of(code) ?? code;
  } catch {
    return code; // not a language tag at all
  }
}
