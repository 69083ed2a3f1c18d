import { scrollerOf } from './scroller-of.ts';

/** Runs what adds to the top of a scrolled box, and leaves in sight what was in sight. */
export async function keepScroll(element: HTMLElement, grow: () => Promise<unknown>): Promise<void> {
  const box = scrollerOf(element);
  const below = box.scrollHeight - box.scrollTop;
  await grow();
  box.scrollTop = box.scrollHeight - below;
}
