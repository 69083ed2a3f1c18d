/** One press, as a shortcut names it: `j`, `?`, `Shift+Enter`, `Mod+Enter` (Mod: Ctrl, on a Mac Cmd). */
export interface Keystroke {
  readonly key: string;
  readonly is_mod: boolean;
  readonly is_shift: boolean;
  readonly is_alt: boolean;
}

/** What of a keyboard event a shortcut looks at. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** A shortcut's words as presses in their order: `g a` is two, `Mod+Enter` one. */
export function parseShortcut(shortcut: string): readonly Keystroke[] {
  return shortcut.trim().split(/\s+/).map(parseKeystroke);
}

function parseKeystroke(words: string): Keystroke {
  const parts = words.split(/(?<=.)\+(?=.)/);
  const key = parts.at(-1) ?? '';
  const modifiers = new Set(parts.slice(0, -1).map((part) => part.toLowerCase()));
  return {
    key: key.length === 1 ? key.toLowerCase() : key,
    is_mod: modifiers.has('mod'),
    is_shift: modifiers.has('shift'),
    is_alt: modifiers.has('alt'),
  };
}

/** Whether a press is the one named. Shift is part of a character like `?`, and asked of letters and named keys only. */
export function isPressed(stroke: Keystroke, event: PressedKey): boolean {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const is_sign = stroke.key.length === 1 && stroke.key.toLowerCase() === stroke.key.toUpperCase();
  return (
    key === stroke.key &&
    (event.ctrlKey || event.metaKey) === stroke.is_mod &&
    event.altKey === stroke.is_alt &&
    (is_sign || event.shiftKey === stroke.is_shift)
  );
}
