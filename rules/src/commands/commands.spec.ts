import { describe, expect, it } from 'vitest';
import { define, reminder, schedule } from '../scenario.spec-support.ts';
import { applyCommand } from './apply-command.ts';
import type { Command } from './command.ts';
import { apply, late, refusal, visit } from './visit.spec-support.ts';

describe('removing', () => {
  it('a message leaves the actions that led to it open, to be pointed elsewhere', () => {
    const { definition, name } = apply(visit, {
      type: 'remove',
      of: { kind: 'message', message_id: 'running' },
      references: 'empty',
    });
    expect(name).toBe('delete “Running late”');
    expect(definition.messages[0]?.auto_replies[0]?.actions[1]).toEqual({ type: 'transition_to', message_id: '' });
  });

  it('what is gone already is refused', () => {
    expect(refusal(visit, { type: 'remove', of: { kind: 'message', message_id: 'gone' }, references: 'empty' })).toBe(
      'message_unknown',
    );
    expect(
      refusal(visit, { type: 'remove', of: { kind: 'auto_reply', auto_reply_id: 'gone' }, references: 'empty' }),
    ).toBe('auto_reply_unknown');
  });
});

describe('connecting', () => {
  it('puts an enable before the transition that ends the turn', () => {
    const { definition } = apply(visit, {
      type: 'connect',
      auto_reply_id: 'late',
      action: 'enable_message',
      message_id: 'remind',
    });
    expect(definition.messages[0]?.auto_replies[0]?.actions.map(({ type }) => type)).toEqual([
      'reply',
      'enable_message',
      'transition_to',
    ]);
  });

  it('a second transition and the same edge twice are refused', () => {
    expect(
      refusal(visit, { type: 'connect', auto_reply_id: 'late', action: 'transition_to', message_id: 'remind' }),
    ).toBe('already_connected');
    expect(
      refusal(visit, { type: 'connect', auto_reply_id: 'off', action: 'disable_message', message_id: 'remind' }),
    ).toBe('already_connected');
  });

  it('an edge from “do nothing” takes its place', () => {
    const quiet = define(schedule(reminder({ auto_replies: [{ ...late, actions: [{ type: 'do_nothing' }] }] })));
    const { definition } = apply(quiet, {
      type: 'connect',
      auto_reply_id: 'late',
      action: 'transition_to',
      message_id: 'remind',
    });
    expect(definition.messages[0]?.auto_replies[0]?.actions).toEqual([{ type: 'transition_to', message_id: 'remind' }]);
  });

  it('only an edge can be pointed elsewhere or cut', () => {
    expect(refusal(visit, { type: 'retarget', auto_reply_id: 'late', action_index: 0, message_id: 'remind' })).toBe(
      'not_connected',
    );
    expect(refusal(visit, { type: 'disconnect', auto_reply_id: 'late', action_index: 0 })).toBe('not_connected');
    const cut = apply(visit, { type: 'disconnect', auto_reply_id: 'late', action_index: 1 });
    expect(cut.definition.messages[0]?.auto_replies[0]?.actions.map(({ type }) => type)).toEqual(['reply']);
  });
});

describe('editing', () => {
  it('moving in time keeps the window of the message', () => {
    const { definition } = apply(visit, {
      type: 'move_in_time',
      message_id: 'remind',
      anchor: 'start',
      offset: { days: -2 },
    });
    expect(definition.messages[0]?.timing).toEqual({ ...visit.messages[0]?.timing, offset: { days: -2 } });
  });

  it('a value that the field does not take is refused with its place', () => {
    const result = applyCommand(visit, {
      type: 'edit_field',
      of: { kind: 'message', message_id: 'remind' },
      path: ['content', 'body'],
      operation: 'replace',
      value: 7,
    });
    expect(result.ok ? null : result.problem.message).toContain('content/body');
  });

  it('what would make the document too large is refused, though its field would take it', () => {
    const body = 'x'.repeat(5_000);
    const messages = Array.from({ length: 791 }, (_, at) => reminder({ id: `m${at}`, content: { body } }));
    const full = define(schedule(...messages, reminder()));
    const write = (length: number): Command => ({
      type: 'edit_field',
      of: { kind: 'message', message_id: 'remind' },
      path: ['content', 'body'],
      operation: 'replace',
      value: 'x'.repeat(length),
    });
    expect(refusal(full, write(100))).toBeNull();
    expect(refusal(full, write(5_000))).toBe('does_not_fit');
  });

  it('an id stays what it is', () => {
    expect(
      refusal(visit, {
        type: 'edit_field',
        of: { kind: 'message', message_id: 'remind' },
        path: ['id'],
        operation: 'replace',
        value: 'new',
      }),
    ).toBe('id_fixed');
  });

  it('an edit leaves all other messages the same objects, so that a canvas draws one node again', () => {
    const { definition } = apply(visit, {
      type: 'edit_field',
      of: { kind: 'message', message_id: 'remind' },
      path: ['name'],
      operation: 'replace',
      value: 'New',
    });
    expect(definition.messages[1]).toBe(visit.messages[1]);
  });

  it('a batch never lets one id stand for two messages, not even between its steps', () => {
    const again = { ...reminder(), content: { body: 'Another' } };
    const [message] = define(schedule(again)).messages;
    if (!message) throw new Error('no message');
    const add: Command = { type: 'add_message', message, at: null };
    const remove: Command = { type: 'remove', of: { kind: 'message', message_id: 'remind' }, references: 'keep' };
    expect(refusal(visit, { type: 'batch', name: 'swap', commands: [add, remove] })).toBe('does_not_fit');
    expect(refusal(visit, { type: 'batch', name: 'swap', commands: [remove, add] })).toBeNull();
  });

  it('a batch is made whole or not at all', () => {
    const rename: Command = {
      type: 'edit_field',
      of: { kind: 'schedule' },
      path: ['name'],
      operation: 'replace',
      value: 'New',
    };
    const gone: Command = { type: 'disconnect', auto_reply_id: 'gone', action_index: 0 };
    expect(refusal(visit, { type: 'batch', name: 'two edits', commands: [rename, gone] })).toBe('auto_reply_unknown');
  });
});

/** A document with something in every corner. */
const rich = define({
  ...schedule(
    reminder({
      condition: { all: [{ field: 'event.title', op: 'includes', value: 'clean' }, { not: { any: [] } }] },
      translations: { es: { body: 'Hasta luego' }, de: { body: 'Bis bald' } },
      auto_replies: [
        {
          ...late,
          actions: [{ type: 'reply', body: 'Fine.', translations: { es: { body: 'Vale.' } } }, { type: 'do_nothing' }],
        },
      ],
    }),
    { ...reminder({ id: 'mail', name: 'Mail', content: { subject: 'Hi', body: 'Hello' } }), type: 'email' },
    {
      ...reminder({ id: 'call', name: 'Call', content: { script: [{ say: 'Hello' }], voicemail: [{ play: 'clip' }] } }),
      type: 'call',
    },
  ),
  default_auto_replies: [{ id: 'failed', trigger: { type: 'message_fails' }, actions: [{ type: 'do_nothing' }] }],
  windows: { default: { mon: [['09:00', '17:00']] }, nights: { fri: [['20:00', '02:00']] } },
  policy: { stop_after: ['cancelled'] },
});

const schedule_itself = { kind: 'schedule' } as const;
const of_message = (message_id: string) => ({ kind: 'message', message_id }) as const;
const of_reply = (auto_reply_id: string) => ({ kind: 'auto_reply', auto_reply_id }) as const;

describe('undo', () => {
  it.each<
    readonly [string, Extract<Command, { type: 'edit_field' }>['of'], string, 'add' | 'replace' | 'remove', unknown]
  >([
    ['the name', schedule_itself, 'name', 'replace', 'Other'],
    ['a number of the policy', schedule_itself, 'policy/change_grace_minutes', 'replace', 30],
    ['a list of the policy', schedule_itself, 'policy/stop_after/-', 'add', 'declined'],
    ['a key of the policy, back to its default', schedule_itself, 'policy/stop_after', 'remove', null],
    ['an opening hour', schedule_itself, 'windows/default/mon/0/1', 'replace', '18:00'],
    ['a day', schedule_itself, 'windows/default/tue/-', 'add', ['09:00', '12:00']],
    ['a window', schedule_itself, 'windows/default', 'remove', null],
    ['availability', of_message('remind'), 'availability', 'replace', 'on_demand'],
    ['a switch', of_message('remind'), 'send_securely', 'replace', true],
    ['a time', of_message('remind'), 'timing/offset', 'replace', { weeks: -1 }],
    ['no time', of_message('remind'), 'timing', 'replace', null],
    ['a value deep in a condition', of_message('remind'), 'condition/all/0/value', 'replace', 'checkup'],
    [
      'a branch of a condition',
      of_message('remind'),
      'condition/all/1/not/any/-',
      'add',
      { field: 'event.title', op: 'is_set' },
    ],
    ['a whole condition', of_message('remind'), 'condition', 'replace', null],
    ['a translation’s text', of_message('remind'), 'translations/es/body', 'replace', 'Adiós'],
    ['a translation less', of_message('remind'), 'translations/es', 'remove', null],
    ['a translation more', of_message('remind'), 'translations/fr', 'add', { body: 'Salut' }],
    ['an attachment', of_message('mail'), 'content/attachments/-', 'add', 'map'],
    ['a subject', of_message('mail'), 'content/subject', 'replace', null],
    ['a template', of_message('mail'), 'content/template_id', 'replace', 'tpl_1'],
    ['a line of a script', of_message('call'), 'content/script/0', 'add', { play: 'jingle' }],
    ['no voicemail', of_message('call'), 'content/voicemail', 'replace', null],
    ['a phrase', of_reply('late'), 'trigger/any_of/0', 'replace', 'delayed'],
    ['a trigger', of_reply('late'), 'trigger', 'replace', { type: 'no_response_after', minutes: 60 }],
    ['a reply’s translation', of_reply('late'), 'actions/0/translations/es/body', 'replace', 'Bien.'],
    ['an action less', of_reply('late'), 'actions/1', 'remove', null],
    ['a default’s trigger', of_reply('failed'), 'trigger', 'replace', { type: 'client_confirms' }],
    ['a default’s action', of_reply('failed'), 'actions/0', 'replace', { type: 'reply', body: 'Sorry.' }],
  ])(
    'restores the document to the letter after an edit of %s, and redo makes it again',
    (_what, of, path, operation, value) => {
      const edited = apply(rich, { type: 'edit_field', of, path: path.split('/'), operation, value });
      expect(edited.definition).not.toEqual(rich);
      const undone = apply(edited.definition, edited.undo);
      expect(JSON.stringify(undone.definition)).toBe(JSON.stringify(rich));
      expect(JSON.stringify(apply(undone.definition, undone.undo).definition)).toBe(JSON.stringify(edited.definition));
    },
  );
});
