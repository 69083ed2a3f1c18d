import { describe, expect, it } from 'vitest';
import { keysInWords } from './keys-in-words.ts';
import type { PressedKey } from './keystroke.ts';
import { matchShortcut, NOTHING_PENDING, PATIENCE, type Pending } from './match-shortcut.ts';

const press = (key: string, held: Partial<PressedKey> = {}): PressedKey => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

const shortcuts = ['j', 'g a', 'g s', '?', 'Mod+Enter', 'Shift+J', '/', 'Escape', '+'].map((keys) => ({ keys }));

function play(presses: readonly (readonly [PressedKey, number])[]) {
  const hits: string[] = [];
  let pending: Pending = NOTHING_PENDING;
  for (const [event, at] of presses) {
    const match = matchShortcut({ shortcuts, pending, event, at });
    pending = match.pending;
    if (match.hit !== null) hits.push(match.hit.keys);
  }
  return hits;
}

describe('shortcuts', () => {
  it.each([
    ['a letter', press('j'), ['j']],
    ['a letter with Caps Lock on', press('J'), ['j']],
    ['a letter with shift', press('J', { shiftKey: true }), ['Shift+J']],
    ['a sign that needs shift', press('?', { shiftKey: true }), ['?']],
    ['a sign that needs none on another keyboard', press('?'), ['?']],
    ['control and enter', press('Enter', { ctrlKey: true }), ['Mod+Enter']],
    ['command and enter', press('Enter', { metaKey: true }), ['Mod+Enter']],
    ['enter alone', press('Enter'), []],
    ['the browser’s own control and j', press('j', { ctrlKey: true }), []],
    ['escape', press('Escape'), ['Escape']],
    ['a plus', press('+', { shiftKey: true }), ['+']],
  ])('%s', (_name, event, hits) => {
    expect(play([[event, 0]])).toEqual(hits);
  });

  it('takes a sequence, press after press', () => {
    expect(
      play([
        [press('g'), 0],
        [press('a'), 300],
      ]),
    ).toEqual(['g a']);
  });

  it('forgets a beginning that nobody went on with', () => {
    expect(
      play([
        [press('g'), 0],
        [press('a'), PATIENCE + 1],
      ]),
    ).toEqual([]);
  });

  it('starts anew with the press that broke a sequence', () => {
    expect(
      play([
        [press('g'), 0],
        [press('j'), 100],
        [press('g'), 200],
        [press('g'), 300],
        [press('s'), 400],
      ]),
    ).toEqual(['j', 'g s']);
  });

  it('lets the later registered win', () => {
    const [first, second] = [
      { keys: 'x', by: 'shell' },
      { keys: 'x', by: 'page' },
    ];
    const { hit } = matchShortcut({ shortcuts: [first, second], pending: NOTHING_PENDING, event: press('x'), at: 0 });
    expect(hit).toBe(second);
  });
});

describe('keys in words', () => {
  it.each([
    ['g a', 'other', [['g'], ['a']]],
    ['Mod+Enter', 'other', [['Ctrl', 'Enter']]],
    ['Mod+Enter', 'mac', [['⌘', 'Enter']]],
    ['Shift+ArrowDown', 'other', [['Shift', '↓']]],
    ['+', 'other', [['+']]],
  ] as const)('%s on %s', (shortcut, platform, keys) => {
    expect(keysInWords(shortcut, platform)).toEqual(keys);
  });
});
