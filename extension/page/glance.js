/**
 * Runs in each page that the reader opens, in the extension's own world, once access to all sites is given: tells the
 * worker when the page looks like a privacy policy, and when such a page is left. Nothing of the page is sent.
 *
 * It is one plain script, loaded by the browser without waking the worker, and made to cost a page next to nothing:
 * one look when the page has come to rest and is in sight, a second where a script may still be drawing it. A page that
 * changes its address again and again is not looked at each time.
 */
(() => {
  const NAMED =
    /privacy|data (?:protection|policy|use policy|notice)|personal (?:data|information)|your (?:data|information)/i;
  const SURELY =
    /(?:privacy|data protection) (?:policy|notice|statement)|^(?:(?:y?our|the) )?privacy\s*(?:$|[|·•–—:-])/im;
  const SILENT = /^(?:script|style|noscript)$/i;
  /** What policies are about, and the rest of the web hardly; then what they say. */
  const ABOUT = ["personal data", "personal information", "your information", "your data"];
  const SAYS = [
    "we collect",
    "we use",
    "we may",
    "we share",
    "third part",
    "disclos",
    "retain",
    "cookies",
    "opt out",
    "opt-out",
    "your rights",
    "right to",
    "consent",
    "privacy policy",
    "privacy notice",
    "email address",
    "ip address",
    "service providers",
    "legitimate interest",
    "by law",
  ];
  const ENOUGH = { sure: 2, named: 5, nameless: 10 };
  /** Characters: no policy is shorter, and of a longer page the beginning tells, as of one in many pieces. */
  const SHORT = 1000;
  const LONG = 200_000;
  const MOST_PIECES = 50_000;
  /** Milliseconds between two looks, in which a script will have drawn its page. */
  const PAUSE = 3000;
  const MOST_LOOKS = 20;
  /** Milliseconds after which a busy page is looked at all the same. */
  const BUSY = 3000;

  /** The address of the page that the worker was told of, empty if there is none. */
  let told = "";
  let address = pageOf(location.href);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let waiting = 0;
  let looks = 0;
  let looked = Number.NEGATIVE_INFINITY;
  let last = false;
  let done = false;

  const listening = new AbortController();
  const { signal } = listening;
  addEventListener("pagehide", leave, { signal });
  addEventListener("pageshow", ({ persisted }) => persisted && begin(), { signal });
  document.addEventListener("visibilitychange", wait, { signal });
  // Firefox before 147 does not tell: there a page that draws another one in its place is not looked at again.
  globalThis.navigation?.addEventListener("currententrychange", moved, { signal });
  chrome.runtime.onMessage.addListener(end);
  begin();

  function moved() {
    if (pageOf(location.href) === address) return; // only another place in the same page
    leave();
    begin();
  }

  /**
   * The reader has taken back that pages may be looked at.
   *
   * @param {{type: string}} message
   */
  function end({ type }) {
    if (type === "stop") {
      stop();
      listening.abort();
      chrome.runtime.onMessage.removeListener(end);
    }
    return undefined; // there is no answer to wait for
  }

  function begin() {
    done = false;
    last = false;
    address = pageOf(location.href);
    wait();
  }

  /** A page in a tab behind, or loaded ahead of time, is looked at when it comes into sight. */
  function wait() {
    stop();
    if (done || document.hidden || looks === MOST_LOOKS) return;
    timer = setTimeout(
      () => {
        waiting = requestIdleCallback(look, { timeout: BUSY });
      },
      Math.max(0, looked + PAUSE - performance.now()),
    );
  }

  function stop() {
    clearTimeout(timer);
    cancelIdleCallback(waiting);
  }

  function look() {
    looks += 1;
    looked = performance.now();
    const heading = textOf(document.querySelector("h1"), 300);
    const name = `${String(document.title).slice(0, 300)}\n${heading}`;
    const sure = SURELY.test(name);
    const named = sure || NAMED.test(name) || NAMED.test(location.pathname.slice(-300).replace(/[-_+]/g, " "));
    const text = textOf(document.body, LONG);
    done = true;
    if (reads(text, ENOUGH[sure ? "sure" : named ? "named" : "nameless"]) || (last && sure)) {
      told = location.href;
      tell("policy", told);
    } else if (!last && (named || text.length < SHORT)) {
      done = false;
      last = true;
      wait();
    }
  }

  /**
   * The beginning of an element's text. Scripts hold what they will draw, or never do.
   *
   * @param {HTMLElement | null} element
   * @param {number} most  characters
   */
  function textOf(element, most) {
    if (!element) return "";
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let text = "";
    for (let pieces = 0; pieces < MOST_PIECES && text.length < most && walker.nextNode(); pieces += 1) {
      const { data, parentNode } = /** @type {Text} */ (walker.currentNode);
      if (!SILENT.test(parentNode?.nodeName ?? "")) text += data.slice(0, most - text.length);
    }
    return text;
  }

  /**
   * Whether a text speaks as policies do.
   *
   * @param {string} text
   * @param {number} enough  of what they say
   */
  function reads(text, enough) {
    if (text.length < SHORT) return false;
    const words = text.toLowerCase();
    return (
      ABOUT.some((phrase) => words.includes(phrase)) && SAYS.filter((phrase) => words.includes(phrase)).length >= enough
    );
  }

  function leave() {
    stop();
    if (told) tell("left", told);
    told = "";
  }

  /**
   * @param {"policy" | "left"} type
   * @param {string} url
   */
  async function tell(type, url) {
    try {
      await chrome.runtime.sendMessage({ type, url });
    } catch {
      // The extension was updated or removed while the page was open.
    }
  }

  /**
   * An address without the place in the page, as `lib/ready.js` has it.
   *
   * @param {string} url
   */
  function pageOf(url) {
    return url.replace(/#(?![!/]).*$/, "");
  }
})();
