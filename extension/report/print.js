/**
 * Opens all points for as long as the page is printed: what a point says is printed with its first quote.
 *
 * @param {HTMLElement} view
 */
export function openForPrint(view) {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    const details = /** @type {NodeListOf<HTMLDetailsElement>} */ (view.querySelectorAll("details:not([open])"));
    opened = [...details].filter((each) => each.querySelector("blockquote"));
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
  });
}
