import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryDefinition } from '../laws/arbitrary-definition.spec-support.ts';
import { define, reminder, reminderCall, schedule } from '../scenario.spec-support.ts';
import type { BuiltInRow, GraphNode } from './graph.ts';
import { toGraph } from './to-graph.ts';
import { triggerInWords } from './trigger-in-words.ts';

const RUNS = process.env['SLOW_TIER'] === '1' ? 10_000 : 300;

const builtIns = (nodes: readonly GraphNode[], id: string): readonly BuiltInRow[] =>
  nodes
    .filter((node) => node.id === id)
    .flatMap(({ rows }) => rows.flatMap((row) => (row.kind === 'built_in' ? [row] : [])));

const overridden = (nodes: readonly GraphNode[], id = 'remind') =>
  Object.fromEntries(builtIns(nodes, id).map((row) => [row.built_in_id, row.overridden]));

describe('laws of the graph', () => {
  it('loses no message and no auto reply, and shows each once, in document order', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(arbitraryDefinition, (definition) => {
        const { nodes } = toGraph(definition);
        const shown = nodes.map(({ id, rows }) => [
          id,
          rows.flatMap((row) => (row.kind === 'auto_reply' ? [row.auto_reply_id] : [])),
        ]);
        const authored = [
          ['_any', definition.default_auto_replies.map(({ id }) => id)],
          ...definition.messages.map((message) => [message.id, message.auto_replies.map(({ id }) => id)]),
        ];
        expect(shown).toEqual(authored);
      }),
      { numRuns: RUNS },
    );
  });

  it('of some messages alone is what the whole says of them', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(arbitraryDefinition, fc.func(fc.boolean()), (definition, isAsked) => {
        const messages = definition.messages.filter(({ id }) => isAsked(id));
        const ids = new Set(['_any', ...messages.map(({ id }) => id)]);
        const whole = toGraph(definition);
        expect(toGraph(definition, messages)).toEqual({
          nodes: whole.nodes.filter(({ id }) => ids.has(id)),
          edges: whole.edges.filter(({ source }) => ids.has(source)),
        });
      }),
      { numRuns: RUNS },
    );
  });

  it(
    'every action is in its row, and each that leads to a message there is has its edge, between nodes that exist',
    { timeout: 600_000 },
    () => {
      fc.assert(
        fc.property(arbitraryDefinition, (definition) => {
          const { nodes, edges } = toGraph(definition);
          const lists = [
            definition.default_auto_replies,
            ...definition.messages.map((message) => message.auto_replies),
          ];
          const actions = lists.flat().flatMap((auto_reply) => auto_reply.actions.map(({ type }) => type));
          const rows = nodes.flatMap((node) =>
            node.rows.flatMap((row) => (row.kind === 'auto_reply' ? row.actions : [])),
          );
          expect(rows.map(({ type }) => type)).toEqual(actions);
          expect(edges.map(({ target }) => target)).toEqual(
            rows.flatMap(({ leads, target }) => (leads === 'edge' ? [target] : [])),
          );
          const ids = new Set(nodes.map(({ id }) => id));
          for (const { source, target } of edges) expect([ids.has(source), ids.has(target)]).toEqual([true, true]);
          expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
        }),
        { numRuns: RUNS },
      );
    },
  );
});

describe('edges', () => {
  const off = {
    id: 'off',
    trigger: { type: 'reply_is', any_of: ['enough'] },
    actions: [{ type: 'disable_message', message_id: 'remind' }],
  };
  const late = {
    id: 'late',
    trigger: { type: 'reply_includes', any_of: ['late'] },
    actions: [
      { type: 'enable_message', message_id: 'remind' },
      { type: 'transition_to', message_id: 'gone' },
    ],
  };

  it('a default leads from the node of any message, and enabling and disabling are dashed', () => {
    const { edges } = toGraph(define({ ...schedule(reminder({ auto_replies: [late] })), default_auto_replies: [off] }));
    expect(edges.map(({ id, source, target, kind, line }) => [id, source, target, kind, line])).toEqual([
      ['off/0', '_any', 'remind', 'disable', 'dashed'],
      ['late/0', 'remind', 'remind', 'enable', 'dashed'],
    ]);
  });

  it('an action whose message is gone stays in its row as open', () => {
    const { nodes } = toGraph(define(schedule(reminder({ auto_replies: [late] }))));
    const [row] = nodes[1]?.rows ?? [];
    expect(row?.kind === 'auto_reply' && row.actions[1]).toEqual({
      type: 'transition_to',
      label: 'transition to',
      target: 'gone',
      leads: 'open',
    });
  });
});

describe('built-in rows', () => {
  const own = (type: string, ...any_of: readonly string[]) => ({
    id: 'own',
    trigger: { type, any_of },
    actions: [{ type: 'do_nothing' }],
  });

  it('stand on every message as long as nothing is authored over them', () => {
    expect(overridden(toGraph(define(schedule(reminder()))).nodes)).toEqual({
      reminder_confirm: 'no',
      reminder_cancel: 'no',
      reminder_reschedule: 'no',
      opt_out: 'no',
    });
  });

  it('are called by all that answers them', () => {
    const labels = (document: object) =>
      builtIns(toGraph(define(document)).nodes, 'remind').map(({ label, words }) => [label, words.length]);
    const stop = '“stop”, “end”, “quit”, “unsubscribe”, “stopall”, “cancel”, “revoke”, “optout”';
    expect(labels(schedule(reminder()))).toEqual([
      ['“1”, “confirm”, or any yes: confirmed', 2],
      ['“2”: cancelled', 1],
      ['“3”, “reschedule”: reschedule requested', 2],
      [`${stop}: opts out`, 8],
    ]);
    const strict = { ...schedule(reminder({ type: 'email' })), policy: { any_affirmative_confirms: false } };
    expect(labels(strict)).toEqual([
      ['“1”, “confirm”: confirmed', 2],
      ['“2”, “cancel”: cancelled', 2],
      ['“3”, “reschedule”: reschedule requested', 2],
      ['“stop”, “unsubscribe”: opts out', 2],
    ]);
    const { nodes } = toGraph(define(schedule(reminder())));
    expect(builtIns(nodes, 'remind').at(-1)?.words[0]).toEqual({ word: 'stop', overridden_by: null });
  });

  it('are struck through when all their words are answered otherwise (ruling 8)', () => {
    const { nodes } = toGraph(define(schedule(reminder({ auto_replies: [own('reply_is', '1', 'Confirm')] }))));
    expect(overridden(nodes)).toMatchObject({ reminder_confirm: 'wholly', reminder_cancel: 'no' });
    expect(builtIns(nodes, 'remind')[0]?.words).toEqual([
      { word: '1', overridden_by: 'own' },
      { word: 'confirm', overridden_by: 'own' },
    ]);
  });

  it('are struck through in part when a word is left to them', () => {
    const { nodes } = toGraph(define(schedule(reminder({ auto_replies: [own('reply_includes', '1')] }))));
    expect(overridden(nodes)).toMatchObject({ reminder_confirm: 'partly' });
  });

  it('give way to a default, unless the message has switched the defaults off (ruling 10)', () => {
    const defaults = { default_auto_replies: [own('reply_is', '2')] };
    const on = toGraph(define({ ...schedule(reminder()), ...defaults }));
    const off = toGraph(define({ ...schedule(reminder({ disable_default_auto_replies: true })), ...defaults }));
    expect(overridden(on.nodes)).toMatchObject({ reminder_cancel: 'wholly' });
    expect(overridden(off.nodes)).toMatchObject({ reminder_cancel: 'no' });
  });

  it('of a call are digits, and an answer to 2 replaces what follows it whole (ruling 20)', () => {
    const plain = toGraph(define(schedule(reminderCall())));
    expect(builtIns(plain.nodes, 'call').map(({ label }) => label)).toEqual([
      '1: confirmed',
      '2 then 2: cancelled',
      '2 then 1: reschedule requested',
      '9: opts out',
    ]);
    const dials = { id: 'own', trigger: { type: 'client_dials', digit: '2' }, actions: [{ type: 'repeat' }] };
    const { nodes } = toGraph(define(schedule(reminderCall({ auto_replies: [dials] }))));
    expect(overridden(nodes, 'call')).toEqual({
      reminder_confirm: 'no',
      reminder_cancel: 'wholly',
      reminder_reschedule: 'wholly',
      opt_out: 'no',
    });
  });

  it('never show an opt-out word as authored over (ruling 1)', () => {
    const { nodes } = toGraph(define(schedule(reminder({ auto_replies: [own('reply_is', 'stop')] }))));
    expect(overridden(nodes)).toMatchObject({ opt_out: 'no' });
  });
});

describe('words on the canvas', () => {
  it('a trigger with many phrases tells the first and counts the rest', () => {
    expect(triggerInWords({ type: 'reply_is', any_of: ['a', 'b', 'c', 'd', 'e'] })).toBe(
      'reply is “a”, “b”, “c” and 2 more',
    );
    expect(triggerInWords({ type: 'reply_includes', any_of: [] })).toBe('reply includes …');
    expect(triggerInWords({ type: 'no_response_after', minutes: 60 })).toBe('no response after 60 min');
    expect(triggerInWords({ type: 'client_dials', digit: '#' })).toBe('client dials #');
  });
});
