import assert from "node:assert/strict";
import { test } from "node:test";
import { fileName } from "../../extension/lib/files.js";

for (const [service, wanted] of [
  ["GitHub", "GitHub privacy summary.md"],
  ["Köln & Söhne", "Köln & Söhne privacy summary.md"],
  ["", "privacy summary.md"],
  ["../../etc/passwd", "etc passwd privacy summary.md"],
  ['C:\\con?*|<>"', "C con privacy summary.md"],
  ["~.-hidden", "hidden privacy summary.md"],
  ["a\u202egpj\u0000.exe\n", "a gpj .exe privacy summary.md"],
  ["\ud83d", "\ufffd privacy summary.md"],
  ["x".repeat(500), `${"x".repeat(60)} privacy summary.md`],
]) {
  test(`the file of ${JSON.stringify(service.slice(0, 20))}`, () => {
    assert.equal(fileName(service, "privacy summary", "md"), wanted);
  });
}
