const FOCUSABLE =
  'input:not([disabled]), textarea:not([disabled]), select:not([disabled]), [data-focusable], button:not([disabled])';

/** The control that stands for a part of the panel. */
export function firstFocusable(within: HTMLElement): HTMLElement | null {
  return within.querySelector<HTMLElement>(FOCUSABLE);
}
