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
  assert.deepEqual(await getDocument(`${site}/page`), {
    document: {
      url: `${site}/page`,
      content_type: "text/html; charset=shift_jis",
      body: Buffer.from("<p>\u00e4").toString("base64"),
    },
  });
  const { document } = await getDocument(`${site}/pdf`);
  assert.deepEqual([...Buffer.from(document.body, "base64")], [37, 80, 68, 70, 255, 0]);
  assert.equal(heard.at(-1).method, "GET");
  for (const header of ["cookie", "referer", "authorization"]) assert.equal(header in heard.at(-1).headers, false);
});

test("redirects are followed, and where they ended is told", async () => {
  assert.equal((await getDocument(`${site}/moved`)).document.url, `${site}/page`);
});

for (const [path, reason] of [
  ["/missing", "404"],
  ["/picture", "type"],
  ["/nothing", "type"],
  ["/large", "large"],
]) {
  test(`${path} is no document: ${reason}`, async () => {
    assert.deepEqual(await getDocument(site + path), { reason });
  });
}

test("what cannot be reached is told, not thrown", async () => {
  assert.deepEqual(await getDocument("http://127.0.0.1:9/"), { reason: "network" });
  const slow = async () => {
    throw new DOMException("too slow", "TimeoutError");
  };
  assert.deepEqual(await getDocument(site, slow), { reason: "slow" });
});

test("any length comes out whole", async () => {
  const bytes = Buffer.from(Array.from({ length: 100_003 }, (_, index) => index % 251));
  const fetch = async (url) => {
    const response = new Response(bytes, { headers: { "content-type": "text/html" } });
    Object.defineProperty(response, "url", { value: url });
    return response;
  };
  const { document } = await getDocument(site, fetch);
  assert.equal(document.body, bytes.toString("base64"));
});
