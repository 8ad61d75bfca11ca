import assert from "node:assert/strict";
import { test } from "node:test";
import { Client } from "../../extension/lib/client.js";
import { fakeLine, pause, problemOf, result } from "./fake-line.js";

function begin(times) {
  const { connect, lines } = fakeLine();
  return { client: new Client(connect, times), lines };
}

test("answers reach their own questions, in any order", async () => {
  const { client, lines } = begin();
  const first = client.send("read", { a: 1 });
  const second = client.send("read", { a: 2 });
  const [line] = lines;
  assert.deepEqual(line.sent, [
    { id: 1, op: "read", params: { a: 1 } },
    { id: 2, op: "read", params: { a: 2 } },
  ]);
  line.say(result(2, "two"));
  line.say(result(1, "one"));
  assert.deepEqual(await Promise.all([first, second]), ["one", "two"]);
  assert.equal(lines.length, 1);
  client.drop(new Error());
});

test("a document that the host wants is got and handed over, or why there is none", async () => {
  const { client, lines } = begin();
  const wanted = [];
  const get = async (url) => {
    wanted.push(url);
    if (url.endsWith("/broken")) throw new Error("no line");
    return { document: { url, content_type: "text/html", body: "" } };
  };
  const answer = client.send("find", {}, { get });
  const [line] = lines;
  line.say({ id: 1, type: "get", number: 1, url: "https://a.example/" });
  line.say({ id: 1, type: "get", number: 2, url: "https://a.example/broken" });
  await pause(1);
  assert.deepEqual(wanted, ["https://a.example/", "https://a.example/broken"]);
  const document = { url: "https://a.example/", content_type: "text/html", body: "" };
  assert.deepEqual(line.sent.slice(1), [
    { id: 2, op: "got", params: { target: 1, number: 1, document } },
    { id: 3, op: "got", params: { target: 1, number: 2, reason: "network" } },
  ]);
  line.say(result(2, { wanted: true }));
  line.say(result(1, "found"));
  assert.equal(await answer, "found");
  client.drop(new Error());
});

test("a document for a request that is over is not handed over; without a way to get any there is none", async () => {
  const { client, lines } = begin();
  const answer = client.send("find", {}, { get: () => pause(5).then(() => ({ reason: "slow" })) });
  lines[0].say({ id: 1, type: "get", number: 1, url: "https://a.example/" });
  lines[0].say(result(1, "found"));
  assert.equal(await answer, "found");
  await pause(10);
  assert.equal(lines[0].sent.length, 1);
  client.send("find", {}).catch(() => {});
  lines[0].say({ id: 2, type: "get", number: 1, url: "https://a.example/" });
  await pause(1);
  assert.deepEqual(lines[0].sent.at(-1).params, { target: 2, number: 1, reason: "network" });
  client.drop(new Error());
});

test("what nobody asked for is ignored", async () => {
  const { client, lines } = begin();
  const answer = client.send("read", {});
  for (const stray of [null, 7, "x", {}, { id: 9, type: "result" }, { id: "1", type: "result" }]) lines[0].say(stray);
  lines[0].say(result(1, "mine"));
  lines[0].say(result(1, "again"));
  assert.equal(await answer, "mine");
  client.drop(new Error());
});

/** What the browsers say, and what it means of a host that had said something and of one that had not. */
for (const [words, heard, unheard = heard] of [
  ["Specified native messaging host not found.", "host_missing"],
  ["Native messaging host org.smallprint.host is not registered.", "host_missing"],
  ["No such native application org.smallprint.host", "host_missing"],
  ["Access to the specified native messaging host is forbidden.", "host_forbidden"],
  ["Failed to start native messaging host.", "host_broken"],
  ["Native host has exited.", "host_crashed", "host_broken"],
  ["An unexpected error occurred", "host_failed", "host_broken"], // Firefox, of one that it cannot start or understand
  ["Error when communicating with the native messaging host.", "protocol", "host_broken"],
  ["Native application tried to send a message of 9 bytes, which exceeds the limit of 8 bytes.", "protocol"],
  ["Something new.", "host_failed"],
  [undefined, "host_failed"],
]) {
  test(`a line that breaks with "${words}" fails all that waits as ${heard}, or at first as ${unheard}`, async () => {
    for (const [greets, code] of [
      [true, heard],
      [false, unheard],
    ]) {
      const { client, lines } = begin();
      const waiting = [client.send("a", {}), client.send("b", {})].map(problemOf);
      if (greets) lines[0].say({ id: 1, type: "progress", stage: "reading", done: 0, total: 1 });
      lines[0].breakOff(words);
      assert.deepEqual(await Promise.all(waiting), [code, code]);
    }
  });
}

test("after a break the next question opens a new line, and the old one's late words do no harm", async () => {
  const { client, lines } = begin();
  const lost = problemOf(client.send("a", {}));
  lines[0].breakOff("Native host has exited.");
  assert.equal(await lost, "host_broken");
  const answer = client.send("a", {});
  assert.equal(lines.length, 2);
  lines[0].breakOff("Native host has exited.");
  lines[1].say(result(2, "back"));
  assert.equal(await answer, "back");
  client.drop(new Error());
});

test("parts are put together", async () => {
  const { client, lines } = begin();
  const answer = client.send("a", {});
  const text = JSON.stringify({ words: "a long “text” 😀".repeat(9) });
  for (const [index, at] of [0, 50, 100].entries()) {
    lines[0].say({ id: 1, type: "part", index, count: 3, data: text.slice(at, index === 2 ? undefined : at + 50) });
  }
  assert.deepEqual(await answer, JSON.parse(text));
  client.drop(new Error());
});

for (const [what, ...parts] of [
  ["in the wrong order", { index: 1, count: 2, data: "1" }],
  ["without end", { index: 0, count: 1e9, data: "1" }],
  ["without data", { index: 0, count: 2 }],
  ["that are no JSON", { index: 0, count: 2, data: "{" }, { index: 1, count: 2, data: "]" }],
]) {
  test(`parts ${what} are a broken protocol`, async () => {
    const { client, lines } = begin();
    const answer = problemOf(client.send("a", {}));
    for (const part of parts) lines[0].say({ id: 1, type: "part", ...part });
    assert.equal(await answer, "protocol");
    client.drop(new Error());
  });
}

test("errors of the host keep their words and details", async () => {
  const { client, lines } = begin();
  const answer = client.send("a", {});
  lines[0].say({ id: 1, type: "error", error: { code: "wall", message: "m", hint: "h", details: { n: 1 } } });
  await assert.rejects(answer, { code: "wall", message: "m", hint: "h", details: { n: 1 } });
  client.drop(new Error());
});

test("a refusal that names no question fails what waits, and the line stays", async () => {
  const { client, lines } = begin();
  const answer = problemOf(client.send("a", {}));
  lines[0].say({ id: null, type: "error", error: { code: "too_large", message: "", hint: "", details: {} } });
  assert.equal(await answer, "too_large");
  client.send("b", {}).catch(() => {});
  assert.equal(lines.length, 1);
  client.drop(new Error());
});

test("silence ends a question, and each frame puts it off", async () => {
  const { client, lines } = begin({ silence: 80 });
  const seen = [];
  const answer = problemOf(client.send("a", {}, { onProgress: (progress) => seen.push(progress.done) }));
  for (const done of [1, 2, 3]) {
    await pause(50);
    lines[0].say({ id: 1, type: "progress", stage: "reading", done, total: 9 });
  }
  assert.equal(lines[0].closed, false);
  assert.equal(await answer, "timeout");
  assert.deepEqual(seen, [1, 2, 3]);
  assert.equal(lines[0].closed, true);
});

test("a cancelled question tells the host, and its late answer is dropped", async () => {
  const { client, lines } = begin();
  const control = new AbortController();
  const answer = problemOf(client.send("a", {}, { signal: control.signal }));
  control.abort();
  assert.equal(await answer, "cancelled");
  assert.deepEqual(lines[0].sent[1], { id: 2, op: "cancel", params: { target: 1 } });
  lines[0].say(result(1, "late"));
  assert.equal(await problemOf(client.send("a", {}, { signal: control.signal })), "cancelled");
  assert.equal(lines[0].sent.length, 2);
  client.drop(new Error());
});

test("an idle line is closed, one in use is not", async () => {
  const { client, lines } = begin({ idle: 40 });
  const long = client.send("a", {});
  await pause(80);
  assert.equal(lines[0].closed, false);
  lines[0].say(result(1, 1));
  await long;
  await pause(80);
  assert.equal(lines[0].closed, true);
});

test("a message that the browser refuses is too large; a line that just broke has failed", async () => {
  for (const [words, code] of [
    ["Message exceeded maximum allowed size of 64MiB.", "too_large"],
    ["Attempting to use a disconnected port object", "host_failed"],
  ]) {
    const { client, lines } = begin();
    client.send("a", {}).catch(() => {});
    lines[0].refuses = words;
    assert.equal(await problemOf(client.send("b", {})), code);
    client.drop(new Error());
  }
});
