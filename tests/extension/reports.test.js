import assert from "node:assert/strict";
import { test } from "node:test";
import { keep, recall } from "../../extension/lib/reports.js";
import { store } from "./fake-store.js";

const kept = (tabId, text = "") => ({ summary: { text }, tabId });

test("a report is found again, as often as it is asked for", async () => {
  const memory = store();
  const key = await keep(memory, kept(1));
  assert.deepEqual(await recall(memory, key), kept(1));
  assert.deepEqual(await recall(memory, key), kept(1));
});

test("only the last few are kept, and nothing of others is touched", async () => {
  const memory = store();
  memory.held.set("settings", { of: "others" });
  const keys = [];
  for (let index = 0; index < 12; index += 1) {
    keys.push(await keep(memory, kept(index)));
    await new Promise((resolve) => setTimeout(resolve, 2)); // keys are sorted by the millisecond
  }
  assert.equal(memory.held.size, 9);
  assert.deepEqual(await Promise.all(keys.map((key) => recall(memory, key))), [
    null,
    null,
    null,
    null,
    ...Array.from({ length: 8 }, (_, index) => kept(index + 4)),
  ]);
});

test("where there is no room the new one goes before the others", async () => {
  const memory = store(1000);
  const old = await keep(memory, kept(1, "a".repeat(600)));
  const key = await keep(memory, kept(2, "b".repeat(600)));
  assert.equal(await recall(memory, old), null);
  assert.equal((await recall(memory, key)).tabId, 2);
  await assert.rejects(keep(memory, kept(3, "c".repeat(2000))));
});

test("only keys of reports are looked up", async () => {
  const memory = store();
  memory.held.set("settings", { of: "others" });
  for (const key of ["", "settings", "report-1-xyz", "__proto__"]) assert.equal(await recall(memory, key), null);
});
