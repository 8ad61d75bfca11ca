import assert from "node:assert/strict";
import { test } from "node:test";
import { isolated } from "../../extension/lib/bidi.js";

test("words that are written from right to left stand for themselves", () => {
  assert.equal(isolated("Kettle & Co"), "Kettle & Co");
  assert.equal(isolated("Çağrı 東京 Ελλάς"), "Çağrı 東京 Ελλάς");
  for (const name of ["קומקום", "Kettle إبريق", "𐤀𐤁", "𞤀𞤁"]) assert.equal(isolated(name), `\u2068${name}\u2069`);
});
