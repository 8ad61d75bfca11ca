import assert from "node:assert/strict";
import { test } from "node:test";
import { bytes } from "../../extension/lib/files.js";
import { highlighted, nameOf, size } from "../../extension/library/format.js";
import { arrange } from "../../extension/library/rows.js";

for (const [service, title, wanted] of [
  ["Kettle & Co", "Privacy", "Kettle & Co"],
  ["", "Privacy Notice", "Privacy Notice"],
  [" \n\u200b ", "\u202e", ""],
  ["a\u202egpj\u0000.exe\n\nb", "", "a gpj .exe b"],
  ["قهوة", "", "قهوة"],
  ["\ud83d", "", "\ufffd"],
  ["🫖".repeat(10_000), "", `${"🫖".repeat(80)}…`],
]) {
  test(`the name ${JSON.stringify(service.slice(0, 20))}`, () => {
    assert.equal(nameOf({ service, title }), wanted);
  });
}

for (const [count, wanted] of [
  [0, "0 kB"],
  [1234, "1.2 kB"],
  [9_960, "10 kB"],
  [999_499, "999 kB"],
  [999_600, "1 MB"],
  [1_234_567, "1.2 MB"],
  [45_600_000, "46 MB"],
  [7_000_000_000_000, "7,000 GB"],
]) {
  test(`${count} bytes are ${wanted}`, () => assert.equal(size(count, "en"), wanted));
}

const found = (text, search) =>
  highlighted(text, search)
    .filter((piece) => piece.found)
    .map((piece) => piece.text);

test("what was searched for is found: whole words, the last one by its beginning", () => {
  assert.deepEqual(found("We sell data, and sellers buy data.", "sell da"), ["sell", "data", "data"].map(cut));
  assert.deepEqual(found("Ünder one ROOF", "ünder roof"), ["Ünder", "ROOF"]);
  assert.deepEqual(found("reselling", "sell"), []);
  assert.deepEqual(found("a.b (c) [d]", "(.*) [ \\"), []);
  assert.deepEqual(found("nothing", ""), []);
});

/** Of "data" the search "da" finds the beginning. */
function cut(word) {
  return word === "data" ? "da" : word;
}

test("no text is lost or changed, and none takes long", () => {
  const texts = ["", "aaa", "<b>a</b>", "a-a_a a", "\ud83d a", `${"a ".repeat(50_000)}b`, "a".repeat(100_000)];
  for (const text of texts) {
    for (const search of ["a", "a a", "b", "a".repeat(200), Array(99).fill("a").join(" ")]) {
      const begun = performance.now();
      assert.equal(
        highlighted(text, search)
          .map((piece) => piece.text)
          .join(""),
        text,
      );
      assert.ok(performance.now() - begun < 1000);
    }
  }
});

test("bytes come out of base64 as they went in", () => {
  const all = Uint8Array.from({ length: 256 }, (_, index) => index);
  assert.deepEqual(bytes(Buffer.from(all).toString("base64")), all);
  assert.deepEqual(bytes(""), new Uint8Array());
});

test("points on which two differ come first, each in its order", () => {
  const side = (text, tone = "bad") => ({ text, tone, quotes: [] });
  const rows = [
    { label: "same", first: side("x"), second: side("x") },
    { label: "words", first: side("x"), second: side("y") },
    { label: "tone", first: side("x"), second: side("x", "good") },
    { label: "silent", first: null, second: side("x") },
    { label: "other silent", first: side("x"), second: null },
    { label: "same again", first: side("z"), second: side("z") },
  ];
  const { differing, same } = arrange(rows);
  assert.deepEqual(
    differing.map(({ label }) => label),
    ["words", "tone", "silent", "other silent"],
  );
  assert.deepEqual(
    same.map(({ label }) => label),
    ["same", "same again"],
  );
});
