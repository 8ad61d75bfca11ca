import assert from "node:assert/strict";
import { test } from "node:test";
import { closedFrames, toPage, whyUnreadable } from "../../extension/background/reading.js";
import { FRAME_LIMIT, PAGE_LIMIT } from "../../extension/lib/protocol.js";

const frame = (path, html = "<p>x</p>", more = {}) => ({
  url: `https://a.example/${path.join("-")}`,
  title: "Title",
  type: "text/html",
  path,
  html,
  tooLarge: false,
  empty: false,
  inner: [],
  ...more,
});

test("frames come in page order, empty ones are left out", () => {
  const page = toPage([
    frame([]),
    frame([1]),
    frame([0, 1]),
    frame([2], "", { empty: true }),
    frame([0, 0]),
    frame([0]),
  ]);
  assert.deepEqual(
    page.frames.map(({ url }) => url.slice(18)),
    ["", "0", "0-0", "0-1", "1"],
  );
  assert.equal(page.title, "Title");
  assert.equal(page.url, "https://a.example/");
});

test("an empty top frame is sent all the same: the host says what is wrong with it", () => {
  assert.equal(toPage([frame([], "", { empty: true })]).frames.length, 1);
});

test("a page of ours has no address that a host could use", () => {
  for (const url of ["chrome-extension://abc/welcome/sample.html", "moz-extension://abc/welcome/sample.html"]) {
    assert.equal(toPage([frame([], "<p>x</p>", { url })]).url, null);
  }
  assert.equal(toPage([frame([], "<p>x</p>", { url: "file:///tmp/policy.html" })]).url, "file:///tmp/policy.html");
});

test("never more frames than the host takes", () => {
  const many = Array.from({ length: 99 }, (_, index) => frame([index]));
  assert.equal(toPage([frame([]), ...many]).frames.length, FRAME_LIMIT);
});

test("large pages are refused by their bytes as JSON, not by their characters", () => {
  const letters = PAGE_LIMIT - 1000;
  assert.equal(toPage([frame([], "a".repeat(letters))]).frames[0].html.length, letters);
  for (const html of ["a".repeat(PAGE_LIMIT + 1), '"'.repeat(PAGE_LIMIT / 2 + 1), "あ".repeat(PAGE_LIMIT / 3 + 1)]) {
    assert.throws(() => toPage([frame([], html)]), { code: "too_large" });
  }
  assert.throws(() => toPage([frame([]), frame([0], "", { tooLarge: true })]), { code: "too_large" });
});

test("a PDF in the browser's viewer is no page", () => {
  assert.throws(() => toPage([frame([], "", { type: "application/pdf" })]), { code: "page_pdf" });
  assert.throws(() => toPage([]), { code: "page_failed" });
});

test("why a page is closed to extensions", () => {
  for (const [url, code] of [
    ["chrome://settings/", "page_browser"],
    ["https://addons.mozilla.org/en-US/firefox/", "page_browser"],
    ["https://shop.example/legal/Privacy.PDF?v=2", "page_pdf"],
    ["https://shop.example/pdf?of=privacy.pdf", "page_failed"],
    ["about:blank", "page_browser"],
    ["", "page_browser"],
    ["https://chromewebstore.google.com/detail/x", "page_browser"],
    ["file:///tmp/policy.html", "page_file"],
    ["https://a.example/chromewebstore.google.com", "page_failed"],
  ]) {
    assert.equal(whyUnreadable(url), code, url);
  }
});

/** Frames in the top one, at these addresses, each larger than the next. */
const around = (...urls) =>
  frame([], "", { inner: urls.map((url, index) => ({ url, path: [index], area: 1000 - index })) });

test("frames that stayed closed are known by their addresses, wherever in them they point", () => {
  const top = around(
    "https://b.example/policy#x",
    "https://a.example/1#y",
    "https://b.example/policy",
    "about:blank",
    "",
  );
  assert.deepEqual(closedFrames([top, frame([1])]), ["https://b.example/policy#x"]);
});

test("a frame that was read after a redirect is not closed; one that has not loaded yet is", () => {
  const top = around("https://a.example/old", "https://b.example/late");
  const read = [top, frame([0], "", { url: "https://a.example/new" }), frame([1], "", { url: "about:blank" })];
  assert.deepEqual(closedFrames(read), ["https://b.example/late"]);
});

test("a frame in a shadow root is known by its address alone", () => {
  const inner = [1, 2].map((name) => ({ url: `https://b.example/${name}`, path: null, area: 9 }));
  const read = [frame([], "", { inner }), frame([0], "", { url: "https://b.example/1" })];
  assert.deepEqual(closedFrames(read), ["https://b.example/2"]);
});

test("of closed frames the two largest count, and no address is endless", () => {
  const at = (url, area) => ({ url, path: [area], area });
  const long = `https://b.example/${"x".repeat(2048 - 18)}`;
  const inner = [at("https://b.example/s", 1), at(`${long}x`, 9), at(long, 2), at("https://b.example/l", 3)];
  assert.deepEqual(closedFrames([frame([], "", { inner })]), ["https://b.example/l", long]);
});
