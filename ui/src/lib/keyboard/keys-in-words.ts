import { parseShortcut } from './keystroke.ts';

const NAMES: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: 'Enter',
  ' ': 'Space',
};

/** A shortcut as keys to show, one list a press: `Mod+Enter` on a Mac is ⌘ and Enter. */
export function keysInWords(shortcut: string, platform: 'mac' | 'other'): readonly (readonly string[])[] {
  return parseShortcut(shortcut).map(({ key, is_mod, is_shift, is_alt }) => [
    ...(is_mod ? [platform === 'mac' ? '⌘' : 'Ctrl'] : []),
    ...(is_alt ? [platform === 'mac' ? '⌥' : 'Alt'] : []),
    ...(is_shift ? ['Shift'] : []),
    NAMES[key] ?? key,
  ]);
}
