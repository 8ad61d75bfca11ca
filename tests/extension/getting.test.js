/** Documents that the browser gets, from a real server. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { getDocument } from "../../extension/background/getting.js";

const heard = [];
const answers = {
  "/page": (response) => response.setHeader("content-type", "text/html; charset=shift_jis").end("<p>\u00e4"),
  "/pdf": (response) =>
    response.setHeader("content-type", "application/pdf").end(Buffer.from([37, 80, 68, 70, 255, 0])),
  "/moved": (response) => response.writeHead(302, { location: "/page" }).end(),
  "/picture": (response) => response.setHeader("content-type", "image/png").end("x"),
  "/nothing": (response) => response.writeHead(200).end("no type"),
  "/missing": (response) => response.writeHead(404).end(),
  "/large": (response) => {
    response.setHeader("content-type", "text/plain");
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(1024 * 1024, 97)));
      if (!response.destroyed) response.once("drain", more);
    };
    more();
  },
};
const server = createServer((request, response) => {
  heard.push(request);
  answers[request.url](response);
});
let site = "";

before(async () => {
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  site = `http://127.0.0.1:${server.address().port}`;
});
after(() => {
  server.close();
  server.closeAllConnections();
});

test("the bytes come as they are, with where they came from and what the server calls them", async () => {
  assert.deepEqual(await getDocument(`${site}/page`, [site]), {
    document: {
      url: `${site}/page`,
      content_type: "text/html; charset=shift_jis",
      body: Buffer.from("<p>\u00e4").toString("base64"),
    },
  });
  const { document } = await getDocument(`${site}/pdf`, [site]);
  assert.deepEqual([...Buffer.from(document.body, "base64")], [37, 80, 68, 70, 255, 0]);
  assert.equal(heard.at(-1).method, "GET");
  assert.equal(heard.at(-1).headers["accept-language"], "en, *;q=0.5");
  for (const header of ["cookie", "referer", "authorization"]) assert.equal(header in heard.at(-1).headers, false);
});

test("within the tab's origin redirects are followed, and where they ended is told", async () => {
  assert.equal((await getDocument(`${site}/moved`, [site])).document.url, `${site}/page`);
});

test("a redirect that leaves the tab's origin brings nothing", async () => {
  const other = site.replace("127.0.0.1", "localhost");
  answers["/away"] = (response) => response.writeHead(302, { location: `${other}/page` }).end();
  assert.deepEqual(await getDocument(`${site}/away`, [site, other]), { reason: "redirect" });
  const downgraded = given("https://a.example/p", { url: "http://a.example/p" });
  assert.deepEqual(await getDocument("https://a.example/p", ["https://a.example"], downgraded), { reason: "redirect" });
});

/** A `fetch` that keeps what it was asked and answers with a page at `url`. */
function given(asked, { url = asked, type = "basic", body = "<p>" } = {}) {
  const fetch = async (...request) => {
    fetch.asked.push(request);
    const response = new Response(body, { headers: { "content-type": "text/html" } });
    return Object.defineProperties(response, { url: { value: url }, type: { value: type } });
  };
  fetch.asked = [];
  return fetch;
}

test("elsewhere no redirect is followed: the host does that, which checks where it leads", async () => {
  const url = "https://b.example/privacy";
  const moved = given(url, { type: "opaqueredirect" }); // what browsers answer, with nothing in it
  assert.deepEqual(await getDocument(url, ["https://a.example", "*"], moved), { reason: "redirect" });
  assert.equal(moved.asked[0][1].redirect, "manual");
  const stays = given(url);
  assert.equal((await getDocument(url, ["*"], stays)).document.url, url);
  const own = given(url);
  await getDocument(url, ["https://b.example"], own);
  assert.equal(own.asked[0][1].redirect, "follow");
});

test("each request is without cookies and referrer, in the reader's patience, for English where there is a choice", async (context) => {
  context.mock.method(AbortSignal, "timeout", (milliseconds) => ({ milliseconds }));
  const fetch = given("https://a.example/p");
  await getDocument("https://a.example/p", [], fetch);
  const [[url, { signal, headers, ...options }]] = fetch.asked;
  assert.equal(url, "https://a.example/p");
  assert.deepEqual(options, { credentials: "omit", referrerPolicy: "no-referrer", redirect: "manual" });
  assert.deepEqual(signal, { milliseconds: 10_000 });
  assert.deepEqual(Object.keys(headers), ["Accept", "Accept-Language"]);
  assert.equal(headers["Accept-Language"], "en, *;q=0.5");
});

for (const [path, reason] of [
  ["/missing", "404"],
  ["/picture", "type"],
  ["/nothing", "type"],
  ["/large", "large"],
]) {
  test(`${path} is no document: ${reason}`, async () => {
    assert.deepEqual(await getDocument(site + path, [site]), { reason });
  });
}

test("what cannot be reached is told, not thrown", async () => {
  assert.deepEqual(await getDocument("http://127.0.0.1:9/", []), { reason: "network" });
  const slow = async () => {
    throw new DOMException("too slow", "TimeoutError");
  };
  assert.deepEqual(await getDocument(site, [], slow), { reason: "slow" });
});

test("any length comes out whole", async () => {
  const bytes = Buffer.from(Array.from({ length: 100_003 }, (_, index) => index % 251));
  const { document } = await getDocument(site, [], given(site, { body: bytes }));
  assert.equal(document.body, bytes.toString("base64"));
});
