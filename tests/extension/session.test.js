import assert from "node:assert/strict";
import { test } from "node:test";
import { openSession } from "../../extension/background/session.js";
import { SmallprintError } from "../../extension/lib/problems.js";
import { pause } from "./fake-line.js";

const ASK = { type: "read", tabId: 1, url: "https://a.example/", force: false };

function begin({
  request,
  closed = [],
  read = async () => ({ page: { url: "u", title: "t", frames: [] }, closed }),
  show = async () => "marked",
}) {
  const said = [];
  const host = { hello: async () => ({}), request };
  return { said, session: openSession({ host, read, show, answer: (message) => said.push(message) }) };
}

test("progress and the summary reach the popup", async () => {
  const { said, session } = begin({
    async request(op, params, { onProgress }) {
      onProgress({ stage: "reading", done: 0, total: 1 });
      return { op, force: params.force };
    },
  });
  await session.ask({ ...ASK, force: true });
  assert.deepEqual(said, [
    { type: "progress", stage: "reading", done: 0, total: 1 },
    { type: "summary", summary: { op: "summarize", force: true } },
  ]);
});

test("a page that cannot be read is told without asking the host", async () => {
  const { said, session } = begin({
    request: () => assert.fail("asked"),
    read: async () => {
      throw new SmallprintError("page_pdf");
    },
  });
  await session.ask(ASK);
  assert.equal(said[0].problem.code, "page_pdf");
});

test("closing cancels, and nothing more is said", async () => {
  let seen;
  const { said, session } = begin({
    request: (_op, _params, { signal }) => {
      seen = signal;
      return pause(20).then(() => "late");
    },
  });
  const asked = session.ask(ASK);
  await pause(5);
  session.close();
  await asked;
  assert.equal(seen.aborted, true);
  assert.deepEqual(said, []);
});

test("a new question replaces the one before", async () => {
  let n = 0;
  const { said, session } = begin({ request: () => pause(10).then(() => ++n) });
  await Promise.all([session.ask(ASK), session.ask(ASK)]);
  assert.equal(said.length, 1);
});

test("a frame that stayed closed is offered where the page holds no policy", async () => {
  for (const [code, offered] of [
    ["not_a_policy", ["https://b.example/", "https://a.example/"]],
    ["wall", ["https://a.example/"]],
  ]) {
    const details = { candidates: [{ url: "https://a.example/" }] };
    const { said, session } = begin({
      closed: ["https://b.example/"],
      request: () => Promise.reject(new SmallprintError(code, "", { details })),
    });
    await session.ask(ASK);
    assert.deepEqual(
      said[0].problem.details.candidates.map(({ url }) => url),
      offered,
    );
  }
});

test("quotes are shown in the order of asking, beside what is read", async () => {
  const marked = [];
  const { said, session } = begin({
    request: () => pause(20).then(() => "summary"),
    show: async (tabId, text, bring) => {
      await pause(text === "slow" ? 10 : 0);
      marked.push([tabId, text, bring]);
      return text === "slow" ? "marked" : "missing";
    },
  });
  const shows = ["slow", "quick"].map((text, id) => ({ type: "show", id, tabId: 7, text, bring: id === 1 }));
  await Promise.all([ASK, ...shows].map((question) => session.ask(question)));
  assert.deepEqual(marked, [
    [7, "slow", false],
    [7, "quick", true],
  ]);
  assert.deepEqual(said, [
    { type: "reply", id: 0, value: "marked" },
    { type: "reply", id: 1, value: "missing" },
    { type: "summary", summary: "summary" },
  ]);
});

test("what the host writes out, or why it cannot, reaches who asked", async () => {
  const { said, session } = begin({
    async request(op, params) {
      if (params.format === "html") throw new SmallprintError("host_old", "old");
      return { text: `${op} ${params.summary.schema}` };
    },
  });
  for (const [id, format] of ["markdown", "html"].entries()) {
    await session.ask({ type: "present", id, summary: { schema: 1 }, format });
  }
  const problem = { code: "host_old", message: "old", hint: "", details: {} };
  assert.deepEqual(said, [
    { type: "reply", id: 0, value: { text: "present 1" } },
    { type: "reply", id: 1, value: { problem } },
  ]);
});

test("a page that has closed hears nothing of its calls", async () => {
  const { said, session } = begin({ request: () => pause(5), show: () => pause(5) });
  const asked = [
    session.ask({ type: "show", id: 1, tabId: 7, text: "t", bring: false }),
    session.ask({ type: "present", id: 2, summary: {}, format: "html" }),
  ];
  session.close();
  await Promise.all(asked);
  assert.deepEqual(said, []);
});
