/** A store in memory that takes so many characters of JSON. */
export function store(room = Number.POSITIVE_INFINITY) {
  const held = new Map();
  return {
    held,
    all: async () => Object.fromEntries(held),
    get: async (key) => held.get(key),
    set: async (key, value) => {
      if (JSON.stringify([...held.values(), value]).length > room) throw new Error("QUOTA_BYTES quota exceeded");
      held.set(key, value);
    },
    remove: async (keys) => {
      for (const key of keys) held.delete(key);
    },
  };
}
