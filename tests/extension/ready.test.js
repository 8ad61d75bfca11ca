import assert from "node:assert/strict";
import { test } from "node:test";
import * as ready from "../../extension/lib/ready.js";
import { store } from "./fake-store.js";

const URL = "https://kettle.example/privacy";

test("the end of a page is the end of what is known of it, and of no other", async () => {
  const memory = store();
  await ready.note(memory, 7, URL);
  assert.equal(await ready.drop(memory, 7, "https://kettle.example/"), false);
  assert.equal(await ready.drop(memory, 8, URL), false);
  assert.equal(memory.held.size, 1);
  assert.equal(await ready.drop(memory, 7, URL), true);
  assert.equal(memory.held.size, 0);
});

test("tabs that close are forgotten, and all of them at once; nothing of others is touched", async () => {
  const memory = store();
  memory.held.set("report-1-abc", { of: "others" });
  for (const tab of [7, 8, 9]) await ready.note(memory, tab, URL);
  await ready.forget(memory, 7);
  assert.deepEqual(await ready.clear(memory), [8, 9]);
  assert.deepEqual([...memory.held.keys()], ["report-1-abc"]);
});
