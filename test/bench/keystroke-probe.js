// Evaluated in a page that is measured: how long after each key the preview of what is typed was painted, in milliseconds.
{
  const preview = document.querySelector('[data-preview]');
  const times = [];
  let told = () => {};
  let pressed = null;

  document.addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { capture: true });

  new MutationObserver(() => {
    if (pressed === null) return;
    const from = pressed;
    pressed = null;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        times.push(performance.now() - from);
        told();
      };
      port2.postMessage(null);
    });
  }).observe(preview, { childList: true, characterData: true, subtree: true });

  globalThis.keptKeystrokes = times;
  globalThis.keptSeen = (count) =>
    new Promise((seen) => {
      told = () => times.length >= count && seen();
      told();
    });
}
