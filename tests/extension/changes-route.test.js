import assert from "node:assert/strict";
import { test } from "node:test";
import { pageOf, routeOf } from "../../extension/report/route.js";

for (const [search, wanted] of [
  ["", { key: "" }],
  ["?report-1-abc", { key: "report-1-abc" }],
  ["?v12", { version: 12, changes: null, at: null }],
  ["?v12&changes=9", { version: 12, changes: 9, at: null }],
  ["?v12&at=3-40", { version: 12, changes: null, at: { start: 3, end: 40 } }],
  ["?v12&changes=-9&at=40-3", { version: 12, changes: null, at: null }],
  ["?v12&changes=x&at=3", { version: 12, changes: null, at: null }],
  ["?v12&at=1-2-3", { version: 12, changes: null, at: { start: 1, end: 2 } }],
  ["?v", { key: "v" }],
  ["?v1e3", { key: "v1e3" }],
  [`?v${"9".repeat(16)}`, { key: `v${"9".repeat(16)}` }],
]) {
  test(`an address that ends in ${search || "nothing"}`, () => assert.deepEqual(routeOf(search), wanted));
}

test("the address of a version leads to it", () => {
  assert.equal(pageOf(7), "report/report.html?v7");
  for (const at of [undefined, { start: 0, end: 9 }]) {
    const [, search] = pageOf(7, at).split("?");
    assert.deepEqual(routeOf(`?${search}`), { version: 7, changes: null, at: at ?? null });
  }
});
