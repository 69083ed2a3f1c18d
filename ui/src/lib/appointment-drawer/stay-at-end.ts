import { scrollerOf } from './scroller-of.ts';

/** Whoever is so near the end, in pixels, reads the end. */
const NEAR = 80;

/**
 * Shows the end of a list and stays there while it grows: by what is said, by a picture that arrives later than its
 * message, by an answer box beneath that takes more room. Whoever reads further up is left there.
 */
export function stayAtEnd(list: HTMLElement): () => void {
  const box = scrollerOf(list);
  let is_at_end = true;
  let top = box.scrollTop;
  // It may have grown since it was scrolled, so being far from the end does not yet say that somebody left it.
  const look = (): void => {
    if (box.scrollHeight - box.scrollTop - box.clientHeight < NEAR) is_at_end = true;
    else if (box.scrollTop < top) is_at_end = false;
    top = box.scrollTop;
  };
  const go = (): void => {
    if (is_at_end) box.scrollTop = box.scrollHeight;
    // a box that grew may have been moved up by that: nobody scrolled
    top = box.scrollTop;
  };
  const sizes = new ResizeObserver(go);
  sizes.observe(list);
  sizes.observe(box);
  // of the page itself, the document tells
  const source = box === document.scrollingElement ? document : box;
  source.addEventListener('scroll', look, { passive: true });
  return () => {
    sizes.disconnect();
    source.removeEventListener('scroll', look);
  };
}
