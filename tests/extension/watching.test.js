import assert from "node:assert/strict";
import { test } from "node:test";
import { openWatch } from "../../extension/background/watching.js";
import { SmallprintError } from "../../extension/lib/problems.js";
import { pause } from "./fake-line.js";
import { store } from "./fake-store.js";

const URL = "https://kettle.example/privacy";
const HOME = "https://kettle.example/";
const SUMMARY = { watch_outs: [{ severity: 3 }, { severity: 1 }, { severity: 3 }] };

/** A watch whose host answers with `answer`, which may throw; `state` may be changed while it runs. */
function begin(answer = async () => SUMMARY, { memory = store(), closed = false } = {}) {
  const state = { given: true, now: 0, asked: [], read: [], badges: [], script: [], pause: async () => {} };
  const watch = openWatch({
    host: {
      request: async (op, params, { signal }) => {
        state.asked.push([op, params]);
        return answer(params, signal);
      },
    },
    read: async (tabId, url) => {
      state.read.push([tabId, url]);
      if (closed) throw new SmallprintError("page_failed");
      return { page: { url, title: "", frames: [] }, closed: [] };
    },
    store: memory,
    given: async () => state.given,
    script: { add: async () => state.script.push("add"), remove: async () => state.script.push("remove") },
    badge: {
      show: async (tabId, report) => state.badges.push([tabId, report]),
      clear: async (tabId) => state.badges.push([tabId, "clear"]),
    },
    now: () => state.now,
    pause: () => state.pause(),
  });
  const policy = (tabId, url = URL) => watch.hear(tabId, { type: "policy", url });
  const left = (tabId, url = URL) => watch.hear(tabId, { type: "left", url });
  return { watch, state, memory, policy, left };
}

const failing = (code) => () => Promise.reject(new SmallprintError(code));

test("a policy is read into the library, and its tab marked", async () => {
  const { state, memory, policy } = begin();
  await policy(7);
  assert.deepEqual(state.asked, [["summarize", { page: { url: URL, title: "", frames: [] }, keep: true }]]);
  assert.deepEqual(memory.held.get("ready-7"), { url: URL });
  assert.deepEqual(state.badges, [[7, SUMMARY]]);
});

for (const code of ["not_a_policy", "language", "wall", "nothing_to_read", "internal"]) {
  test(`${code} leaves nothing behind, and the next page is read`, async () => {
    const { state, memory, policy } = begin(failing(code));
    await policy(7);
    await policy(7, HOME);
    assert.equal(memory.held.size, 0);
    assert.deepEqual(state.badges, []);
    assert.equal(state.asked.length, 2);
  });
}

for (const code of ["host_missing", "host_crashed", "host_old", "timeout"]) {
  test(`after ${code} the host is left alone, each time for longer`, async () => {
    let fails = true;
    const { state, memory, policy } = begin(async () => {
      if (fails) throw new SmallprintError(code);
      return SUMMARY;
    });
    for (const [minute, asked] of [
      [0, 1],
      [0.9, 1],
      [1, 2],
      [2.9, 2],
      [3, 3],
      [6.9, 3],
      [7, 4],
    ]) {
      state.now = minute * 60_000;
      await policy(7);
      assert.equal(state.asked.length, asked, `minute ${minute}`);
    }
    assert.equal(state.read.length, state.asked.length); // nor is the page read
    assert.deepEqual([...memory.held.keys()], ["watching-rests"]);
    fails = false;
    state.now = 15 * 60_000;
    await policy(7);
    assert.deepEqual([...memory.held.keys()], ["ready-7"]);
  });
}

test("a rest is never longer than an hour, and outlives the worker", async () => {
  const memory = store();
  for (let hour = 0; hour < 20; hour += 1) {
    const { state, policy } = begin(failing("host_missing"), { memory });
    state.now = hour * 3_600_000;
    await policy(7);
    assert.equal(state.asked.length, 1, `hour ${hour}`);
    state.now += 59_000;
    await policy(7);
    assert.equal(state.asked.length, 1);
  }
});

test("without access nothing is read", async () => {
  const { state, policy } = begin();
  state.given = false;
  await policy(7);
  assert.deepEqual(state.read, []);
});

test("a page that is being read when access is taken back is not kept", async () => {
  let seen;
  const { watch, state, memory, policy } = begin(async (_page, signal) => {
    seen = signal;
    await pause(10);
    return SUMMARY;
  });
  const reading = policy(7);
  await pause(3);
  state.given = false;
  await Promise.all([reading, watch.sync()]);
  assert.equal(seen.aborted, true);
  assert.equal(memory.held.size, 0);
  assert.deepEqual(state.badges, []);
});

test("a page that is left while it is read is not kept", async () => {
  let seen;
  const { state, memory, policy, left } = begin(async (_page, signal) => {
    seen = signal;
    await pause(10);
    return SUMMARY;
  });
  const reading = policy(7);
  await pause(3);
  await Promise.all([reading, left(7)]);
  assert.equal(seen.aborted, true);
  assert.equal(memory.held.size, 0);
  assert.deepEqual(state.badges, []);
});

test("a page that is left after it was read is forgotten, its mark goes", async () => {
  const { state, memory, policy, left } = begin();
  await policy(7);
  await left(7);
  await left(8);
  assert.equal(memory.held.size, 0);
  assert.deepEqual(state.badges, [
    [7, SUMMARY],
    [7, "clear"],
  ]);
});

test("the end of one page does not take the next one's summary", async () => {
  const { memory, policy, left } = begin();
  await Promise.all([policy(7, HOME), policy(7, URL), left(7, HOME)]);
  assert.deepEqual(memory.held.get("ready-7"), { url: URL });
});

test("pages are read one after the other: a missing host is started once", async () => {
  const { state, policy } = begin(failing("host_missing"));
  await Promise.all([1, 2, 3, 4].map((tab) => policy(tab)));
  assert.equal(state.asked.length, 1);
});

test("a tab is read once at a time, with a pause after; what comes meanwhile waits, and only the last of it", async () => {
  let running = 0;
  const { state, memory, policy } = begin(async () => {
    running += 1;
    assert.equal(running, 1);
    await pause(5);
    running -= 1;
    return SUMMARY;
  });
  const rests = [];
  state.pause = () => new Promise((done) => rests.push(done));
  await policy(7, `${HOME}1`);
  const later = [2, 3, 4].map((name) => policy(7, `${HOME}${name}`));
  await policy(8);
  await pause(20);
  assert.deepEqual(state.read, [
    [7, `${HOME}1`],
    [8, URL],
  ]);
  rests[0]();
  await pause(20);
  await Promise.all(later);
  assert.deepEqual(state.read.slice(2), [[7, `${HOME}4`]]);
  assert.deepEqual(memory.held.get("ready-7"), { url: `${HOME}4` });
});

test("what comes while a tab is read waits for the pause after it", async () => {
  const { state, policy } = begin((_page, signal) => pause(signal.aborted ? 0 : 10).then(() => SUMMARY));
  state.pause = () => new Promise(() => {});
  const first = policy(7, `${HOME}1`);
  await pause(3);
  policy(7, `${HOME}2`);
  await first;
  await pause(20);
  assert.equal(state.read.length, 1);
});

test("a tab that closes takes what was kept of it along, and ends what is read", async () => {
  const { watch, state, memory, policy } = begin();
  await policy(7);
  await policy(8);
  await watch.closed(7);
  assert.deepEqual([...memory.held.keys()], ["ready-8"]);
  state.pause = () => pause(0);
  const reading = policy(9);
  await Promise.all([watch.closed(9), reading]);
  assert.deepEqual([...memory.held.keys()], ["ready-8"]);
});

test("a page that cannot be captured is passed over", async () => {
  const { memory, state, policy } = begin(undefined, { closed: true });
  await policy(7);
  await policy(7);
  assert.equal(state.read.length, 2);
  assert.deepEqual(state.asked, []);
  assert.equal(memory.held.size, 0);
});

test("what a page says that is neither is not heard", async () => {
  const { watch, state } = begin();
  await watch.hear(7, { type: "other", url: URL });
  await watch.hear(7, {});
  assert.deepEqual(state.read, []);
});

test("the switch begins and ends it, and takes back what was kept", async () => {
  const { watch, state, memory, policy } = begin();
  await watch.sync();
  await policy(7);
  state.given = false;
  await watch.sync();
  assert.deepEqual(state.script, ["add", "remove"]);
  assert.equal(memory.held.size, 0);
  assert.deepEqual(state.badges.at(-1), [7, "clear"]);
});
