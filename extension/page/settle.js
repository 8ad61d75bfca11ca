/**
 * Runs inside the top frame of a page, so it must be self-contained. Waits until a page that has just been opened shows
 * some text, as many are drawn by scripts after they have loaded. A page that has been open for long is as it is.
 *
 * @param {number} patience  milliseconds since the page was opened after which nothing is waited for
 */
export async function settle(patience) {
  /** Characters from which on a page shows more than a heading, a menu or "Loading". */
  const SOME = 60;
  const STEP = 100;
  const { dom } = chrome;
  // Firefox has no `dom` but a getter for all elements, which a form's field of that name hides in the form itself.
  const getter = Object.getOwnPropertyDescriptor(Element.prototype, "openOrClosedShadowRoot")?.get;
  const pause = () => new Promise((resolve) => setTimeout(resolve, STEP));
  let waited = false;
  while (performance.now() < patience && document.contentType.endsWith("html") && !hasText()) {
    waited = true;
    await pause();
  }
  if (waited) await pause(); // what comes with the first words

  function hasText() {
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      /^(script|style|template|noscript|head)$/i.test(node.nodeName)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    let count = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof HTMLElement) {
        const shadow = dom ? dom.openOrClosedShadowRoot(node) : getter?.call(node);
        if (shadow || node instanceof HTMLIFrameElement) return true;
      } else {
        count += node.nodeValue?.trim().length ?? 0;
      }
      if (count >= SOME) return true;
    }
    return false;
  }
}
