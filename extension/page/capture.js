/**
 * Runs inside each frame of the page, in the extension's own world, so it must be self-contained.
 *
 * The page's scripts cannot see or change what it does. Shadow roots are serialized as declarative templates, the
 * closed ones too. `path` is the frame's place in the tree of frames: [] for the top, [1, 0] for the first frame of
 * the second one. `inner` has the frames in it that are large enough to hold a policy, by the addresses that the page
 * names, with their places (null in a shadow root, where the browser counts none) and sizes in square pixels.
 *
 * @typedef {{url: string, path: number[] | null, area: number}} Inner
 *
 * @param {number} limit  the most characters worth sending; a longer document comes back without its text
 * @returns {{url: string, title: string, type: string, path: number[], html: string, inner: Inner[], tooLarge: boolean, empty: boolean}}
 */
export function capture(limit) {
  /** @type {number[]} */
  const path = [];
  for (let frame = window; frame !== frame.parent; frame = /** @type {typeof window} */ (frame.parent)) {
    path.unshift(placeOf(frame) ?? frame.parent.length);
  }

  const { dom } = chrome;
  // Firefox has no `dom` but a getter for all elements, which a form's field of that name hides in the form itself.
  const getter = Object.getOwnPropertyDescriptor(Element.prototype, "openOrClosedShadowRoot")?.get;
  /** @type {ShadowRoot[]} */
  const shadowRoots = [];
  /** @type {Inner[]} */
  const inner = [];
  /** @type {(Document | ShadowRoot)[]} */
  const toWalk = [document];
  for (let root = toWalk.pop(); root; root = toWalk.pop()) {
    for (const element of root.querySelectorAll("*")) {
      if (!(element instanceof HTMLElement)) continue;
      if (element instanceof HTMLIFrameElement && element.offsetWidth > 250 && element.offsetHeight > 150) {
        const place = placeOf(element.contentWindow);
        const area = element.offsetWidth * element.offsetHeight;
        inner.push({ url: element.src, path: place === null ? null : [...path, place], area });
      }
      /** @type {ShadowRoot | null} */
      const shadow = dom ? dom.openOrClosedShadowRoot(element) : getter?.call(element);
      if (!shadow) continue;
      shadowRoots.push(shadow);
      toWalk.push(shadow);
    }
  }

  const root = document.documentElement;
  const content = root?.getHTML({ shadowRoots }) ?? "";
  const language = root?.lang ? ` lang="${root.lang.replace(/[^\w-]/g, "")}"` : "";
  const tooLarge = content.length > limit;
  return {
    url: location.href,
    title: document.title,
    type: document.contentType,
    path,
    html: tooLarge ? "" : `<!doctype html><html${language}>${content}</html>`,
    inner,
    tooLarge,
    empty: shadowRoots.length === 0 && !document.body?.textContent?.trim(),
  };

  /** @param {Window | null} frame */
  function placeOf(frame) {
    const around = frame?.parent;
    for (let index = 0; around && index < around.length; index += 1) if (around[index] === frame) return index;
    return null;
  }
}
