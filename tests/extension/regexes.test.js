/** No regular expression of the extension takes long on a text that was made to hold it up. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "acorn";
import { POLICY_ADDRESSES } from "../../extension/lib/addresses.js";
import { highlighted } from "../../extension/library/format.js";

const ROOT = fileURLToPath(new URL("../../extension", import.meta.url));
const PIECES = [..."aA1 \n.,-/:(<%&?#_é\u200b", "\ud83d"];
const SIZE = 12_000;
/** Milliseconds from which growth is looked at; an honest expression takes less than one. */
const SUSPECT = 25;
/** Texts of twice the length may take so many times as long; four times would be their square. */
const LINEAR = 3;

/** Expressions that are slow on long texts and meet none: characters of the longest that they meet. */
const BOUNDED = new Map([["lib/files.js: ^[\\s.~-]+|\\s+$", 60]]);
/** Of an address that the worker looks at. */
const LONGEST_ADDRESS = 2_000;

/** Every expression in the extension's modules, as `file: source`. */
function literals() {
  const found = new Map();
  for (const file of readdirSync(ROOT, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".js")) continue;
    const visit = (node) => {
      if (Array.isArray(node)) node.forEach(visit);
      else if (node && typeof node === "object") {
        if (node.regex) found.set(`${file}: ${node.regex.pattern}`, new RegExp(node.regex.pattern, node.regex.flags));
        else Object.values(node).forEach(visit);
      }
    };
    const source = readFileSync(`${ROOT}/${file}`, "utf8");
    visit(parse(source, { ecmaVersion: "latest", sourceType: "module" }).body);
  }
  return found;
}

/** Pieces to repeat: of every kind, and the expression's own words, alone, together and with what may part them. */
function pumps(source) {
  const words = [...new Set(source.match(/[a-z]{2,}/gi) ?? [])].slice(0, 25);
  const parted = ["", "-", "/", " ", "1"].flatMap((between) => words.map((word) => word + between));
  return [...PIECES, ...PIECES.flatMap((piece) => ["a", "/", "-"].map((other) => piece + other)), ...parted];
}

function* attacks(source, size) {
  for (const pump of pumps(source)) {
    for (const start of ["", "https://a.example/", "https://a.example/privacy-", "(", "<"]) {
      yield `${start}${pump.repeat(size / pump.length)}\0`;
    }
  }
}

/** Of the processor, so that other work on the machine does not count. */
function milliseconds(expression, text) {
  const before = process.cpuUsage();
  expression.lastIndex = 0;
  text.replace(expression, "");
  return process.cpuUsage(before).user / 1000;
}

const best = (expression, text) => Math.min(...[1, 2, 3].map(() => milliseconds(expression, text)));

/** The beginning of a text on which an expression's time grows faster than the text, "" if there is none. */
function slow(expression, size = SIZE) {
  const larger = attacks(expression.source, 2 * size);
  for (const text of attacks(expression.source, size)) {
    const twice = larger.next().value;
    if (milliseconds(expression, text) < SUSPECT) continue;
    const once = best(expression, text);
    if (once > SUSPECT && best(expression, twice) > LINEAR * once) return text.slice(0, 60);
  }
  return "";
}

test("every expression of a module", () => {
  const found = literals();
  assert.ok(found.size > 40);
  const free = [...found].filter(([place]) => !BOUNDED.has(place));
  assert.equal(free.length, found.size - BOUNDED.size);
  const wrong = free.map(([place, expression]) => [place, slow(expression)]).filter(([, text]) => text);
  assert.deepEqual(wrong, []);
});

test("the addresses of policies, which any page can have", () => {
  for (const expression of POLICY_ADDRESSES.map((source) => new RegExp(source, "i"))) {
    const takes = (text) => milliseconds(expression, text) > 500 && best(expression, text) > 500;
    assert.equal([...attacks(expression.source, LONGEST_ADDRESS)].find(takes), undefined);
  }
});

test("what is made of what readers look for", () => {
  const before = process.cpuUsage();
  highlighted("a ".repeat(50_000), "a ".repeat(250));
  assert.ok(process.cpuUsage(before).user < 5_000_000);
});

test("slow ones are found", () => {
  for (const expression of [/\s+$/, /[^>]*>x/]) assert.notEqual(slow(expression), "");
});
