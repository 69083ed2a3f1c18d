import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Definition } from '@kept/rules/document';
import { FlowDocument } from '../document/flow-document.ts';
import { NO_LAYOUT } from '../document/layout.ts';
import { readDocument, reminder } from '../read-document.spec-support.ts';
import { DraftSaver, PAUSE, type Storage, type StoredVersion } from './draft-saver.ts';

const FIRST = readDocument({ messages: [reminder('m')] });
const PROBLEM = { type: 'about:blank', title: 'It did not work' };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** An API with one schedule, which others can save to as well. */
function open({ is_draft = true }: { readonly is_draft?: boolean } = {}) {
  let stored: StoredVersion = { etag: '"1"', definition: FIRST, layout: NO_LAYOUT, is_draft };
  let local: Parameters<Storage['keep']>[0] = null;
  let failing: number | null = null;
  const taken: string[] = [];
  const store = (version: Pick<StoredVersion, 'definition' | 'layout'>): string => {
    const etag = `"${Number(stored.etag?.slice(1, -1)) + 1}"`;
    stored = { ...version, etag, is_draft: true };
    return etag;
  };
  const storage: Storage = {
    async save(version) {
      if (failing !== null) return { ok: false, problem: { ...PROBLEM, status: failing, code: 'failing' } };
      if (version.etag !== stored.etag)
        return { ok: false, problem: { ...PROBLEM, status: 412, code: 'stale_revision' } };
      return { ok: true, value: store(version) };
    },
    async saveLayout(layout) {
      if (failing !== null) return { ok: false, problem: { ...PROBLEM, status: failing, code: 'failing' } };
      stored = { ...stored, layout };
      return { ok: true, value: null };
    },
    read: async () => ({ ok: true, value: stored }),
    keep: (draft) => (local = draft),
    ontheirs: () => taken.push(stored.etag ?? ''),
  };
  const flow = new FlowDocument({ definition: FIRST, layout: NO_LAYOUT, published: null, access: 'editing' });
  const saver = new DraftSaver(flow, { stored, storage });
  return {
    ...{ flow, saver, taken },
    stored: () => stored.definition,
    version: () => stored,
    kept: () => local,
    fail: (status: number | null) => (failing = status),
    /** Somebody else saves. */
    elsewhere: (definition: Definition) => store({ definition, layout: NO_LAYOUT }),
    move(id: string, x: number) {
      flow.arrange('move', { folded: [], positions: { ...flow.layout.positions, [id]: { x, y: 0 } } });
      saver.changed();
    },
    rename(name: string) {
      const of = { kind: 'message', message_id: 'm' } as const;
      flow.apply({ type: 'edit_field', of, path: ['name'], operation: 'replace', value: name });
      saver.changed();
    },
  };
}

const nameIn = (definition: Definition) => definition.messages[0]?.name;
const withBody = (body: string) => readDocument({ messages: [{ ...reminder('m'), content: { body } }] });

describe('the draft', () => {
  it('is saved by itself once typing pauses, and kept in the browser until then', async () => {
    const { saver, rename, stored, kept } = open();
    rename('A');
    await vi.advanceTimersByTimeAsync(PAUSE - 1);
    rename('As');
    expect(nameIn(stored())).toBe('m');
    expect(kept()).toMatchObject({ etag: '"1"', definition: { messages: [{ name: 'As' }] } });
    expect(saver.state.kind).toBe('changed');
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(nameIn(stored())).toBe('As');
    expect(saver.state.kind).toBe('saved');
    expect(kept()).toBeNull();
  });

  it('saves what was typed while it was being saved', async () => {
    const { saver, rename, stored } = open();
    rename('A');
    const saving = saver.saveNow();
    rename('As');
    await saving;
    expect(nameIn(stored())).toBe('A');
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(nameIn(stored())).toBe('As');
  });

  it('has nothing to save when an edit was taken back', () => {
    const { saver, flow, rename, kept } = open();
    rename('A');
    flow.undo();
    saver.changed();
    expect(saver.state.kind).toBe('saved');
    expect(kept()).toBeNull();
  });

  it('stays kept in the browser when it cannot be saved, and is saved when asked again', async () => {
    const { saver, rename, stored, kept, fail } = open();
    fail(503);
    rename('A');
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(saver.state).toMatchObject({ kind: 'failed', problem: { status: 503 } });
    expect(kept()).not.toBeNull();
    fail(null);
    await saver.saveNow();
    expect(nameIn(stored())).toBe('A');
  });

  it.each([
    [503, 'saved'],
    // what is on the screen is stored nowhere
    [404, 'failed'],
  ])('has nothing to save either when the edit that failed with %i was taken back', async (status, kind) => {
    const { flow, saver, rename, kept, fail } = open();
    fail(status);
    rename('A');
    await vi.advanceTimersByTimeAsync(PAUSE);
    flow.undo();
    saver.changed();
    expect([saver.state.kind, kept() === null]).toEqual([kind, kind === 'saved']);
  });

  it('says what failed until something else is to be saved, whatever else is done meanwhile', async () => {
    const { flow, saver, rename, fail } = open();
    fail(404);
    rename('A');
    await vi.advanceTimersByTimeAsync(PAUSE);
    // a field is left: the document is the same
    flow.seal();
    saver.changed();
    expect(saver.state.kind).toBe('failed');
    rename('As');
    expect(saver.state.kind).toBe('changed');
  });
});

describe('a layout', () => {
  it('is stored without making a draft where there is none', async () => {
    const { move, version, saver } = open({ is_draft: false });
    move('m', 40);
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(version()).toMatchObject({ etag: '"1"', is_draft: false, layout: { positions: { m: { x: 40, y: 0 } } } });
    expect(saver.state.kind).toBe('saved');
  });

  it('stays when it cannot be stored, and is stored once it can', async () => {
    const { move, version, saver, fail, flow } = open({ is_draft: false });
    fail(503);
    move('m', 40);
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(saver.state.kind).toBe('failed');
    expect(flow.layout.positions['m']).toEqual({ x: 40, y: 0 });
    fail(null);
    await saver.saveNow();
    expect(version().layout.positions['m']).toEqual({ x: 40, y: 0 });
  });

  it('is no reason to ask whose version stands: what was moved here goes on top of theirs', async () => {
    const { move, elsewhere, saver, flow, version } = open();
    move('m', 40);
    await saver.look(elsewhere(withBody('Come on time')));
    expect(saver.state.kind).not.toBe('clash');
    expect(flow.definition.messages[0]?.content).toMatchObject({ body: 'Come on time' });
    expect(flow.layout.positions['m']).toEqual({ x: 40, y: 0 });
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(version().layout.positions['m']).toEqual({ x: 40, y: 0 });
  });
});

describe('two people at once', () => {
  it('shows the other’s version where nothing was changed here', async () => {
    const { saver, flow, elsewhere, taken } = open();
    const etag = elsewhere(withBody('Come on time'));
    await saver.look(etag);
    expect(flow.definition.messages[0]?.content).toMatchObject({ body: 'Come on time' });
    expect(taken).toEqual([etag]);
  });

  it('knows its own save when it hears of it', async () => {
    const { saver, flow, rename, taken } = open();
    rename('A');
    await saver.saveNow();
    await saver.look('"1"');
    expect(taken).toEqual([]);
    expect(flow.can_undo).toBe(true);
  });

  async function clashing() {
    const opened = open();
    opened.elsewhere(withBody('Come on time'));
    opened.rename('Ask them');
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(opened.saver.state.kind).toBe('clash');
    expect(nameIn(opened.stored())).toBe('m');
    return opened;
  }

  it('puts what was changed here on top of the other’s version', async () => {
    const { saver, stored } = await clashing();
    await saver.putMineOnTop();
    expect(stored().messages[0]).toMatchObject({ name: 'Ask them', content: { body: 'Come on time' } });
    expect(saver.state.kind).toBe('saved');
  });

  it('takes the other’s version', async () => {
    const { saver, flow, kept } = await clashing();
    saver.takeTheirs();
    expect(flow.definition.messages[0]).toMatchObject({ name: 'm', content: { body: 'Come on time' } });
    expect(kept()).toBeNull();
  });

  it('keeps the version here instead', async () => {
    const { saver, stored } = await clashing();
    await saver.keepMine();
    expect(stored().messages[0]).toMatchObject({ name: 'Ask them', content: { body: 'See you' } });
  });

  it('adds a message of its own at the end where the other’s list is shorter now', async () => {
    const { saver, flow, elsewhere, stored } = open();
    elsewhere(readDocument({ messages: [] }));
    const [message] = readDocument({ messages: [reminder('n')] }).messages;
    if (message === undefined) throw new Error('there is a message');
    flow.apply({ type: 'add_message', message, at: null });
    await saver.saveNow();
    await saver.putMineOnTop();
    expect(stored().messages.map(({ id }) => id)).toEqual(['n']);
  });
});

describe('what was left unsaved', () => {
  const mine = readDocument({ messages: [{ ...reminder('m'), name: 'Ask them' }] });
  const left = { base: FIRST, definition: mine, layout: NO_LAYOUT, at: '2026-11-21T09:00:00Z' };

  it('is gone on with and saved', async () => {
    const { saver, stored } = open();
    saver.goOnWith({ ...left, etag: '"1"' });
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(nameIn(stored())).toBe('Ask them');
  });

  it('clashes with what was saved since', async () => {
    const { saver, stored, elsewhere } = open();
    await saver.look(elsewhere(withBody('Come on time')));
    saver.goOnWith({ ...left, etag: '"1"' });
    expect(saver.state.kind).toBe('clash');
    await saver.putMineOnTop();
    expect(stored().messages[0]).toMatchObject({ name: 'Ask them', content: { body: 'Come on time' } });
  });
});
