/**
 * Days with their times, where the reader is. Two in the same minute have their seconds, too.
 *
 * @param {string[]} moments  ISO 8601; what is no moment stays as it is
 * @param {string} locale
 */
export function momentsIn(moments, locale) {
  const short = moments.map((moment) => inWords(moment, "short", locale));
  return moments.map((moment, index) => {
    const name = short[index] ?? "";
    const unique = short.indexOf(name) === short.lastIndexOf(name);
    return unique ? name : inWords(moment, "medium", locale);
  });
}

/**
 * @param {string} moment
 * @param {"short" | "medium"} timeStyle
 * @param {string} locale
 */
function inWords(moment, timeStyle, locale) {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle }).format(date);
}
