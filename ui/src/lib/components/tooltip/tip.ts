import { Tooltip } from 'bits-ui';

/** What a tooltip says: words, and the keys that do the same. */
export interface Tip {
  readonly text: string;
  readonly keys?: string;
}

/** One tooltip for the whole page: any number of things point at it, one layer shows it (TooltipLayer). */
export const tip = Tooltip.createTether<Tip>();
