import assert from "node:assert/strict";
import { test } from "node:test";
import { pieces, runs, unitsOf } from "../../extension/cards/pieces.js";

/** The same numbers each time, of a small generator. */
function numbers(seed) {
  let state = seed;
  return (limit) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * limit);
  };
}

const LETTERS = ["a", "é", "e\u0301", "個", "😀", "\u{1f3c3}\u{1f3fd}", "\n", "\ud83d ", " \udc00"];

test("offsets in code points lead to the same words in a string", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const next = numbers(seed);
    const text = Array.from({ length: next(40) }, () => LETTERS[next(LETTERS.length)]).join("");
    const points = [...text];
    const units = unitsOf(text);
    for (let count = 0; count < 20; count += 1) {
      const start = next(points.length + 1);
      const end = start + next(points.length + 1 - start);
      assert.equal(text.slice(units(start), units(end)), points.slice(start, end).join(""), `${seed} ${start} ${end}`);
    }
  }
});

test("the pieces of a block are the block, and those that are quoted are what quotes have", () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const next = numbers(seed);
    const span = (limit) => {
      const start = next(limit);
      return { start, end: start + next(limit) };
    };
    const block = span(30);
    const quotes = Array.from({ length: next(6) }, () => span(30));
    const made = pieces(block, quotes);
    const points = made.flatMap(({ start, end, quoted }) =>
      Array.from({ length: end - start }, (_, index) => ({ point: start + index, quoted })),
    );
    assert.deepEqual(
      points,
      Array.from({ length: block.end - block.start }, (_, index) => {
        const point = block.start + index;
        return { point, quoted: quotes.some(({ start, end }) => start <= point && point < end) };
      }),
    );
    assert.ok(made.every(({ start, end }) => start < end));
  }
});

test("the items of a list stand together, all else by itself", () => {
  const kinds = ["heading", "list_item", "list_item", "paragraph", "table_cell", "table_cell", "list_item"];
  const blocks = kinds.map((kind, index) => ({ kind, start: index, end: index, section: [] }));
  assert.deepEqual(
    runs(blocks).map((run) => run.map(({ start }) => start)),
    [[0], [1, 2], [3], [4], [5], [6]],
  );
  assert.deepEqual(runs([]), []);
});
