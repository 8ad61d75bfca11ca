import assert from "node:assert/strict";
import { test } from "node:test";
import { place, readable, safeHref } from "../../extension/lib/links.js";

test("web and mail addresses may be links", () => {
  assert.equal(safeHref("https://a.example/opt out"), "https://a.example/opt%20out");
  assert.equal(safeHref("http://a.example"), "http://a.example/");
  assert.equal(safeHref("mailto:privacy@a.example"), "mailto:privacy@a.example");
});

for (const href of [
  "javascript:alert(1)",
  " JavaScript:alert(1)",
  "java\nscript:alert(1)",
  "\u0001javascript:alert(1)",
  "data:text/html,<script>1</script>",
  "blob:https://a.example/1",
  "file:///etc/passwd",
  "chrome://settings",
  "vbscript:x",
  "intent://a#Intent;end",
  "view-source:https://a.example",
  "https://user:secret@a.example/",
  "/relative",
  "//a.example",
  "https://",
  "",
  null,
  7,
]) {
  test(`${JSON.stringify(href)} is never a link`, () => assert.equal(safeHref(href), null));
}

test("addresses as people read them", () => {
  assert.equal(readable("https://www.a.example/"), "a.example");
  assert.equal(readable("mailto:a@b.example"), "a@b.example");
});

test("whatever looks like other letters or turns them around is written out", () => {
  assert.equal(readable("https://\u0430pple.example/p"), "xn--pple-43d.example/p"); // a Cyrillic a
  assert.equal(
    readable("https://a.example/\u202efdp.exe?\u2066#\u0430"),
    "a.example/%E2%80%AEfdp.exe?%E2%81%A6#%D0%B0",
  );
  assert.equal(readable("mailto:a\u202eb@b.example"), "a%E2%80%AEb@b.example");
  for (const odd of ["\u202eelpmaxe.a", "https://[\u0430", "\ud83d"]) assert.match(readable(odd), /^[!-~]+$/);
});

test("of a long address only the site is named, of a mailbox all", () => {
  assert.equal(place("https://www.a.example/privacy"), "a.example/privacy");
  assert.equal(place(`https://help.a.example/${"x".repeat(40)}?y=1#z`), "help.a.example");
  const mailbox = `${"x".repeat(40)}@b.example`;
  assert.equal(place(`mailto:${mailbox}`), mailbox);
});
