import assert from "node:assert/strict";
import { test } from "node:test";
import { momentsIn } from "../../extension/report/moments.js";

const at = (hour, minute, second) => new Date(2026, 0, 16, hour, minute, second).toISOString();

test("only what was read in the same minute has its seconds", () => {
  const [first, second, other] = momentsIn([at(9, 30, 5), at(9, 30, 50), at(10, 30, 5)], "en-GB");
  assert.equal(first, "16 January 2026 at 09:30:05");
  assert.equal(second, "16 January 2026 at 09:30:50");
  assert.equal(other, "16 January 2026 at 10:30");
});

test("what is no moment stays as it is", () => {
  assert.deepEqual(momentsIn(["<b>", "", "<b>"], "en"), ["<b>", "", "<b>"]);
  assert.deepEqual(momentsIn([], "en"), []);
});
