/** By then it is done even if the page never rests, in milliseconds. */
const AT_THE_LATEST = 1000;

/** Does something once the page has nothing else to do; where a browser does not tell, at once. Returns what calls it off. */
export function whenIdle(run: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    run();
    return () => undefined;
  }
  const asked = requestIdleCallback(run, { timeout: AT_THE_LATEST });
  return () => cancelIdleCallback(asked);
}
