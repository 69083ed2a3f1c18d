const KEY = 'kept.flow.panel';
const USUAL = 384;

/** How wide this person made the panel, in pixels. */
export function keptWidth(): number {
  try {
    const kept = Number(localStorage.getItem(KEY));
    return kept >= 280 && kept <= 640 ? kept : USUAL;
  } catch {
    return USUAL;
  }
}

export function keepWidth(width: number): void {
  try {
    localStorage.setItem(KEY, String(width));
  } catch {
    // No storage: the width lasts as long as the page.
  }
}
