import assert from "node:assert/strict";
import { test } from "node:test";
import {
  EVERYTHING,
  fromAddress,
  LONGEST,
  narrows,
  SORTS,
  toAddress,
  toParams,
} from "../../extension/library/query.js";

test("what the list shows comes back from the page's address", () => {
  for (const search of ["", "tea", "a & b=c#d?", "“Ünïcödé” 🫖", " two  words "]) {
    for (const says of ["", "sells"]) {
      for (const sort of SORTS) {
        const query = { search, says, sort };
        assert.deepEqual(fromAddress(toAddress(query)), query);
      }
    }
  }
  assert.equal(toAddress(EVERYTHING), "");
});

test("an address that was tampered with is read as far as it makes sense", () => {
  assert.deepEqual(fromAddress("?sort=constructor&search=%ff&other=1"), { ...EVERYTHING, search: "\ufffd" });
  assert.deepEqual(fromAddress("?search=a&search=b").search, "a");
  assert.equal(fromAddress(`?search=${"x".repeat(9000)}&says=${"y".repeat(9000)}`).search.length, LONGEST);
  assert.ok(fromAddress(`?search=${"x".repeat(LONGEST - 1)}🫖`).search.isWellFormed());
});

test("the host is asked for as many as it gives", () => {
  const query = { search: "  tea ", says: "ai", sort: /** @type {const} */ ("name") };
  assert.deepEqual(toParams(query, 50, 100), { search: "tea", says: "ai", sort: "name", start: 50, count: 100 });
  assert.equal(toParams(query, 0, 9999).count, 200);
  assert.equal(toParams(query, 0, 0).count, 1);
});

test("search and filter leave policies out, spaces and the order do not", () => {
  assert.equal(narrows({ ...EVERYTHING, sort: "name", search: "  " }), false);
  assert.equal(narrows({ ...EVERYTHING, search: "a" }), true);
  assert.equal(narrows({ ...EVERYTHING, says: "ai" }), true);
});
