import { describe, expect, it } from 'vitest';
import type { Definition } from '@kept/rules/document';
import { parseDefinition } from '@kept/rules/parse-definition';
import { validate } from '@kept/rules/validate';
import { FlowActs } from '../editor/flow-acts.ts';
import { FlowDocument } from './flow-document.ts';
import { NO_LAYOUT } from './layout.ts';
import { newMessage } from './new-message.ts';

const EMPTY = read({ spec_version: 1, name: 'Standard visit' });

function read(stored: object): Definition {
  const parsed = parseDefinition(stored);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.definition;
}

function open(definition = EMPTY, access: 'editing' | 'reading' = 'editing') {
  const problems: string[] = [];
  const flow = new FlowDocument({ definition, layout: NO_LAYOUT, published: definition, access });
  const acts = new FlowActs(flow, { toPanel: () => undefined, onproblem: ({ message }) => problems.push(message) });
  return { flow, acts, problems };
}

function withReminder() {
  const opened = open();
  opened.acts.addMessage({ type: 'sms', purpose: 'reminder' });
  const [reminder] = opened.flow.definition.messages;
  if (reminder === undefined) throw new Error('no message was added');
  return { ...opened, reminder };
}

const type = (flow: FlowDocument, message_id: string, name: string) =>
  flow.apply(
    { type: 'edit_field', of: { kind: 'message', message_id }, path: ['name'], operation: 'replace', value: name },
    { merging: `name ${message_id}` },
  );

describe('the document under the editor’s hands', () => {
  it('gives a second message of a kind a name of its own', () => {
    const { flow, acts } = withReminder();
    acts.addMessage({ type: 'sms', purpose: 'reminder' });
    acts.addMessage({ type: 'sms', purpose: 'reminder' });
    const names = flow.definition.messages.map(({ name }) => name);
    expect(names.toSorted()).toEqual(['Reminder text', 'Reminder text 2', 'Reminder text 3']);
  });

  it('makes an edit under its name, takes it back and makes it again', () => {
    const { flow } = withReminder();
    expect(flow.undo_name).toBe('add “Reminder text”');
    const after = flow.definition;
    flow.undo();
    expect(flow.definition).toEqual(EMPTY);
    expect(flow.redo_name).toBe('add “Reminder text”');
    flow.redo();
    expect(flow.definition).toEqual(after);
  });

  it('takes what was typed into one field back as one step, and what was typed after leaving it as another', () => {
    const { flow, reminder } = withReminder();
    for (const name of ['A', 'As', 'Ask']) type(flow, reminder.id, name);
    flow.seal();
    type(flow, reminder.id, 'Ask them');
    flow.undo();
    expect(flow.definition.messages[0]?.name).toBe('Ask');
    flow.undo();
    expect(flow.definition.messages[0]?.name).toBe('Reminder text');
  });

  it('says why an edit cannot be made, and changes nothing', () => {
    const { flow, problems, acts } = withReminder();
    const before = flow.definition;
    acts.connect({ auto_reply_id: 'ar_gone', action: 'transition_to' }, 'msg_gone');
    expect(problems).toEqual([expect.stringContaining('auto reply does not exist')]);
    expect(flow.definition).toBe(before);
  });

  it('lets who may only read change nothing', () => {
    const { flow, acts, problems } = open(EMPTY, 'reading');
    acts.addMessage({ type: 'sms', purpose: 'reminder' });
    expect(flow.definition).toBe(EMPTY);
    expect(problems).toEqual([expect.stringContaining('ask an administrator')]);
  });

  it('takes the place of a new message back with the message', () => {
    const { flow, acts } = open();
    acts.addMessage({ type: 'email', purpose: 'booking' }, { x: 40, y: 80 });
    expect(Object.values(flow.layout.positions)).toEqual([{ x: 40, y: 80 }]);
    flow.undo();
    expect(flow.layout).toEqual(NO_LAYOUT);
  });

  it('forgets a selection that an undo took away, and finds it again after a redo', () => {
    const { flow, reminder } = withReminder();
    expect(flow.selection).toEqual({ kind: 'message', message_id: reminder.id });
    flow.undo();
    expect(flow.selection).toBeNull();
    flow.redo();
    expect(flow.selection).toEqual({ kind: 'message', message_id: reminder.id });
  });

  it('tells how the draft differs from what is published, and what keeps it from being published', () => {
    const { flow, acts, reminder } = withReminder();
    expect(flow.changes.map(({ sentence }) => sentence)).toEqual([
      '“Reminder text” is new: sms, 1 day before the start.',
    ]);
    acts.addAutoReply('reply_includes', reminder.id);
    flow.take(validate(flow.definition, { check_template: () => [] }));
    expect(flow.issues.map(({ code }) => code).toSorted()).toEqual(['actions_missing', 'phrases_missing']);
    flow.askForField('/messages/0/auto_replies/0/trigger/any_of');
    expect(flow.selection).toMatchObject({ kind: 'auto_reply', message_id: reminder.id });
    expect(flow.asked_field?.pointer).toBe('/messages/0/auto_replies/0/trigger/any_of');
  });
});

describe('what a person does in the editor', () => {
  it('goes from nothing to a reminder with three answers and a message that an answer leads to', () => {
    const { flow, acts, reminder, problems } = withReminder();
    acts.addAutoReply('client_confirms', reminder.id);
    acts.addAutoReply('client_cancels', reminder.id);
    acts.addAutoReply('any_other_reply', reminder.id);
    const lead = acts.auto_reply;
    if (lead === null) throw new Error('the new answer is selected');
    acts.connectToNew({ auto_reply_id: lead.id, action: 'transition_to' }, { type: 'email', at: { x: 400, y: 0 } });
    const [, late] = flow.definition.messages;
    expect(late).toMatchObject({ type: 'email', purpose: 'reminder', availability: 'on_demand', timing: null });
    expect(flow.graph.edges).toMatchObject([{ kind: 'transition', source: reminder.id, target: late?.id }]);
    expect(flow.selection).toEqual({ kind: 'message', message_id: late?.id });
    expect(problems).toEqual([]);
    flow.undo();
    expect(flow.definition.messages).toHaveLength(1);
    expect(flow.graph.edges).toEqual([]);
  });

  it('leaves the answers that led to a deleted message to be pointed elsewhere', () => {
    const { flow, acts, reminder } = withReminder();
    acts.addAutoReply('any_other_reply', reminder.id);
    const lead = acts.auto_reply;
    if (lead === null) throw new Error('the new answer is selected');
    acts.connectToNew({ auto_reply_id: lead.id, action: 'transition_to' }, { type: 'sms' });
    acts.remove();
    expect(flow.definition.messages[0]?.auto_replies[0]?.actions).toEqual([{ type: 'transition_to', message_id: '' }]);
  });

  it('copies messages that were marked together with what leads from one to another, also into another schedule', () => {
    const { flow, acts, reminder } = withReminder();
    acts.addAutoReply('any_other_reply', reminder.id);
    const lead = acts.auto_reply;
    if (lead === null) throw new Error('the new answer is selected');
    acts.connectToNew({ auto_reply_id: lead.id, action: 'transition_to' }, { type: 'sms' });
    flow.mark(new Set(flow.definition.messages.map(({ id }) => id)));
    const other = open();
    other.acts.paste(acts.copied());
    expect(other.flow.definition.messages).toHaveLength(2);
    const [edge] = other.flow.graph.edges;
    expect(edge?.target).toBe(other.flow.definition.messages[1]?.id);
    expect(other.flow.marked.size).toBe(2);
    expect(flow.definition.messages.map(({ id }) => id)).not.toContain(edge?.target);
  });

  it('puts a new action before the one that ends the turn', () => {
    const { flow, acts, reminder } = withReminder();
    acts.addAutoReply('client_confirms', reminder.id);
    const id = acts.auto_reply?.id ?? '';
    acts.addAction('transition_to', id);
    acts.addAction('reply', id);
    expect(acts.auto_reply?.actions.map((action) => action.type)).toEqual(['reply', 'transition_to']);
    expect(flow.undo_name).toBe('edit client confirms');
  });

  it('moves an answer before the one above it, and nothing past the ends of its list', () => {
    const { flow, acts, reminder } = withReminder();
    acts.addAutoReply('client_confirms', reminder.id);
    acts.addAutoReply('client_cancels', reminder.id);
    for (const by of [-1, -1, 1, 1] as const) acts.moveBy(by);
    expect(flow.definition.messages[0]?.auto_replies.map(({ trigger }) => trigger.type)).toEqual([
      'client_confirms',
      'client_cancels',
    ]);
    acts.moveBy(-1);
    expect(flow.definition.messages[0]?.auto_replies[0]?.trigger.type).toBe('client_cancels');
  });
});

describe('a new message', () => {
  it.each(
    (['booking', 'reminder', 'follow_up'] as const).flatMap((purpose) =>
      (['sms', 'email'] as const).map((channel) => [purpose, channel] as const),
    ),
  )('for a %s by %s can be published as it is', async (purpose, channel) => {
    const { checkTemplate } = await import('@kept/content/check-template');
    const { flow } = open();
    flow.apply({ type: 'add_message', message: newMessage(EMPTY, { type: channel, purpose }), at: null });
    expect(validate(flow.definition, { check_template: checkTemplate })).toEqual([]);
  });
});
