import assert from "node:assert/strict";
import { test } from "node:test";
import { ENTRY, summarizeLink } from "../../extension/background/menu.js";
import { forgetAsked } from "../../extension/lib/asked.js";
import { store } from "./fake-store.js";

const CLICKED = { linkUrl: "https://a.example/privacy?x=1#y", tabId: 7, windowId: 3 };

function parts({ openPopup }) {
  const done = [];
  const memory = store();
  const open = {
    store: memory,
    openPopup: (windowId) => {
      done.push(["popup", windowId, memory.held.get("asked-7")]);
      return openPopup();
    },
    openPage: async (path) => void done.push(["page", path]),
  };
  return { done, memory, open };
}

test("the entry is one of links to the web only", () => {
  assert.deepEqual(ENTRY.contexts, ["link"]);
  assert.deepEqual(ENTRY.targetUrlPatterns, ["http://*/*", "https://*/*"]);
});

test("what is asked for is there before the popup opens", async () => {
  const { done, open } = parts({ openPopup: async () => {} });
  await summarizeLink(CLICKED, open);
  assert.deepEqual(done, [["popup", 3, { url: CLICKED.linkUrl }]]);
});

test("the popup's page opens in a tab where no popup can", async () => {
  const refusals = [
    () => Promise.reject(new Error("Could not find an active browser window.")),
    () => {
      throw new TypeError("api.action.openPopup is not a function"); // Chrome before 127
    },
  ];
  for (const openPopup of refusals) {
    const { done, memory, open } = parts({ openPopup });
    await summarizeLink(CLICKED, open);
    assert.deepEqual(done.at(-1), ["page", "popup/popup.html?7"]);
    assert.deepEqual(memory.held.get("asked-7"), { url: CLICKED.linkUrl });
  }
});

test("what nobody took up goes with its tab", async () => {
  const { memory, open } = parts({ openPopup: async () => {} });
  await summarizeLink(CLICKED, open);
  await forgetAsked(memory, 8);
  assert.equal(memory.held.size, 1);
  await forgetAsked(memory, 7);
  assert.equal(memory.held.size, 0);
});

test("a second link in the same tab takes the place of the first", async () => {
  const { memory, open } = parts({ openPopup: async () => {} });
  await summarizeLink(CLICKED, open);
  await summarizeLink({ ...CLICKED, linkUrl: "https://b.example/" }, open);
  assert.deepEqual([...memory.held], [["asked-7", { url: "https://b.example/" }]]);
});
