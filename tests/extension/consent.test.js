import assert from "node:assert/strict";
import { test } from "node:test";
import { withConsent } from "../../extension/background/consenting.js";
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

test("other pages hear of it", () => {
  const heard = [];
  openConsent(store(), (key, changed) => heard.push(key, changed())).onChange(() => "changed");
  assert.deepEqual(heard, ["consent", "changed"]);
});

function begin(given) {
  const said = [];
  const asked = [];
  const inner = { ask: (question) => asked.push(question.type), close: () => asked.push("close") };
  return { said, asked, session: withConsent(inner, { given, answer: (message) => said.push(message) }) };
}

const CALLS = [
  { type: "read", tabId: 1, url: "https://a.example/", force: false, keep: true },
  { type: "read", tabId: 1, url: "https://a.example/", address: "https://b.example/", force: false, keep: true },
  { type: "look", id: 1, tabId: 1, url: "https://a.example/" },
  { type: "show", id: 2, tabId: 1, text: "t", bring: true },
];

test("without it nothing is done with a page, and each question is answered", async () => {
  const { said, asked, session } = begin(async () => null);
  for (const call of CALLS) await session.ask(call);
  assert.deepEqual(asked, []);
  const problem = { code: "consent", message: "consent", hint: "", details: {} };
  assert.deepEqual(said, [
    { type: "problem", problem },
    { type: "problem", problem },
    { type: "reply", id: 1, value: { problem } },
    { type: "reply", id: 2, value: "closed" },
  ]);
});

test("what needs no page goes on without it", async () => {
  const { said, asked, session } = begin(async () => null);
  await session.ask({ type: "request", id: 1, op: "hello", params: {} });
  await session.ask({ type: "forget", id: 2, url: "https://a.example/" });
  assert.deepEqual(asked, ["request", "forget"]);
  assert.deepEqual(said, []);
});

test("with it everything is as without the gate, until it is taken back", async () => {
  let at = "2026-01-01T00:00:00Z";
  const { asked, session } = begin(async () => at);
  for (const call of CALLS) await session.ask(call);
  assert.deepEqual(
    asked,
    CALLS.map(({ type }) => type),
  );
  at = null;
  await session.ask(CALLS[0]);
  assert.equal(asked.length, CALLS.length);
});

test("a page that closes while it is asked for begins nothing", async () => {
  const { said, asked, session } = begin(async () => "2026-01-01T00:00:00Z");
  const asking = session.ask(CALLS[0]);
  session.close();
  await asking;
  assert.deepEqual(asked, ["close"]);
  assert.deepEqual(said, []);
});
