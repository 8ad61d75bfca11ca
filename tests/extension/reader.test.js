import assert from "node:assert/strict";
import { test } from "node:test";
import { openReader } from "../../extension/lib/reader.js";
import { fakeLine } from "./fake-line.js";

const ASK = { type: "read", tabId: 1, url: "u", force: false };

function begin() {
  const { connect, lines } = fakeLine();
  const heard = [];
  return { reader: openReader(connect, (answer) => heard.push(answer)), lines, heard };
}

test("a worker that is stopped before it answers is asked again, once", () => {
  const { reader, lines, heard } = begin();
  reader.ask(ASK);
  lines[0].breakOff();
  assert.deepEqual(lines[1].sent, [ASK]);
  lines[1].breakOff();
  assert.equal(lines.length, 2);
  assert.equal(heard[0].problem.code, "internal");
});

test("a worker that is stopped after its answer is left alone until the next question", () => {
  const { reader, lines, heard } = begin();
  reader.ask(ASK);
  lines[0].say({ type: "progress", stage: "reading", done: 0, total: 1 });
  lines[0].say({ type: "summary", summary: {} });
  lines[0].breakOff();
  assert.equal(lines.length, 1);
  assert.equal(heard.length, 2);
  reader.ask(ASK);
  assert.deepEqual(lines[1].sent, [ASK]);
});

test("a worker that is stopped while it checks is asked again; then what was shown stands unchecked", () => {
  const { reader, lines, heard } = begin();
  reader.ask(ASK);
  lines[0].say({ type: "summary", summary: {}, stage: "checking" });
  lines[0].breakOff();
  assert.deepEqual(lines[1].sent, [ASK]);
  lines[1].say({ type: "summary", summary: {}, stage: "checking" });
  lines[1].breakOff();
  assert.equal(lines.length, 2);
  assert.equal(heard.at(-1).type, "checked");
  assert.equal(heard.at(-1).problem.code, "internal");
});

test("each call gets its own reply, in any order, and none of them ends the reading", async () => {
  const { reader, lines, heard } = begin();
  reader.ask(ASK);
  const calls = [reader.show(7, "a"), reader.show(8, "b", { bring: true }), reader.present({ schema: 1 }, "html")];
  assert.deepEqual(lines[0].sent.slice(1), [
    { type: "show", id: 1, tabId: 7, text: "a", bring: false },
    { type: "show", id: 2, tabId: 8, text: "b", bring: true },
    { type: "request", id: 3, op: "present", params: { summary: { schema: 1 }, format: "html" } },
  ]);
  for (const [id, value] of [
    [3, { text: "<p>" }],
    [1, "marked"],
    [9, "stray"],
    [2, "missing"],
  ]) {
    lines[0].say({ type: "reply", id, value });
  }
  assert.deepEqual(await Promise.all(calls), ["marked", "missing", { text: "<p>" }]);
  assert.deepEqual(heard, []);
  lines[0].breakOff();
  assert.deepEqual(lines[1].sent, [ASK]);
});

test("calls whose worker is stopped have failed, and the next one is made of another worker", async () => {
  const { reader, lines } = begin();
  const [shown, written] = [reader.show(7, "a"), reader.present({}, "markdown")];
  lines[0].breakOff();
  assert.equal(await shown, "missing");
  assert.equal((await written).problem.code, "internal");
  const again = reader.show(7, "b");
  lines[1].say({ type: "reply", id: 3, value: "marked" });
  assert.equal(await again, "marked");
});
