import { isPressed, parseShortcut, type PressedKey } from './keystroke.ts';

/** Presses wait this long for the next of their sequence (`g` for `a`), in milliseconds. */
export const PATIENCE = 1200;

/** The presses so far that may become a shortcut. */
export interface Pending {
  readonly presses: readonly PressedKey[];
  readonly at: number;
}

export const NOTHING_PENDING: Pending = { presses: [], at: 0 };

export interface ShortcutMatch<Shortcut> {
  readonly hit: Shortcut | null;
  readonly pending: Pending;
}

interface MatchRequest<Shortcut> {
  readonly shortcuts: readonly Shortcut[];
  readonly pending: Pending;
  readonly event: PressedKey;
  readonly at: number;
}

/**
 * What one more press means: a shortcut, the beginning of one, or nothing. The later registered wins, so a page may
 * take a key over; a sequence that comes to nothing starts anew with the press that broke it.
 */
export function matchShortcut<Shortcut extends { readonly keys: string }>(
  request: MatchRequest<Shortcut>,
): ShortcutMatch<Shortcut> {
  const { shortcuts, pending, event, at } = request;
  const before = at - pending.at <= PATIENCE ? pending.presses : [];
  const presses = [...before, event];
  const candidates = shortcuts
    .map((shortcut) => ({ shortcut, strokes: parseShortcut(shortcut.keys) }))
    .filter(({ strokes }) => presses.every((press, index) => isStroke(strokes[index], press)));
  const hit = candidates.findLast(({ strokes }) => strokes.length === presses.length);
  if (hit !== undefined) return { hit: hit.shortcut, pending: NOTHING_PENDING };
  if (candidates.length > 0) return { hit: null, pending: { presses, at } };
  if (before.length === 0) return { hit: null, pending: NOTHING_PENDING };
  return matchShortcut({ ...request, pending: NOTHING_PENDING });
}

function isStroke(stroke: Parameters<typeof isPressed>[0] | undefined, press: PressedKey): boolean {
  return stroke !== undefined && isPressed(stroke, press);
}
