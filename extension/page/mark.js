/**
 * Marks what `find` found in this frame, and brings it into sight. Runs inside the page, in the extension's own world,
 * so it must be self-contained. It clicks nothing: the page's scripts are not asked.
 */
export function mark() {
  const NAME = "smallprint-quote"; // `find` takes it away
  const STYLE = `
    ::highlight(${NAME}) { background-color: #ffe27a; color: #1d1a10; }
    @media (prefers-color-scheme: dark) { ::highlight(${NAME}) { background-color: #7a5c00; color: #fff; } }
    @media (forced-colors: active) { ::highlight(${NAME}) { background-color: Mark; color: MarkText; } }`;

  /** @type {{ranges: Range[], around: HTMLElement[]}} the elements innermost first, those of the frames around too */
  const { ranges, around } = /** @type {any} */ (globalThis).smallprintFound;
  for (const element of [...around].reverse()) open(element);
  CSS.highlights.set(NAME, new Highlight(...ranges));
  for (const root of new Set(ranges.map(({ startContainer }) => startContainer.getRootNode()))) {
    dress(/** @type {Document | ShadowRoot} */ (root));
  }
  bringIntoSight(/** @type {Range} */ (ranges[0]));

  /** Makes an element show what is in it, changing no more than what hides it. @param {HTMLElement} element */
  function open(element) {
    if (element.localName === "details") element.setAttribute("open", "");
    element.removeAttribute("hidden");
    if (element.ariaHidden === "true") element.removeAttribute("aria-hidden");
    const style = getComputedStyle(element);
    const set = (/** @type {string} */ name, /** @type {string} */ value) =>
      element.style.setProperty(name, value, "important");
    if (style.display === "none") set("display", "revert");
    if (style.display === "none") set("display", "block"); // the browser itself hides it: a closed dialog
    if (style.visibility !== "visible") set("visibility", "visible");
    if (style.contentVisibility === "hidden") set("content-visibility", "visible");
    if (style.opacity === "0") set("opacity", "1");
    if (style.overflowY !== "visible" && element.clientHeight < 2) set("min-height", "max-content"); // beats max-height
  }

  /** @param {Document | ShadowRoot} root */
  function dress(root) {
    const ours = (/** @type {CSSStyleSheet} */ sheet) => sheet.cssRules[0]?.cssText.startsWith(`::highlight(${NAME})`);
    if (root.adoptedStyleSheets.some(ours)) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets.push(sheet);
  }

  /** To the middle of the window and of each box that scrolls: an element alone may be pages long. @param {Range} range */
  function bringIntoSight(range) {
    around[0]?.scrollIntoView({ block: "center", behavior: "instant" }); // also in the frames around this one
    for (const element of around.filter(({ ownerDocument }) => ownerDocument === document)) {
      const { top, height } = range.getBoundingClientRect();
      const box = element.getBoundingClientRect();
      const middle = element === document.scrollingElement ? innerHeight / 2 : box.top + box.height / 2;
      element.scrollBy({ top: top + height / 2 - middle, behavior: "instant" });
    }
  }
}
