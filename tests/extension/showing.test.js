import assert from "node:assert/strict";
import { test } from "node:test";
import { showBest } from "../../extension/background/showing.js";

const rated = (...results) => Promise.resolve(results.map((result, index) => ({ frameId: index * 10, result })));

for (const [what, results, marked] of [
  ["the frame that has the quote", [0, 5, 0], [10]],
  ["the frame that has it best", [3, 5, 9], [20]],
  ["the first of equals", [0, 5, 5], [10]],
  ["no frame where none has it", [0, 0], []],
  ["no frame where none answered", [], []],
]) {
  test(`marks ${what}`, async () => {
    const seen = [];
    const place = await showBest(
      () => rated(...results),
      async (frameId) => seen.push(frameId),
    );
    assert.deepEqual(seen, marked);
    assert.equal(place, marked.length > 0 ? "marked" : "missing");
  });
}

test("a tab out of reach is closed to us", async () => {
  const gone = () => Promise.reject(new Error("No tab with id: 7"));
  assert.equal(await showBest(gone, gone), "closed");
  assert.equal(await showBest(() => rated(1), gone), "closed");
});
