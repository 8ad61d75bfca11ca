import assert from "node:assert/strict";
import { test } from "node:test";
import { openReader } from "../../extension/popup/reader.js";
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

test("each quote gets its own answer, and none of them ends the reading", async () => {
  const { reader, lines, heard } = begin();
  reader.ask({ ...ASK, tabId: 7 });
  const shown = [reader.show("a"), reader.show("b")];
  assert.deepEqual(lines[0].sent.slice(1), [
    { type: "show", tabId: 7, text: "a" },
    { type: "show", tabId: 7, text: "b" },
  ]);
  lines[0].say({ type: "shown", found: true });
  lines[0].say({ type: "shown", found: false });
  assert.deepEqual(await Promise.all(shown), [true, false]);
  assert.deepEqual(heard, []);
  lines[0].breakOff();
  assert.deepEqual(lines[1].sent, [{ ...ASK, tabId: 7 }]);
});

test("a quote whose worker is stopped was not found, and the next one is asked of another worker", async () => {
  const { reader, lines } = begin();
  const lost = reader.show("a");
  lines[0].breakOff();
  assert.equal(await lost, false);
  const found = reader.show("b");
  lines[1].say({ type: "shown", found: true });
  assert.equal(await found, true);
});
