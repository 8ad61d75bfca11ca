import assert from "node:assert/strict";
import { test } from "node:test";
import { policyPages } from "../../extension/background/lit.js";

test("the browser is given patterns of policies on the web, regardless of case", () => {
  const pages = policyPages();
  const patterns = pages.map(({ pageUrl }) => {
    assert.deepEqual(pageUrl.schemes, ["http", "https"]);
    assert.match(pageUrl.urlMatches, /^\(\?i\)\^https\?:/);
    return new RegExp(pageUrl.urlMatches.slice("(?i)".length), "i");
  });
  const lit = (url) => patterns.some((pattern) => pattern.test(url));
  for (const path of ["Privacy-Policy.html", "de/datenschutz/", "index.php?page=privacy", "legal/privacy/en"]) {
    assert.equal(lit(`https://a.example/${path}`), true, path);
  }
  for (const path of ["", "terms", "cookie-policy", "settings/privacy", "search?q=privacy", "blog/privacy-is-dead"]) {
    assert.equal(lit(`https://a.example/${path}`), false, path);
  }
});
