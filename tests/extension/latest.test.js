import assert from "node:assert/strict";
import { test } from "node:test";
import { afterPause, latest } from "../../extension/lib/latest.js";
import { pause } from "./fake-line.js";

test("an answer is dropped once another question has been asked, in whatever order they come", async () => {
  const newest = latest();
  const slow = deferred();
  const first = newest(slow.promise);
  const second = newest(Promise.resolve("second"));
  assert.equal(await second, "second");
  slow.resolve("first");
  assert.equal(await first, undefined);
  assert.equal(await newest(Promise.resolve("third")), "third");
});

test("two lists do not drop each other's answers", async () => {
  const [one, other] = [latest(), latest()];
  const answers = [one(Promise.resolve(1)), other(Promise.resolve(2))];
  assert.deepEqual(await Promise.all(answers), [1, 2]);
});

test("many keys in a row are one search", async () => {
  let runs = 0;
  const typed = afterPause(() => {
    runs += 1;
  }, 20);
  for (let key = 0; key < 5; key += 1) typed.soon();
  assert.equal(runs, 0);
  await pause(60);
  assert.equal(runs, 1);
  typed.soon();
  await pause(60);
  assert.equal(runs, 2);
  typed.soon();
  typed.now();
  assert.equal(runs, 3);
  await pause(60);
  assert.equal(runs, 3);
});

/** `Promise.withResolvers`, which Node has only from version 22 on. */
function deferred() {
  let resolve;
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
