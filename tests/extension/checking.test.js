import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { NEEDED } from "../../extension/lib/protocol.js";
import { greet, keepChecking } from "../../extension/welcome/check.js";

const MISSING = { problem: { code: "host_missing", message: "", hint: "", details: {} } };
const LOST = { problem: { code: "internal", message: "", hint: "", details: {} } };
const HELLO = { protocol: 1, version: "1.2.3", operations: NEEDED, languages: [] };

/** A check whose program is there once `state.there` says so, or answers as `state.answer` does. */
function begin(context) {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const state = { there: false, sight: true, asked: 0, told: [], changed: () => {} };
  const first = keepChecking({
    ask: async () => {
      state.asked += 1;
      return state.answer ? state.answer() : state.there ? HELLO : MISSING;
    },
    tell: (answer) => state.told.push(answer),
    inSight: () => state.sight,
    onSight: (changed) => {
      state.changed = changed;
    },
  });
  const pass = async (milliseconds) => {
    context.mock.timers.tick(milliseconds);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { state, first, pass };
}

test("it asks at once and every two seconds, until the program answers", async (context) => {
  const { state, first, pass } = begin(context);
  await first;
  assert.deepEqual(state.told, [MISSING]);
  await pass(1999);
  assert.equal(state.asked, 1);
  await pass(1);
  assert.equal(state.asked, 2);
  state.there = true;
  await pass(2000);
  assert.deepEqual(state.told, [MISSING, MISSING, HELLO]);
  await pass(60_000);
  assert.equal(state.asked, 3);
});

test("one that was found is looked at again when the page comes back into sight", async (context) => {
  const { state, first, pass } = begin(context);
  state.there = true;
  await first;
  state.there = false;
  state.changed();
  await pass(0);
  await pass(2000);
  state.there = true;
  await pass(2000);
  await pass(60_000);
  assert.deepEqual(state.told.slice(-3), [MISSING, MISSING, HELLO]);
  assert.equal(state.asked, state.told.length);
});

test("a worker that was stopped meanwhile says nothing of the program, nor does a question that cannot be put", async (context) => {
  const { state, first, pass } = begin(context);
  await first;
  state.answer = () => LOST;
  await pass(2000);
  assert.deepEqual(state.told, [MISSING]);
  state.answer = () => Promise.reject(new Error("no line"));
  await assert.rejects(state.changed());
  state.answer = null;
  state.there = true;
  await pass(2000);
  assert.deepEqual(state.told, [MISSING, HELLO]);
});

test("out of sight nothing is asked; back in sight at once, and no faster than before", async (context) => {
  const { state, first, pass } = begin(context);
  await first;
  state.sight = false;
  await pass(10_000);
  assert.equal(state.asked, 1);
  state.sight = true;
  for (let time = 0; time < 3; time += 1) {
    state.changed();
    await pass(0);
  }
  assert.equal(state.asked, 4);
  await pass(2000);
  assert.equal(state.asked, 5);
});

test("one question at a time", async (context) => {
  const { state, first } = begin(context);
  state.changed();
  await first;
  assert.equal(state.asked, 1);
});

test("what is needed is all that the newest program answers, but for what no page asks for", () => {
  const folder = new URL("../host/protocol/", import.meta.url);
  const newest = readdirSync(folder)
    .sort(new Intl.Collator("en", { numeric: true }).compare)
    .at(-1);
  const { answers } = JSON.parse(readFileSync(new URL(newest, folder), "utf8"));
  const others = ["hello", "cancel", "got", "detect", "read"];
  assert.deepEqual([...NEEDED, ...others].sort(), Object.keys(answers).sort());
});

test("a program that lacks anything is an old one, and is hung up on", async () => {
  for (const lacking of NEEDED) {
    const asked = [];
    const hello = { ...HELLO, operations: NEEDED.filter((op) => op !== lacking) };
    const answer = await greet(async (op) => {
      asked.push(op);
      return op === "hello" ? hello : MISSING;
    });
    assert.equal(answer.problem.code, "host_old");
    assert.equal(answer.problem.details.version, "1.2.3");
    assert.deepEqual(asked, ["hello", lacking]);
  }
  assert.equal(await greet(async () => HELLO), HELLO);
  assert.equal(await greet(async () => MISSING), MISSING);
});
