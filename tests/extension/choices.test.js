import assert from "node:assert/strict";
import { test } from "node:test";
import { openChoices, siteOf } from "../../extension/lib/choices.js";
import { store } from "./fake-store.js";

test("a choice holds for all pages of its site, until it is taken back", async () => {
  const choices = openChoices(store());
  await choices.choose("https://www.shop.example/cart?id=1", "https://legal.example/p");
  assert.equal(await choices.of("http://shop.example/"), "https://legal.example/p");
  assert.equal(await choices.of("https://blog.shop.example/"), undefined);
  await choices.choose("https://shop.example/", "https://legal.example/q");
  assert.equal(await choices.of("https://shop.example/"), "https://legal.example/q");
  await choices.forget("https://www.shop.example/");
  assert.equal(await choices.of("https://shop.example/"), undefined);
});

test("pages that belong to no site have no choice, and names of objects are names of no sites", async () => {
  const held = store();
  const choices = openChoices(held);
  for (const url of ["", "about:blank", "file:///etc/passwd", "nonsense"]) {
    assert.equal(siteOf(url), null);
    await choices.choose(url, "https://x.example/");
    await choices.forget(url);
    assert.equal(await choices.of(url), undefined);
  }
  assert.equal(held.held.size, 0);
  assert.equal(await choices.of("https://constructor/"), undefined);
  await choices.choose("https://__proto__/", "https://x.example/");
  assert.equal(await choices.of("https://a.example/"), undefined);
});

test("only so many are kept: the oldest go first, and choosing again makes one new", async () => {
  const choices = openChoices(store());
  for (let index = 0; index < 500; index += 1) await choices.choose(`https://s${index}.example/`, `https://p/${index}`);
  await choices.choose("https://s0.example/", "https://p/0");
  await choices.choose("https://new.example/", "https://p/new");
  assert.equal(await choices.of("https://s0.example/"), "https://p/0");
  assert.equal(await choices.of("https://s1.example/"), undefined);
  assert.equal(await choices.of("https://s2.example/"), "https://p/2");
});
