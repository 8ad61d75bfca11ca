/** The extension with hosts of other versions: a host is updated by hand, an extension by itself. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { openSession } from "../../extension/background/session.js";
import { openWatch } from "../../extension/background/watching.js";
import { openChoices } from "../../extension/lib/choices.js";
import { Client } from "../../extension/lib/client.js";
import { Host } from "../../extension/lib/host.js";
import { openReader } from "../../extension/lib/reader.js";
import { EVERYTHING, toParams } from "../../extension/library/query.js";
import { fakeLine, problemOf, result } from "./fake-line.js";
import { store } from "./fake-store.js";

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const RECORDINGS = readdirSync(new URL("../host/protocol", import.meta.url)).sort(
  new Intl.Collator("en", { numeric: true }).compare,
);
/** What the extension asks of a host, and the shapes of the answers. Later hosts are tried with it. */
const RECORDED = read(`../host/protocol/${RECORDINGS.at(-1)}`);
const WORDS = read("../../extension/_locales/en/messages.json");
const ALL = Object.keys(RECORDED.answers).sort();

/** Data of a recorded shape, with one of everything. */
function sample(shape) {
  if (typeof shape === "string") return { string: "words", integer: 1, number: 0.5, boolean: true, null: null }[shape];
  if (!Array.isArray(shape)) return mapped(shape, ([name, each]) => [name, sample(each)]);
  const [kind, first] = shape;
  if (kind === "list") return [sample(first)];
  return kind === "any" ? sample(first) : first;
}

/** The same data from a later version: one more field everywhere, and for each choice of few a new one. */
function later(value, shape) {
  const [kind, inner] = Array.isArray(shape) ? shape : [];
  if (kind === "any") return later(value, inner);
  if (kind === "one of") return typeof inner === "number" ? 9 : "of tomorrow";
  if (kind === "list") return value.map((each) => later(each, inner));
  if (typeof shape === "string") return value;
  return { ...mapped(shape, ([name, each]) => [name, later(value[name], each)]), more: { of: ["tomorrow", null] } };
}

const mapped = (record, change) => Object.fromEntries(Object.entries(record).map(change));

/** What a host answers by default, in today's shapes. */
const answerTo = (op) => sample(RECORDED.answers[op]);

/**
 * A host with these operations, and what is asked of it. `answers` gives its last frame but for the id, and may say
 * more before.
 */
function hostWith(operations, { answers = (op) => ({ type: "result", result: answerTo(op) }), hello = {} } = {}) {
  const asked = [];
  const lines = [];
  const has = [...operations];
  const client = new Client(
    (onMessage) => {
      const line = {
        closed: false,
        post(message) {
          const { id, op } = structuredClone(message);
          asked.push(JSON.parse(JSON.stringify(message)));
          const say = (frame) => setTimeout(() => line.closed || onMessage({ id, ...frame }));
          if (op === "hello") {
            say({
              type: "result",
              result: { protocol: 1, version: "0.0.9", operations: has, languages: ["en"], ...hello },
            });
          } else say(answers(op, message.params, say));
        },
        close() {
          line.closed = true;
        },
      };
      lines.push(line);
      return line;
    },
    { idle: 1 },
  );
  return { host: new Host(client), has, asked, lines };
}

const URL_OF = "https://kettle.example/privacy";
const PAGE = { url: URL_OF, title: "Privacy", frames: [{ url: URL_OF, html: "<p>We" }] };
const ASK = { type: "read", tabId: 1, url: URL_OF, force: false, keep: true };

function sessionOn(host, { choices = openChoices(store()), page = PAGE, closed = [] } = {}) {
  const said = [];
  const session = openSession({
    host,
    read: async () => ({ page, closed }),
    get: async () => ({ reason: "404" }),
    reach: async (url) => [new URL(url).origin],
    agreed: async () => {},
    choices,
    show: async () => "marked",
    mark: async () => {},
    now: () => Date.now(),
    answer: (message) => said.push(structuredClone(message)),
  });
  return { said, session, choices };
}

function watchOn(host) {
  const memory = store();
  const badges = [];
  const watch = openWatch({
    host,
    read: async () => ({ page: PAGE }),
    store: memory,
    given: async () => true,
    script: { add: async () => {}, remove: async () => {} },
    badge: { show: async (...shown) => badges.push(shown), clear: async () => {} },
    now: () => 0,
    pause: async () => {},
  });
  return { memory, badges, glance: () => watch.hear(1, { type: "policy", url: URL_OF }) };
}

/** Everything that pages ask for by themselves, with params as they build them. */
const WISHES = {
  ask: { sha256: "hash", question: "Do they?" },
  changes: { first: 1, second: 2, show: true },
  compare: { first: 1, second: 2 },
  export: { format: "json" },
  import: { text: "{}" },
  list: toParams(EVERYTHING, 0, 50),
  present: { summary: answerTo("find"), format: "html" },
  recall: { version: 1, show: true },
  remove: { policies: [1] },
  retain: { days: 90 },
  text: { version: 1 },
  versions: { policy: 1 },
};

/** The names of all fields, nested; of lists, those of their first item. What a summary or a document holds is no param. */
function fields(value) {
  if (Array.isArray(value)) return value.length > 0 ? [fields(value[0])] : [];
  if (value === null || typeof value !== "object" || "schema" in value) return null;
  if (Object.keys(value).some((name) => name.startsWith("$"))) return null;
  return mapped(value, ([name, each]) => [name, fields(each)]);
}

test("what is asked of the host is what is recorded", async () => {
  const found = { ...answerTo("find"), kept: null };
  const answers = (op) => ({
    type: "result",
    result: op === "recall" ? { report: null, known_as: null } : op === "find" ? found : answerTo(op),
  });
  const { host, asked } = hostWith(ALL, { answers });
  const { session, choices } = sessionOn(host);
  await session.ask(ASK);
  await session.ask({ ...ASK, force: true });
  await session.ask({ ...ASK, address: "https://kettle.example/legal" });
  await session.ask({ type: "look", id: 1, tabId: 1, url: URL_OF });
  await choices.choose(URL_OF, "https://kettle.example/legal");
  await sessionOn(host, { choices, closed: ["https://frames.example/"] }).session.ask(ASK);
  await sessionOn(host, { page: { ...PAGE, url: null } }).session.ask(ASK);
  for (const [op, params] of Object.entries(WISHES)) await session.ask({ type: "request", id: 2, op, params });
  await watchOn(host).glance();

  assert.ok(asked.length > 20);
  for (const { op, params } of asked) {
    const like = RECORDED.exchanges.filter((exchange) => exchange.op === op).map((exchange) => fields(exchange.params));
    const sent = fields(params);
    assert.ok(
      like.some((known) => agree(known, sent)),
      `${op} is sent with ${JSON.stringify(sent)}, which no exchange of tests/host/recording.py has`,
    );
  }
});

/** Whether two kinds of params have the same fields. Of an empty list nothing is known. */
function agree(one, other) {
  if (one === null || other === null) return true;
  if (Array.isArray(one)) return one.length === 0 || other.length === 0 || agree(one[0], other[0]);
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => name in other && agree(one[name], other[name]))
  );
}

const OLD = ["hello", "cancel", "got", "summarize", "find"];

test("a host that lacks operations is to be updated, whatever is asked of it", async () => {
  const { host, asked } = hostWith(OLD);
  const { said, session } = sessionOn(host);
  await session.ask(ASK);
  assert.deepEqual(
    [said[0].type, said[0].problem.code, said[0].problem.details],
    ["problem", "host_old", { version: "0.0.9" }],
  );
  for (const [op, params] of Object.entries(WISHES)) {
    await session.ask({ type: "request", id: 1, op, params });
    assert.equal(said.at(-1).value.problem.code, "host_old", op);
  }
  await session.ask({ type: "look", id: 2, tabId: 1, url: URL_OF });
  assert.equal(said.at(-1).value.problem.code, "host_old");
  assert.deepEqual([...new Set(asked.map(({ op }) => op))], ["hello"]);
});

test("what a host lacks does not end what it is doing", async () => {
  const { connect, lines } = fakeLine();
  const host = new Host(new Client(connect));
  const finding = host.request("find", {});
  lines[0].say(result(1, { ...answerTo("hello"), protocol: 1, operations: ["find"] }));
  await host.hello();
  await new Promise((done) => setTimeout(done));
  assert.equal(await problemOf(host.request("divine", {})), "host_old");
  lines[0].say(result(2, "found"));
  assert.equal(await finding, "found");
  host.client.drop(new Error());
});

test("a param is asked only of a host that has what it came with", async () => {
  const { connect, lines } = fakeLine();
  const host = new Host(new Client(connect));
  const asked = host.request("find", { url: URL_OF, keep: true });
  lines[0].say(result(1, { ...answerTo("hello"), protocol: 1, operations: OLD }));
  assert.equal(await problemOf(asked), "host_old");
  assert.deepEqual(
    lines[0].sent.map(({ op }) => op),
    ["hello"],
  );
});

test("once it has been updated, the next try works", async () => {
  const { host, has } = hostWith(OLD);
  const { said, session } = sessionOn(host);
  await session.ask(ASK);
  has.push(...ALL);
  await session.ask(ASK);
  assert.deepEqual(
    said.map(({ type }) => type),
    ["problem", "summary"],
  );
});

for (const [protocol, code] of [
  [0, "host_old"],
  [2, "extension_old"],
]) {
  test(`a host of protocol ${protocol} is asked for nothing: ${code}`, async () => {
    const { host, asked } = hostWith(ALL, { hello: { protocol, operations: undefined, languages: undefined } });
    const { said, session } = sessionOn(host);
    await session.ask(ASK);
    assert.equal(said[0].problem.code, code);
    const { memory, badges, glance } = watchOn(host);
    await glance();
    await glance();
    assert.deepEqual(badges, []);
    assert.ok(memory.held.has("watching-rests"));
    assert.deepEqual([...new Set(asked.map(({ op }) => op))], ["hello"]);
  });
}

/** Answers of a later host: more of everything, and steps of progress that nobody knows. */
const ofTomorrow = (op, _params, say) => {
  say({ type: "progress", stage: "pondering deeply", done: 1, total: 0, more: 1 });
  return { type: "result", result: later(answerTo(op), RECORDED.answers[op]), more: 1 };
};

test("a later host has more of everything, which harms nothing", async () => {
  const operations = [...ALL, "divine"];
  const { host } = hostWith(operations, { answers: ofTomorrow, hello: { version: "9.9", more: { of: 1 } } });
  const { said, session } = sessionOn(host);
  await session.ask(ASK);
  await session.ask({ ...ASK, force: true });
  const told = later(answerTo("find"), RECORDED.answers.find);
  assert.deepEqual(said.at(-1), { type: "summary", summary: told, stage: "made" });
  assert.ok(said.some(({ stage }) => stage === "pondering deeply"));
  assert.ok(said.every(({ type }) => type !== "problem"));
  for (const [op, params] of Object.entries(WISHES)) {
    await session.ask({ type: "request", id: 1, op, params });
    assert.deepEqual(said.at(-1).value, later(answerTo(op), RECORDED.answers[op]));
  }
  const { badges, glance } = watchOn(host);
  await glance();
  assert.equal(badges.length, 1);
});

test("a failure that nobody knows is told in the host's words", async () => {
  const error = { code: "of_tomorrow", message: "The stars are wrong.", hint: "Wait.", details: { more: 1 }, more: 1 };
  const { host } = hostWith(ALL, { answers: () => ({ type: "error", error }) });
  const { said, session } = sessionOn(host);
  await session.ask(ASK);
  await session.ask({ type: "request", id: 1, op: "list", params: WISHES.list });
  const { more: _, ...known } = error;
  assert.deepEqual(said[0].problem, known);
  assert.deepEqual(said[1].value, { problem: known });
  const { badges, glance } = watchOn(host);
  await glance();
  assert.deepEqual(badges, []);
  const { explain } = await wording();
  assert.deepEqual(explain(said[0].problem).texts, ["The stars are wrong.", "Wait."]);
});

test("a page hears what its worker hears", async () => {
  const heard = [];
  let line;
  const reader = openReader(
    (onMessage) => {
      line = { post: ({ id }) => id && onMessage({ type: "reply", id, value: { more: 1 }, more: 1 }), close() {} };
      return line;
    },
    (answer) => heard.push(answer),
  );
  assert.deepEqual(await reader.request("list", {}), { more: 1 });
  assert.deepEqual(heard, []);
});

test("each code of the host is explained, and both of an old part name what to update", async () => {
  const { explain } = await wording();
  for (const code of RECORDED.codes) {
    const { title, texts } = explain({ code, message: "What happened.", hint: "What to do.", details: {} });
    assert.ok(title && texts.length > 0 && texts.every((text) => text), code);
  }
  for (const code of ["host_old", "extension_old"]) {
    const { title, texts } = explain({ code, message: "", hint: "", details: { version: "0.0.9" } });
    assert.match(title, /^Update /);
    assert.match(texts.join(), /0\.0\.9/);
  }
});

/** What puts problems into words, with the words of the browser. */
async function wording() {
  globalThis.chrome = {
    i18n: {
      getUILanguage: () => "en",
      getMessage: (key, values = []) =>
        (Object.hasOwn(WORDS, key) ? WORDS[key].message : "").replace(/\$(\d)/g, (_, at) => values[at - 1] ?? ""),
    },
  };
  return import("../../extension/popup/states/explain.js");
}
