import assert from "node:assert/strict";
import { test } from "node:test";
import { fragmentLink } from "../../extension/lib/fragment.js";

const URL = "https://a.example/privacy";
const text = (link) => link.split(":~:text=")[1];
const words = (count, from = 1) => Array.from({ length: count }, (_, index) => `w${from + index}`).join(" ");

for (const [what, quote, wanted] of [
  ["a short quote is given whole", "We keep it.", "We%20keep%20it."],
  ["signs that part pieces are escaped", "We, you & third-party #1", "We%2C%20you%20%26%20third%2Dparty%20%231"],
  ["other letters too", "Köln – 個人情報", "K%C3%B6ln%20%E2%80%93%20%E5%80%8B%E4%BA%BA%E6%83%85%E5%A0%B1"],
  ["half a letter does no harm", "a \ud83d b", "a%20%EF%BF%BD%20b"],
  ["a long one is given by its ends", words(40), `${words(8)},${words(8, 33)}`.replaceAll(" ", "%20")],
  ["lines stand in blocks of their own", "You can:\n\n ask us\nto stop", "You%20can%3A,to%20stop"],
]) {
  test(what, () => assert.equal(text(fragmentLink(URL, quote)), wanted));
}

test("the page keeps its own place, and a text fragment gives way", () => {
  assert.equal(fragmentLink(`${URL}?a=1#/eu`, "We do."), `${URL}?a=1#/eu:~:text=We%20do.`);
  assert.equal(fragmentLink(`${URL}#x:~:text=old`, "We do."), `${URL}#x:~:text=We%20do.`);
  assert.equal(fragmentLink(URL, "We do."), `${URL}#:~:text=We%20do.`);
});

test("there is no link without an address of the web, or without words", () => {
  for (const url of [null, "", "file:///a.html", "javascript:alert(1)", "mailto:a@b.example"]) {
    assert.equal(fragmentLink(url, "We do."), null, String(url));
  }
  for (const quote of ["", " \n "]) assert.equal(fragmentLink(URL, quote), null);
});
