/** The folder as the browser loads it: manifest, strings, promises that can be read off the files. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const ROOT = new URL("../../extension/", import.meta.url);
const text = (path) => readFileSync(new URL(path, ROOT), "utf-8");
const files = (suffix) => readdirSync(ROOT, { recursive: true }).filter((name) => name.endsWith(suffix));
const manifest = JSON.parse(text("manifest.json"));
const messages = JSON.parse(text("_locales/en/messages.json"));
const scripts = files(".js").map((name) => ({ name, source: text(name) }));
const { remedyFor } = await import("../../extension/popup/states/table.js");

test("asks for no more than it promises, and for no site at installation", () => {
  assert.deepEqual(manifest.permissions, [
    "activeTab",
    "contextMenus",
    "declarativeContent",
    "nativeMessaging",
    "scripting",
    "storage",
  ]);
  assert.deepEqual(manifest.optional_host_permissions, ["http://*/*", "https://*/*"]);
  for (const wider of ["host_permissions", "optional_permissions", "content_scripts", "web_accessible_resources"]) {
    assert.equal(wider in manifest, false, wider);
  }
  assert.match(manifest.content_security_policy.extension_pages, /^default-src 'none'; script-src 'self';/);
});

test("each permission is explained, and no other", () => {
  const sections = text("../PERMISSIONS.md").split(/^## /m).slice(1);
  const named = sections.flatMap((section) =>
    [...section.split("\n")[0].matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  );
  assert.deepEqual(named, [...manifest.permissions, ...manifest.optional_host_permissions]);
  for (const section of sections) {
    for (const part of ["Allows", "Why", "Without it", "Warning"])
      assert.match(section, new RegExp(`^- \\*\\*${part}\\.`, "m"));
  }
});

test("the pinned key gives the extension its id", () => {
  const hash = createHash("sha256").update(Buffer.from(manifest.key, "base64")).digest("hex").slice(0, 32);
  const id = [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join("");
  assert.equal(id, "diilbgjdcnjphlmolhfgicchbeplpojm");
});

test("one folder alone touches chrome.*, besides what runs in the page", () => {
  const touching = scripts.filter(({ source }) =>
    /\bchrome\.\w|=\s*chrome;/.test(source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")),
  );
  const elsewhere = touching.filter(({ name }) => !/^lib\/browser\/\w+\.js$/.test(name));
  assert.deepEqual(elsewhere.map(({ name }) => name).sort(), [
    "page/capture.js",
    "page/find.js",
    "page/glance.js",
    "page/settle.js",
  ]);
});

test("text never becomes markup or code, and nothing is sent", () => {
  const forbidden =
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|XMLHttpRequest|WebSocket|sendBeacon/;
  for (const { name, source } of scripts) assert.doesNotMatch(source, forbidden, name);
});

test("one module alone asks the web for documents, without cookies and without a body", () => {
  const asking = scripts.filter(({ source }) => /\bfetch\b/.test(source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")));
  assert.deepEqual(
    asking.map(({ name }) => name),
    ["background/getting.js"],
  );
  const [{ source }] = asking;
  assert.match(source, /credentials: "omit"/);
  assert.doesNotMatch(source, /\bmethod:/);
});

test("each string that is used exists, and each that exists is used", () => {
  const known = new Set(Object.keys(messages));
  const all = [...scripts.map(({ source }) => source), text("manifest.json")].join("\n");
  const whole = [...all.matchAll(/\b(?:t|plural)\("(\w+)"|__MSG_(\w+)__/g)].map(([, a, b]) => a ?? b);
  for (const key of whole) assert.ok(known.has(key) || known.has(`${key}_other`), key);
  const starts = [...all.matchAll(/\bt\(\s*`(\w+_)\$\{/g)].map(([, start]) => start);
  const indirect = ["shared", "sensitive", "stage_", "card_", ...starts];
  for (const key of known) {
    const base = key.replace(/_(one|other)$/, "");
    assert.ok(whole.includes(key) || whole.includes(base) || indirect.some((start) => key.startsWith(start)), key);
  }
});

test("each problem has a title and words", () => {
  for (const [, code] of text("popup/states/table.js").matchAll(/^ {2}(\w+): \{ icon/gm)) {
    assert.equal(remedyFor(code).name, code);
    for (const part of ["title", "text"]) assert.ok(messages[`problem_${code}_${part}`], `${code} ${part}`);
  }
  assert.equal(remedyFor("constructor").name, null);
  assert.equal(remedyFor("forbidden").name, "host_forbidden");
});
