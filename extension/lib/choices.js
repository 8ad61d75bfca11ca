/** @typedef {import("./reports.js").Store} Store */

/** The oldest go when there are more. */
const MOST = 500;

const KEY = "choices";

/**
 * The site of a page as a choice names it; null for pages that belong to none.
 *
 * @param {string} url
 */
export function siteOf(url) {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && hostname ? hostname.replace(/^www\./, "") : null;
}

/**
 * Which document the reader chose as the policy of a site. Kept until taken back, on this computer only.
 *
 * @typedef {object} Choices
 * @property {(url: string) => Promise<string | undefined>} of  what was chosen for the site of a page
 * @property {(url: string, address: string) => Promise<void>} choose
 * @property {(url: string) => Promise<void>} forget
 */

/**
 * @param {Pick<Store, "get" | "set">} store
 * @returns {Choices}
 */
export function openChoices(store) {
  /** @returns {Promise<Map<string, string>>} */
  const all = async () => new Map(Object.entries((await store.get(KEY)) ?? {}));

  return {
    async of(url) {
      const site = siteOf(url);
      return site === null ? undefined : (await all()).get(site);
    },

    async choose(url, address) {
      const site = siteOf(url);
      if (site === null) return;
      const choices = await all();
      choices.delete(site); // the newest stand last
      choices.set(site, address);
      await store.set(KEY, Object.fromEntries([...choices].slice(-MOST)));
    },

    async forget(url) {
      const site = siteOf(url);
      const choices = await all();
      if (site !== null && choices.delete(site)) await store.set(KEY, Object.fromEntries(choices));
    },
  };
}
