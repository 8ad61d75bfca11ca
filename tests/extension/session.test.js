import assert from "node:assert/strict";
import { test } from "node:test";
import { openSession } from "../../extension/background/session.js";
import { openChoices } from "../../extension/lib/choices.js";
import { SmallprintError } from "../../extension/lib/problems.js";
import { pause } from "./fake-line.js";
import { store } from "./fake-store.js";

const ASK = { type: "read", tabId: 1, url: "https://a.example/", force: false, keep: true };

const PAGE = { url: "u", title: "t", frames: [] };
const NOW = Date.parse("2026-05-03T12:00:00Z");

function begin({
  request,
  closed = [],
  read = async () => ({ page: PAGE, closed }),
  show = async () => "marked",
  get = async () => ({ reason: "network" }),
  reach = async (url) => [new URL(url).origin],
  choices = openChoices(store()),
  recall = async () => ({ report: null, known_as: null }),
  hello = async () => ({}),
  agreed = async () => {},
}) {
  const said = [];
  const marks = [];
  const host = {
    hello,
    request: (op, params, options) => (op === "recall" ? recall(params) : request(op, params, options)),
  };
  const answer = (message) => said.push(message);
  const mark = async (tabId, report) => marks.push([tabId, report]);
  const now = () => NOW;
  const session = openSession({ host, read, get, reach, agreed, choices, show, mark, now, answer });
  return { said, marks, choices, session };
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
    { type: "summary", summary: { op: "find", force: true }, stage: "made" },
  ]);
});

const unreadable = (code) => async () => {
  throw new SmallprintError(code);
};

const refuse = async () => {
  throw new SmallprintError("consent");
};

test("before the reader has agreed the host hears nothing, not even of the library", async () => {
  const asked = () => assert.fail("asked");
  const { said, session } = begin({ request: asked, recall: asked, read: asked, agreed: refuse });
  await session.ask(ASK);
  await session.ask({ ...ASK, address: "https://b.example/" });
  assert.deepEqual(
    said.map(({ problem }) => problem.code),
    ["consent", "consent"],
  );
});

test("what needs no page goes on before that", async () => {
  const { said, session } = begin({ request: async () => ({ entries: [] }), agreed: refuse });
  await session.ask({ type: "request", id: 1, op: "hello", params: {} });
  await session.ask({ type: "request", id: 2, op: "list", params: {} });
  assert.deepEqual(
    said.map(({ value }) => value),
    [{}, { entries: [] }],
  );
});

test("a word that is taken back while the page is read keeps it from the host", async () => {
  let given = true;
  const { said, session } = begin({
    request: () => assert.fail("asked"),
    read: async () => {
      given = false;
      return { page: PAGE, closed: [] };
    },
    agreed: async () => {
      if (!given) await refuse();
    },
  });
  await session.ask(ASK);
  assert.deepEqual(
    said.map(({ problem }) => problem.code),
    ["consent"],
  );
});

test("a word that is taken back ends what runs, and the page hears why", async () => {
  let ended = false;
  const { said, session } = begin({
    request: (_op, _params, { signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => {
          ended = true;
          reject(new SmallprintError("cancelled"));
        });
      }),
  });
  const asking = session.ask(ASK);
  await pause();
  session.stop();
  await asking;
  assert.equal(ended, true);
  assert.deepEqual(
    said.map(({ problem }) => problem.code),
    ["consent"],
  );
});

test("a page that asked for nothing hears nothing of it", () => {
  const { said, session } = begin({ request: () => assert.fail("asked") });
  session.stop();
  assert.deepEqual(said, []);
});

test("a page that cannot be read is told without asking the host", async () => {
  const { said, session } = begin({ request: () => assert.fail("asked"), read: unreadable("page_failed") });
  await session.ask(ASK);
  assert.equal(said[0].problem.code, "page_failed");
});

/** A session whose host answers what it was asked. */
const echoing = (parts) =>
  begin({ request: async (op, params) => ({ op, params, source: { url: params.url ?? "u" } }), ...parts });

test("the host may look for the policy of a page: with its closed frames and what was chosen for the site", async () => {
  const { said, session, choices } = echoing({ closed: ["https://frame.example/"] });
  await choices.choose("https://www.a.example/other", "https://a.example/legal/3");
  await session.ask(ASK);
  assert.deepEqual(said[0].summary.params, {
    page: PAGE,
    force: false,
    keep: true,
    origins: ["https://a.example"],
    frames: ["https://frame.example/"],
    chosen: "https://a.example/legal/3",
  });
});

test("a document that was asked for needs no page, and is remembered only if it is to be", async () => {
  const { said, session, choices } = echoing({ read: unreadable("page_failed") });
  const address = "https://b.example/privacy";
  await session.ask({ ...ASK, address });
  assert.deepEqual(said[0].summary.params, { url: address, force: false, keep: true, origins: ["https://a.example"] });
  assert.equal(await choices.of(ASK.url), undefined);
  await session.ask({ ...ASK, address, remember: true });
  assert.equal(await choices.of(ASK.url), address);
  await session.ask({ type: "forget", id: 5, url: ASK.url });
  assert.deepEqual(said.at(-1), { type: "reply", id: 5, value: undefined });
  assert.equal(await choices.of(ASK.url), undefined);
});

/** A report of the library's version `version`, checked so many hours ago. */
const kept = (version, hours = 0) => ({
  source: { url: "https://a.example/privacy", sha256: `hash ${version}` },
  kept: { version, checked_at: new Date(NOW - hours * 3_600_000).toISOString() },
});

/** A session with a library that has version 3, and a site whose policy is version `found`. */
const remembering = (known_as, { hours = 0, found = 3, ...parts } = {}) => {
  const asked = [];
  const recall = async (params) => {
    asked.push(params);
    return { report: kept(3, hours), known_as };
  };
  return { asked, ...begin({ recall, request: async () => kept(found), ...parts }) };
};

test("what the library has is shown at once, and the page of the policy is compared with it", async () => {
  const { said, asked, session } = remembering("address");
  await session.ask(ASK);
  assert.deepEqual(asked, [{ url: ASK.url, show: true }]);
  assert.deepEqual(said, [
    { type: "summary", summary: kept(3), stage: "checking" },
    { type: "checked", kept: kept(3).kept, search: undefined },
  ]);
});

test("a new version takes the place of the one that was shown, and its tab is marked", async () => {
  const { said, marks, session } = remembering("address", { found: 4 });
  await session.ask(ASK);
  assert.deepEqual(said.at(-1), { type: "summary", summary: kept(4), stage: "made" });
  assert.deepEqual(marks, [
    [ASK.tabId, kept(3)],
    [ASK.tabId, kept(4)],
  ]);
});

test("on other pages of a site nobody is asked again for a day, unless the reader wishes it", async () => {
  const lately = remembering("site", { hours: 23, request: () => assert.fail("asked") });
  await lately.session.ask(ASK);
  assert.deepEqual(lately.said, [{ type: "summary", summary: kept(3, 23), stage: "known" }]);
  for (const [hours, check] of [
    [25, false],
    [23, true],
  ]) {
    const { said, session } = remembering("site", { hours });
    await session.ask({ ...ASK, check });
    assert.deepEqual(
      said.map(({ type }) => type),
      ["summary", "checked"],
    );
  }
});

test("without a network what the library has stays, with what is wrong", async () => {
  const { said, session } = remembering("site", { hours: 30, request: unreadable("policy_unread") });
  await session.ask(ASK);
  assert.deepEqual(
    said.map(({ type }) => type),
    ["summary", "checked"],
  );
  assert.equal(said[1].problem.code, "policy_unread");
});

test("a page that cannot be captured shows what the library has", async () => {
  const { said, session } = remembering("address", { read: unreadable("page_failed") });
  await session.ask(ASK);
  assert.equal(said[0].type, "summary");
  assert.equal(said[1].problem.code, "page_failed");
});

test("the reader's choice is what the library is asked for", async () => {
  const { said, asked, choices, session } = remembering("address");
  await choices.choose(ASK.url, "https://b.example/terms");
  await session.ask(ASK);
  assert.equal(asked[0].url, "https://b.example/terms");
  assert.deepEqual(said[0].summary.search, { page: ASK.url, how: "chosen", requests: [] });
  assert.equal(said[0].stage, "known");
});

test("a document that was asked for, or a page that is to be read whatever it is, is not looked up", async () => {
  const { asked, session } = remembering("address");
  await session.ask({ ...ASK, force: true });
  await session.ask({ ...ASK, address: "https://b.example/" });
  assert.deepEqual(asked, []);
});

test("of a private tab nothing is noted or kept, and the same words are the same", async () => {
  const { said, asked, session } = remembering("address", {
    request: async (_op, { keep }) => {
      assert.equal(keep, false);
      return { ...kept(3), kept: null };
    },
  });
  await session.ask({ ...ASK, keep: false });
  assert.deepEqual(asked, [{ url: ASK.url, show: false }]);
  assert.deepEqual(
    said.map(({ type }) => type),
    ["summary", "checked"],
  );
});

test("how it was found this time is told, also where nothing has changed", async () => {
  const search = { page: ASK.url, how: "link", requests: [{ url: "u", by: "browser", outcome: "policy" }] };
  const { said, session } = remembering("site", { hours: 30, request: async () => ({ ...kept(3), search }) });
  await session.ask(ASK);
  assert.deepEqual(said[1].search, search);
});

test("another policy of the same site is read, not told from the one that is kept", async () => {
  const url = "https://a.example/app/privacy-policy";
  const { said, session } = remembering("site", { found: 4 });
  await session.ask({ ...ASK, url });
  assert.deepEqual(
    said.map(({ type, stage }) => [type, stage]),
    [["summary", "made"]],
  );
  // Offline there is nothing but what is kept.
  const offline = remembering("site", { request: unreadable("policy_unread") });
  await offline.session.ask({ ...ASK, url });
  assert.deepEqual(
    offline.said.map(({ type }) => type),
    ["summary", "checked"],
  );
});

test("so is one that no address names, once it has been looked at", async () => {
  const { said, session } = remembering("site", {
    request: async (op) => (op === "look" ? { kind: "privacy" } : kept(5)),
  });
  await session.ask(ASK);
  assert.deepEqual(
    said.map(({ stage }) => stage),
    ["known", "made"],
  );
});

for (const code of ["library_failed", "library_newer", "not_kept"]) {
  test(`${code}: the policy is read as if there were no library`, async () => {
    const { said, session } = begin({ recall: unreadable(code), request: async () => ({}) });
    await session.ask(ASK);
    assert.equal(said[0].type, "summary");
  });
}

test("a host without a library is told to be old", async () => {
  const { said, session } = begin({ recall: unreadable("host_old"), request: () => assert.fail("asked") });
  await session.ask(ASK);
  assert.equal(said[0].problem.code, "host_old");
});

test("pages may ask for what needs nothing of a tab, and for nothing else", async () => {
  const { said, session } = begin({ request: async (op, params) => ({ op, params }) });
  await session.ask({ type: "request", id: 1, op: "list", params: { search: "x" } });
  await session.ask({ type: "request", id: 2, op: "find", params: {} });
  assert.deepEqual(said[0].value, { op: "list", params: { search: "x" } });
  assert.equal(said[1].value.problem.code, "unknown_operation");
});

test("pages may ask whether the host answers, with which version", async () => {
  const { said, session } = begin({ request: () => assert.fail("asked"), hello: async () => ({ version: "1.2.3" }) });
  await session.ask({ type: "request", id: 1, op: "hello", params: {} });
  assert.deepEqual(said, [{ type: "reply", id: 1, value: { version: "1.2.3" } }]);
});

test("of a page of ours nothing is kept", async () => {
  const { said, session } = echoing({ read: async () => ({ page: { ...PAGE, url: null }, closed: [] }) });
  await session.ask({ ...ASK, url: "chrome-extension://abc/welcome/sample.html" });
  assert.equal(said[0].summary.params.keep, false);
});

test("what could not be read is not remembered", async () => {
  const { said, session, choices } = begin({ request: unreadable("fetch_failed") });
  await session.ask({ ...ASK, address: "https://b.example/", remember: true });
  assert.equal(said[0].problem.code, "fetch_failed");
  assert.equal(await choices.of(ASK.url), undefined);
});

test("a failure says whether the reader once chose a document for the site", async () => {
  for (const question of [ASK, { ...ASK, address: "https://b.example/" }]) {
    const { said, session, choices } = begin({ request: unreadable("fetch_failed") });
    await session.ask(question);
    await choices.choose(ASK.url, "https://b.example/gone");
    await session.ask(question);
    await session.ask({ type: "forget", id: 1, url: ASK.url });
    await session.ask(question);
    const failures = said.filter(({ type }) => type === "problem");
    assert.deepEqual(
      failures.map(({ problem, chosen }) => [problem.code, chosen]),
      [
        ["fetch_failed", false],
        ["fetch_failed", true],
        ["fetch_failed", false],
      ],
    );
  }
});

test("choices that cannot be read are no reason to say nothing", async () => {
  const broken = async () => {
    throw new Error("storage");
  };
  const { said, session } = begin({ request: async () => ({}), choices: { of: broken } });
  await session.ask(ASK);
  assert.equal(said[0].problem.code, "internal");
});

test("documents are got for the origins of the tab", async () => {
  const got = [];
  const { session } = begin({
    request: (_op, _params, { get }) => get("https://b.example/p"),
    get: async (url, origins) => got.push([url, origins]),
  });
  await session.ask(ASK);
  assert.deepEqual(got, [["https://b.example/p", ["https://a.example"]]]);
});

test("a PDF on disk cannot be got", async () => {
  const { said, session } = begin({
    request: () => assert.fail("asked"),
    read: unreadable("page_pdf"),
    reach: async () => [],
  });
  await session.ask({ ...ASK, url: "file:///home/kettle/policy.pdf" });
  assert.equal(said[0].problem.code, "page_pdf");
});

test("a PDF in the browser's viewer is got once more, as a document", async () => {
  const { said, session } = echoing({ read: unreadable("page_pdf") });
  await session.ask(ASK);
  assert.deepEqual(said[0].summary.params, { url: ASK.url, force: false, keep: true, origins: ["https://a.example"] });
});

test("the page is looked at on demand", async () => {
  const { said, session } = echoing({});
  await session.ask({ type: "look", id: 3, tabId: 1, url: ASK.url });
  assert.deepEqual(said[0].value.params, { page: PAGE });
  const failing = begin({ request: () => assert.fail("asked"), read: unreadable("page_failed") });
  await failing.session.ask({ type: "look", id: 4, tabId: 1, url: ASK.url });
  assert.equal(failing.said[0].value.problem.code, "page_failed");
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
    { type: "summary", summary: "summary", stage: "made" },
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
    await session.ask({ type: "request", id, op: "present", params: { summary: { schema: 1 }, format } });
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
    session.ask({ type: "request", id: 2, op: "present", params: { summary: {}, format: "html" } }),
  ];
  session.close();
  await Promise.all(asked);
  assert.deepEqual(said, []);
});
