import assert from "node:assert/strict";
import { test } from "node:test";
import * as ready from "../../extension/lib/ready.js";
import { store } from "./fake-store.js";

const URL = "https://kettle.example/privacy";
const of = (text, at = 0, url = URL) => ({ url, summary: { text }, at });

test("a summary is ready for its page in its tab, and for no other", async () => {
  const memory = store();
  await ready.keep(memory, 7, of("a"));
  assert.deepEqual(await ready.of(memory, 7, URL), { text: "a" });
  assert.equal(await ready.of(memory, 8, URL), null);
  for (const other of ["https://kettle.example/", `${URL}?page=2`, `${URL}#/cookies`, `${URL}#!cookies`, ""]) {
    assert.equal(await ready.of(memory, 7, other), null, other);
  }
  assert.deepEqual(await ready.of(memory, 7, `${URL}#section-2`), { text: "a" });
});

test("a tab has one", async () => {
  const memory = store();
  await ready.keep(memory, 7, of("a"));
  await ready.keep(memory, 7, of("b"));
  assert.deepEqual(await ready.of(memory, 7, URL), { text: "b" });
  assert.equal(memory.held.size, 1);
});

test("the oldest go, nothing of others is touched", async () => {
  const memory = store();
  memory.held.set("report-1-abc", { of: "others" });
  for (let tab = 20; tab > 8; tab -= 1) await ready.keep(memory, tab, of(`tab ${tab}`, 100 - tab));
  assert.equal(memory.held.size, 9);
  for (const [tab, kept] of [
    [20, false],
    [17, false],
    [16, true],
    [9, true],
  ]) {
    assert.equal((await ready.of(memory, tab, URL)) !== null, kept, String(tab));
  }
});

test("where there is no room the new one goes before the others", async () => {
  const memory = store(1000);
  await ready.keep(memory, 1, of("a".repeat(600)));
  await ready.keep(memory, 2, of("b".repeat(600)));
  assert.equal(await ready.of(memory, 1, URL), null);
  assert.ok(await ready.of(memory, 2, URL));
  await assert.rejects(ready.keep(memory, 3, of("c".repeat(2000))));
});

test("what is left is forgotten, what came after it stays", async () => {
  const memory = store();
  await ready.keep(memory, 7, of("a"));
  assert.equal(await ready.drop(memory, 7, "https://kettle.example/"), false);
  assert.ok(await ready.of(memory, 7, URL));
  assert.equal(await ready.drop(memory, 7, `${URL}#end`), true);
  assert.equal(memory.held.size, 0);
});

test("a tab that is gone keeps nothing, whatever its page was", async () => {
  const memory = store();
  await ready.keep(memory, 7, of("a"));
  await ready.keep(memory, 8, of("b"));
  await ready.forget(memory, 7);
  assert.deepEqual([...memory.held.keys()], ["ready-8"]);
});

test("all are forgotten at once, and of which tabs is told", async () => {
  const memory = store();
  memory.held.set("report-1-abc", { of: "others" });
  await ready.keep(memory, 7, of("a"));
  await ready.keep(memory, 12, of("b"));
  assert.deepEqual((await ready.clear(memory)).sort(), [12, 7]);
  assert.deepEqual([...memory.held.keys()], ["report-1-abc"]);
});
