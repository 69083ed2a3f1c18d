// Runs in a page that is measured, before its own scripts, and writes down in `keptProbe` what a person waits for.
// Times are milliseconds since the navigation began, or since the click.
{
  const ROW = '[data-row]';
  const ENTRY = '[data-drawer] ol > li';

  const probe = { largest: 0, blocking: 0, rows: null, drawers: [] };
  globalThis.keptProbe = probe;

  new PerformanceObserver((list) => {
    probe.largest = list.getEntries().at(-1).startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });

  // As Lighthouse counts: what a task takes over 50 ms keeps an answer to a key waiting.
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) probe.blocking += duration - 50;
  }).observe({ type: 'longtask', buffered: true });

  /** Calls back when `selector` is there and the frame that shows it has been painted. */
  const whenShown = (selector, shown) => {
    const look = () => {
      if (document.querySelector(selector) === null) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => shown(performance.now());
        port2.postMessage(null);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
    look();
  };

  whenShown(ROW, (at) => (probe.rows = at));
  addEventListener(
    'click',
    ({ target, timeStamp }) => {
      if (target.closest(ROW) === null) return;
      const drawer = { heading: null, entries: null };
      probe.drawers.push(drawer);
      whenShown('[data-drawer] :is(header, [role=heading])', (at) => (drawer.heading = at - timeStamp));
      whenShown(ENTRY, (at) => (drawer.entries = at - timeStamp));
    },
    { capture: true },
  );
}
