// Runs in a page that is measured, before its own scripts; times are milliseconds since the navigation began.
{
  let drawn = null;
  /** When the last task ended that would have kept a drag waiting. */
  let busy_until = 0;

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) busy_until = Math.max(busy_until, startTime + duration);
  }).observe({ type: 'longtask', buffered: true });

  const observer = new MutationObserver(() => {
    if (document.querySelector('.svelte-flow__node') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (drawn = performance.now());
      port2.postMessage(null);
    });
  });
  observer.observe(document, { childList: true, subtree: true });

  globalThis.keptFlowTimes = () => ({ drawn, interactive: Math.max(drawn, busy_until) });
}
