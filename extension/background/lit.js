import { POLICY_ADDRESSES } from "../lib/addresses.js";

/**
 * The pages on which the icon is lit: those whose address names a privacy policy. The browser compares the addresses
 * itself; the extension hears of none. It leaves out the fragment, so a policy at `#/privacy` is not among them.
 *
 * @returns {import("../lib/browser/toolbar.js").PageCondition[]}
 */
export const policyPages = () =>
  POLICY_ADDRESSES.map((pattern) => ({ pageUrl: { schemes: ["http", "https"], urlMatches: `(?i)${pattern}` } }));
