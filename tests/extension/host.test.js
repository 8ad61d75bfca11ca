import assert from "node:assert/strict";
import { test } from "node:test";
import { Client } from "../../extension/lib/client.js";
import { Host } from "../../extension/lib/host.js";
import { fakeLine, problemOf, result } from "./fake-line.js";

const HELLO = { protocol: 1, version: "1.2.3", operations: ["hello", "summarize"], languages: ["en"] };

function begin() {
  const { connect, lines } = fakeLine();
  const client = new Client(connect);
  return { host: new Host(client), client, lines };
}

test("one hello serves all questions on a line", async () => {
  const { host, client, lines } = begin();
  host.hello();
  const answers = [host.request("summarize", {}), host.request("summarize", {})];
  lines[0].say(result(1, HELLO));
  await host.hello();
  assert.deepEqual(
    lines[0].sent.map(({ op }) => op),
    ["hello", "summarize", "summarize"],
  );
  lines[0].say(result(2, "a"));
  lines[0].say(result(3, "b"));
  assert.deepEqual(await Promise.all(answers), ["a", "b"]);
  client.drop(new Error());
});

test("a new line is greeted anew", async () => {
  const { host, client, lines } = begin();
  const first = host.hello();
  lines[0].say(result(1, HELLO));
  await first;
  lines[0].breakOff("Native host has exited.");
  const answer = host.request("summarize", {});
  assert.equal(lines[1].sent[0].op, "hello");
  lines[1].say(result(2, HELLO));
  await host.hello();
  lines[1].say(result(3, "back"));
  assert.equal(await answer, "back");
  client.drop(new Error());
});

for (const [protocol, code] of [
  [0, "host_old"],
  [undefined, "host_old"],
  [2, "extension_old"],
]) {
  test(`a host of protocol ${protocol} means ${code}, and is asked again on the next try`, async () => {
    const { host, lines } = begin();
    const answer = host.request("summarize", {});
    lines[0].say(result(1, { ...HELLO, protocol }));
    await assert.rejects(answer, { code, details: { version: "1.2.3" } });
    assert.equal(lines[0].closed, true);
    host.hello().catch(() => {});
    assert.equal(lines.length, 2);
    lines[1].breakOff();
  });
}

test("a host without the operation is too old for it", async () => {
  const { host, client, lines } = begin();
  const answer = problemOf(host.request("ask", {}));
  lines[0].say(result(1, HELLO));
  assert.equal(await answer, "host_old");
  assert.equal(lines[0].closed, true);
  const again = host.request("ask", {}); // after an update
  lines[1].say(result(2, { ...HELLO, operations: ["ask"] }));
  await host.hello();
  lines[1].say(result(3, "now"));
  assert.equal(await again, "now");
  client.drop(new Error());
});

test("a missing host is reported each time it is asked", async () => {
  const { host, lines } = begin();
  for (const at of [0, 1]) {
    const answer = problemOf(host.request("summarize", {}));
    lines[at].breakOff("Specified native messaging host not found.");
    assert.equal(await answer, "host_missing");
  }
});
