/**
 * Finds a quote in one frame of the page. Runs inside the page, in the extension's own world, so it must be
 * self-contained. It leaves what it found in that world, for `mark`, and takes the former mark away.
 *
 * The host's text has its white space folded, invisible characters dropped, and no tags. So both sides are compared
 * by their visible characters alone: neither line breaks nor tags nor slots nor shadow roots stand between them. A
 * quote that is not there is looked for by its beginning, six words at least.
 *
 * @param {string} quote
 * @returns {number} how well the quote was found, to compare frames by; 0 if it was not
 */
export function find(quote) {
  const FEWEST_WORDS = 6;
  const MOST_PLACES = 20;
  const SILENT = // no text of the page: as the host's reading/elements.py has it, those that can have children
    /^(script|style|title|noscript|template|svg|canvas|video|audio|object|iframe|select|datalist|textarea|picture|map|meter|progress|math)$/;
  const HOSTS = /^(article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span|.*-.*)$/;

  // A form's fields hide its own properties of the same names: a page could lead a walk along those in circles.
  const [parentOf, lastChildOf, previousOf] = [getter("parentNode"), getter("lastChild"), getter("previousSibling")];
  const { dom } = chrome; // Firefox has none but a getter for all elements
  const shadowRootOf = Object.getOwnPropertyDescriptor(Element.prototype, "openOrClosedShadowRoot")?.get;

  /**
   * A stretch of the page: a text node, or an element that hides an address. `start` counts the visible characters
   * before it. A place goes from one visible character of the piece `first` to one of the piece `last`.
   * @typedef {{node: Text | Element, text: string, start: number}} Piece
   * @typedef {{first: number, last: number, from: number, to: number}} Place
   */

  /** @type {Map<Node, Element>} where slotted nodes are shown; the page's own `assignedSlot` hides closed roots */
  const slots = new Map();
  const pieces = collect();
  const all = pieces.map(({ text }) => text).join("");

  CSS.highlights.delete("smallprint-quote");
  const wanted = longestFound();
  if (!wanted) return 0;
  const rated = placesOf(wanted).map((place) => ({ place, rating: rate(place) }));
  const best = rated.reduce((a, b) => (b.rating > a.rating ? b : a));
  const ranges = rangesOf(best.place);
  /** @type {any} */ (globalThis).smallprintFound = { ranges, around: around(pieces[best.place.first]?.node) };
  return wanted.length * 8 + best.rating;

  /**
   * @param {"parentNode" | "lastChild" | "previousSibling"} name
   * @returns {{call: (node: Node) => Node | null}}
   */
  function getter(name) {
    return /** @type {any} */ (Object.getOwnPropertyDescriptor(Node.prototype, name)?.get);
  }

  /**
   * The visible characters of a text. Decomposed, so that each character of the page stands for a fixed number.
   *
   * @param {string} text
   */
  function visible(text) {
    const black = text.replace(/\s+/g, "");
    return /^[!-~\u2010-\u2027]*$/.test(black) ? black : black.replace(/[\p{C}\p{DI}\ufffc]+/gu, "").normalize("NFD");
  }

  /** All text, in the order in which the page shows it. @returns {Piece[]} */
  function collect() {
    /** @type {Piece[]} */
    const found = [];
    let start = 0;
    /** @type {any[]} */
    const waiting = [document];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      const text = node.nodeType === Node.TEXT_NODE ? visible(node.data) : secretOf(node);
      if (text !== null) {
        found.push({ node, text, start });
        start += text.length;
      } else if (!SILENT.test(node.localName)) {
        enter(node, waiting);
      }
    }
    return found;
  }

  /**
   * What an element shows: its shadow root, or what its slot takes, or its children.
   *
   * @param {any} node
   * @param {any[]} waiting  gets them, the first one last
   */
  function enter(node, waiting) {
    const mayHost = HOSTS.test(node.localName) && node instanceof HTMLElement;
    const shadow = mayHost && (dom ? dom.openOrClosedShadowRoot(node) : shadowRootOf?.call(node));
    const slotted = node.localName === "slot" ? node.assignedNodes().reverse() : [];
    for (const child of slotted) {
      slots.set(child, node);
      waiting.push(child);
    }
    if (shadow) waiting.push(shadow);
    else if (slotted.length === 0) {
      for (let child = lastChildOf.call(node); child; child = previousOf.call(child)) waiting.push(child);
    }
  }

  /** The address that an element hides from robots, null for other nodes. @param {Node} node */
  function secretOf(node) {
    const code = node instanceof Element && Element.prototype.getAttribute.call(node, "data-cfemail");
    if (!code) return null;
    const [key = 0, ...rest] = (code.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
    return visible(new TextDecoder().decode(Uint8Array.from(rest, (byte) => byte ^ key)));
  }

  /** The visible characters of the quote, or of as many of its first words as the page has. */
  function longestFound() {
    const words = quote.split(/\s+/).map(visible);
    const whole = words.join("");
    if (all.includes(whole)) return whole;
    let has = FEWEST_WORDS - 1;
    let lacks = words.length;
    while (lacks - has > 1) {
      const count = (has + lacks) >> 1;
      if (all.includes(words.slice(0, count).join(""))) has = count;
      else lacks = count;
    }
    return has < FEWEST_WORDS ? "" : words.slice(0, has).join("");
  }

  /** Where these characters are, in the order of the page. @param {string} text */
  function placesOf(text) {
    /** @type {Place[]} */
    const places = [];
    let at = all.indexOf(text);
    while (at !== -1 && places.length < MOST_PLACES) {
      const end = at + text.length - 1;
      const [first, last] = [pieceAt(at), pieceAt(end)];
      places.push({ first, last, from: at - startOf(first), to: end - startOf(last) });
      at = all.indexOf(text, end + 1);
    }
    return places;
  }

  /** The index of the piece that holds a visible character. @param {number} at */
  function pieceAt(at) {
    return pieces.findLastIndex(({ start }) => start <= at);
  }

  /** @param {number} index */
  function startOf(index) {
    return pieces[index]?.start ?? all.length;
  }

  /** In the document rather than around it, a text of its own rather than part of one, in sight. @param {Place} place */
  function rate({ first, last, from, to }) {
    const elements = around(pieces[first]?.node);
    const within = (/** @type {string} */ selector) => elements.some((element) => element.matches(selector));
    const furniture =
      within("nav, dialog, [role=navigation], [role=menu], [role=dialog]") ||
      (within("header, footer, [role=banner], [role=contentinfo]") && !within("main, article, [role=main]"));
    const whole = from === 0 && startOf(last) + to + 1 === startOf(last + 1);
    const inSight = elements[0]?.checkVisibility({ visibilityProperty: true });
    return (furniture ? 0 : 4) + (whole ? 2 : 0) + (inSight ? 1 : 0);
  }

  /** The elements around a node as the page shows them, innermost first, through roots and frames. @param {Node} [node] */
  function around(node) {
    /** @type {HTMLElement[]} */
    const elements = [];
    /** @type {Window} */
    let view = window;
    /** @type {any} */
    let at = node;
    while (at) {
      if (at === view.document) {
        at = view.frameElement; // null where the frame around this one is of another site
        view = view.parent;
      } else {
        at = slots.get(at) ?? parentOf.call(at) ?? at.host;
      }
      if (at?.nodeType === Node.ELEMENT_NODE) elements.push(at);
    }
    return elements;
  }

  /** One range for each piece: none may reach from one root into another. @param {Place} place */
  function rangesOf({ first, last, from, to }) {
    return pieces.slice(first, last + 1).map(({ node }, index) => {
      const range = new Range();
      range.selectNodeContents(node);
      if (node instanceof Text && index === 0) range.setStart(node, offsets(node.data, from)[0]);
      if (node instanceof Text && index === last - first) range.setEnd(node, offsets(node.data, to)[1]);
      return range;
    });
  }

  /**
   * Where the visible character with this number begins and ends in a text.
   *
   * @param {string} text
   * @param {number} number
   * @returns {[number, number]}
   */
  function offsets(text, number) {
    let left = number;
    for (const { 0: word, index } of text.matchAll(/\S+/g)) {
      const count = visible(word).length;
      if (left >= count) {
        left -= count;
        continue;
      }
      let at = index;
      for (const character of word) {
        left -= visible(character).length;
        if (left < 0) return [at, at + character.length];
        at += character.length;
      }
    }
    return [text.length, text.length];
  }
}
