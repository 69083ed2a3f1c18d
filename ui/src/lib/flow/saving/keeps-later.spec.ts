import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_LAYOUT } from '../document/layout.ts';
import { readDocument, reminder } from '../read-document.spec-support.ts';
import type { KeptDraft } from './kept-draft.ts';
import { KeepsLater, WITHIN } from './keeps-later.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const base = readDocument({ messages: [reminder('m')] });
const draft = (at: string): KeptDraft => ({ etag: null, base, definition: base, layout: NO_LAYOUT, at });

function open() {
  const written: (string | null)[] = [];
  return { written, keeps: new KeepsLater((kept) => written.push(kept?.at ?? null)) };
}

describe('what is kept in the browser', () => {
  it('is written once for many keys, also while they go on without a pause', () => {
    const { written, keeps } = open();
    for (let key = 0; key < 10; key += 1) {
      keeps.keep(draft(`${key}`));
      vi.advanceTimersByTime(WITHIN / 5);
    }
    expect(written).toEqual(['4', '9']);
  });

  it('is written at once when the page is left, and only if something is not written yet', () => {
    const { written, keeps } = open();
    keeps.keep(draft('typed'));
    keeps.now();
    keeps.now();
    vi.advanceTimersByTime(WITHIN);
    expect(written).toEqual(['typed']);
  });

  it('is forgotten at once when it is saved, and not written after that', () => {
    const { written, keeps } = open();
    keeps.keep(draft('typed'));
    keeps.keep(null);
    vi.advanceTimersByTime(WITHIN);
    keeps.now();
    expect(written).toEqual([null]);
  });
});
