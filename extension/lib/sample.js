/** How our pages hear that the cards of the sample policy have been shown. */
const CHANNEL = "sample";

export function tellSample() {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** @param {() => void} shown */
export const onSample = (shown) => new BroadcastChannel(CHANNEL).addEventListener("message", shown);
