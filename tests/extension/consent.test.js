import assert from "node:assert/strict";
import { test } from "node:test";
import { openConsent } from "../../extension/lib/consent.js";
import { store } from "./fake-store.js";

const nobody = () => {};

test("consent is kept with its time until it is taken back", async () => {
  const disk = store();
  const consent = openConsent(disk, nobody);
  assert.equal(await consent.given(), null);
  const before = Date.now();
  await consent.give();
  const at = Date.parse(await openConsent(disk, nobody).given());
  assert.ok(at >= before && at <= Date.now());
  await consent.takeBack();
  assert.equal(await consent.given(), null);
});

test("consent to less than is asked for now is none", async () => {
  const disk = store();
  for (const kept of [{ to: 0, at: "2026-01-01T00:00:00Z" }, { at: "2026-01-01T00:00:00Z" }, {}]) {
    await disk.set("consent", kept);
    assert.equal(await openConsent(disk, nobody).given(), null);
  }
});

test("whoever asks is told of changes of the consent alone", () => {
  const heard = [];
  openConsent(store(), (key, changed) => heard.push(key, changed())).onChange(() => "changed");
  assert.deepEqual(heard, ["consent", "changed"]);
});
