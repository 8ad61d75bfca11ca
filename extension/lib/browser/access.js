/** Access to all sites, and what looks at each page once it is given. */

const api = chrome;

const everySite = () => ({ origins: api.runtime.getManifest().optional_host_permissions });

/** Access to all sites, which the reader may give and take back. */
export const access = {
  given: () => api.permissions.contains(everySite()),
  /**
   * Whether a click on the icon lets us get documents from the origin of its tab. It does in the browsers that run a
   * worker; Firefox, which runs a page in its place, would ask the site and then keep the answer from us.
   */
  byClick: () => Boolean(api.runtime.getManifest().background?.service_worker),
  /** Only within a click; the question that the browser asks closes a popup. */
  ask: () => api.permissions.request(everySite()),
  giveBack: () => api.permissions.remove(everySite()),
  /** @param {() => void} changed */
  onChange(changed) {
    api.permissions.onAdded.addListener(changed);
    api.permissions.onRemoved.addListener(changed);
  },
};

const GLANCE = "glance";

/** What `page/glance.js` ends at. */
const STOP = { type: "stop" };

/** The script that looks at each page when access to all sites is given. It stays when the browser ends. */
export const glanceScript = {
  async add() {
    const [registered] = await api.scripting.getRegisteredContentScripts({ ids: [GLANCE] });
    if (registered) return;
    await api.scripting.registerContentScripts([
      { id: GLANCE, js: ["page/glance.js"], matches: everySite().origins, runAt: "document_idle" },
    ]);
  },
  async remove() {
    const [registered] = await api.scripting.getRegisteredContentScripts({ ids: [GLANCE] });
    if (!registered) return;
    await api.scripting.unregisterContentScripts({ ids: [GLANCE] });
    // It goes on in pages that are open.
    for (const { id } of await api.tabs.query({})) if (id) api.tabs.sendMessage(id, STOP).catch(() => {});
  },
};

/**
 * Calls `hear` for what a page's glance tells, unless it stands in a private window: of those nothing is kept.
 *
 * @param {(tabId: number, glance: import("../../background/watching.js").Glance) => void} hear
 */
export function onGlance(hear) {
  api.runtime.onMessage.addListener((message, { tab, frameId }) => {
    if (tab?.id !== undefined && !tab.incognito && frameId === 0) hear(tab.id, message);
  });
}
