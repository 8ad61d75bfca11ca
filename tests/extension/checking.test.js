import assert from "node:assert/strict";
import { test } from "node:test";
import { keepChecking } from "../../extension/welcome/check.js";

const MISSING = { problem: { code: "host_missing", message: "", hint: "", details: {} } };
const HELLO = { protocol: 1, version: "1.2.3", operations: [], languages: [] };

/** A check whose program is there once `state.there` says so. */
function begin(context) {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const state = { there: false, sight: true, asked: 0, told: [], changed: () => {} };
  const first = keepChecking({
    ask: async () => {
      state.asked += 1;
      return state.there ? HELLO : MISSING;
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
  state.changed();
  assert.equal(state.asked, 3);
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
