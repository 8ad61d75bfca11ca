/**
 * Runs in each page that the reader opens, in the extension's own world, once access to all sites is given: tells the
 * worker when the page looks like a privacy policy, and when such a page is left. Nothing of the page is sent.
 *
 * It is one plain script, loaded by the browser without waking the worker, and made to cost a page next to nothing:
 * one look when the page has come to rest and is in sight, a second where a script may still be drawing it.
 */
(() => {
  const NAMED =
    /privacy|data (?:protection|policy|use policy|notice)|personal (?:data|information)|your (?:data|information)/i;
  const SURELY =
    /(?:privacy|data protection) (?:policy|notice|statement)|^(?:(?:y?our|the) )?privacy\s*(?:$|[|·•–—:-])/im;
  const SILENT = /^(?:script|style|template|noscript|#comment)$/i;
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
  /** Characters: no policy is shorter, and of a longer page the beginning tells. */
  const SHORT = 1000;
  const LONG = 200_000;
  /** Milliseconds until a script has drawn its page, and at which a busy page is looked at all the same. */
  const DRAWN = 2000;
  const BUSY = 3000;

  /** The address of the page that the worker was told of, empty if there is none. */
  let told = "";
  let address = pageOf(location.href);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let waiting = 0;
  let done = false;

  addEventListener("pagehide", leave);
  addEventListener("pageshow", ({ persisted }) => persisted && begin());
  document.addEventListener("visibilitychange", wait);
  navigation.addEventListener("currententrychange", () => {
    if (pageOf(location.href) === address) return; // only another place in the same page
    leave();
    begin();
  });
  begin();

  function begin() {
    done = false;
    address = pageOf(location.href);
    wait();
  }

  /** A page in a tab behind, or loaded ahead of time, is looked at when it comes into sight. */
  function wait() {
    stop();
    if (!done && !document.hidden) waiting = requestIdleCallback(() => look(false), { timeout: BUSY });
  }

  function stop() {
    clearTimeout(timer);
    cancelIdleCallback(waiting);
  }

  /** @param {boolean} last */
  function look(last) {
    const heading = document.querySelector("h1")?.textContent ?? "";
    const name = `${String(document.title).slice(0, 300)}\n${heading.slice(0, 300)}`;
    const sure = SURELY.test(name);
    const named = sure || NAMED.test(name) || NAMED.test(location.pathname.slice(-300).replace(/[-_+]/g, " "));
    const text = textOf(document.body);
    done = true;
    if (reads(text, ENOUGH[sure ? "sure" : named ? "named" : "nameless"]) || (last && sure)) {
      told = location.href;
      tell("policy", told);
    } else if (!last && (named || text.length < SHORT)) {
      done = false;
      timer = setTimeout(look, DRAWN, true);
    }
  }

  /**
   * The text of the page, or the beginning of a long one. Scripts hold what they will draw, or never do.
   *
   * @param {HTMLElement | null} body
   */
  function textOf(body) {
    let text = "";
    for (const node of body?.childNodes ?? []) {
      if (!SILENT.test(node.nodeName)) text += node.textContent;
      if (text.length > LONG) break;
    }
    return text.slice(0, LONG);
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
