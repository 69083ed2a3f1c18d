/** The box that scrolls around an element, if any. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let box = element.parentElement; box !== null; box = box.parentElement) {
    if (box.scrollHeight > box.clientHeight && getComputedStyle(box).overflowY !== 'visible') return box;
  }
  return null;
}

/** Runs what adds to the top of a scrolled box, and leaves in sight what was in sight. */
export async function keepScroll(element: HTMLElement, grow: () => Promise<unknown>): Promise<void> {
  const box = scrollerOf(element);
  const below = box === null ? 0 : box.scrollHeight - box.scrollTop;
  await grow();
  if (box !== null) box.scrollTop = box.scrollHeight - below;
}
