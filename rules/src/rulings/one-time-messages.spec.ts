import { describe, expect, it } from 'vitest';
import type { OneTimeMessage } from '../one-time-message.ts';
import { type OpenQuestion, type PendingChoice, routeReply } from '../route-reply.ts';
import { explainTrace } from '../explain-trace.ts';
import { define, reminder, Scenario, schedule } from '../scenario.spec-support.ts';

const own = {
  id: 'own',
  trigger: { type: 'reply_is', any_of: ['1', 'late'] },
  actions: [{ type: 'do_nothing' }],
};
const definition = define(schedule(reminder(), reminder({ id: 'custom', auto_replies: [own] })));
const definitions = { newest: 'rev_1', by_revision: { rev_1: definition } };

const [MON, TUE, WED, THU] = [
  '2026-03-09T12:00:00.000Z',
  '2026-03-10T12:00:00.000Z',
  '2026-03-11T12:00:00.000Z',
  '2026-03-12T12:00:00.000Z',
];

const asked = (sequence_id: string, sent_at: string, auto_message_id = 'remind'): OpenQuestion => ({
  sequence_id,
  sent_at,
  auto_message_id,
  revision_id: 'rev_1',
  key: `s/${auto_message_id}/v1/1`,
});
const told = (sent_at: string): OneTimeMessage => ({ sent_at, asks_own_question: false });
const asking = (sent_at: string): OneTimeMessage => ({ sent_at, asks_own_question: true });

interface Line {
  readonly questions: readonly OpenQuestion[];
  readonly one_time: readonly OneTimeMessage[];
  readonly pending?: PendingChoice;
  readonly channel?: 'sms' | 'email';
}

function route(text: string, { pending, channel = 'sms', ...line }: Line) {
  return routeReply({
    text,
    channel,
    now: THU,
    pending: pending ?? null,
    ...line,
    definitions,
    sender: { opt_out_words: [] },
  });
}

const reminded = asked('a', MON);
const inbox = { type: 'inbox', reason: 'one_time_message', trace: [{ ruling: 28 }] };

describe('ruling 28: one-time messages', () => {
  it.each(['1', 'Confirm.', '1️⃣', '2', '3', 'reschedule'])('lets the exact built-in %j still answer', (text) => {
    const answer = { type: 'answers', questions: [reminded] };
    expect(route(text, { questions: [reminded], one_time: [told(TUE)] })).toMatchObject(answer);
  });

  it.each(['yes', 'ok, thanks!', 'late', '1 please', 'See you', '👍'])('leaves %j to a person', (text) => {
    const questions = [reminded];
    expect(route(text, { questions, one_time: [] })).toMatchObject({ type: 'answers', questions });
    expect(route(text, { questions, one_time: [told(TUE)] })).toMatchObject({ ...inbox, questions });
  });

  it('leaves a built-in to a person where something authored has taken its place', () => {
    const line = { questions: [asked('a', MON, 'custom')], one_time: [told(TUE)] };
    expect(route('1', line)).toMatchObject(inbox);
    expect(route('2', line)).toMatchObject({ type: 'answers' });
  });

  it('leaves to a person what answers a message nobody knows any more', () => {
    expect(route('1', { questions: [asked('a', MON, 'gone')], one_time: [told(TUE)] })).toMatchObject(inbox);
  });

  it('takes the words of the channel: cancel answers by email, and opts out by text', () => {
    const line = { questions: [reminded], one_time: [told(TUE)] };
    expect(route('cancel', { ...line, channel: 'email' })).toMatchObject({ type: 'answers' });
    expect(route('cancel', line)).toMatchObject({ type: 'opt_out' });
  });

  it.each(['1', 'confirm', '2', 'yes', 'why?'])('leaves %j to a person when it asks its own question', (text) => {
    expect(route(text, { questions: [reminded], one_time: [asking(TUE)] })).toMatchObject(inbox);
    expect(route(text, { questions: [reminded], one_time: [asking(TUE), told(WED)] })).toMatchObject(inbox);
  });

  it.each([
    ['stop', 'opt_out'],
    ['start', 'opt_in'],
    ['help', 'help'],
  ])('takes %j for what it says of the line, whatever was asked', (text, type) => {
    expect(route(text, { questions: [reminded], one_time: [asking(TUE)] })).toMatchObject({ type });
  });

  it.each([told(MON), asking(MON)])('is not in between when the auto message came after it, or with it', (one_time) => {
    for (const sent_at of [MON, TUE])
      expect(route('yes', { questions: [asked('a', sent_at)], one_time: [one_time] })).toMatchObject({
        type: 'answers',
      });
  });

  it('leaves nothing to it on a line where nothing was asked', () => {
    expect(route('yes', { questions: [], one_time: [asking(TUE)] })).toMatchObject({
      type: 'inbox',
      reason: 'no_open_question',
    });
  });

  it('stands only between the client and what was asked before it', () => {
    const [old, fresh] = [asked('a', MON), asked('b', WED)];
    const line = { questions: [old, fresh], one_time: [told(TUE)] };
    expect(route('yes', line)).toMatchObject({ type: 'answers', questions: [fresh] });
    expect(route('2', line)).toMatchObject({ type: 'which_one', questions: [old, fresh] });
    expect(route('2', { ...line, one_time: [asking(TUE)] })).toMatchObject({ type: 'answers', questions: [fresh] });
  });

  it('lets an exact confirm answer for the whole family, and names all of it when a person has to look', () => {
    const questions = [asked('a', MON), asked('b', MON)];
    expect(route('1', { questions, one_time: [told(TUE)] })).toMatchObject({ type: 'answers', questions });
    expect(route('yes', { questions, one_time: [told(TUE)] })).toMatchObject({ ...inbox, questions });
  });

  it('closes “which one?” only by asking something itself', () => {
    const questions = [asked('a', MON), asked('b', MON)];
    const pending = { asked_at: WED, choices: questions };
    const at = '2026-03-11T13:00:00.000Z';
    const now = '2026-03-11T14:00:00.000Z';
    const pick = (one_time: readonly OneTimeMessage[]) =>
      routeReply({
        text: '2',
        channel: 'sms',
        now,
        pending,
        questions,
        one_time,
        definitions,
        sender: { opt_out_words: [] },
      });
    expect(pick([told(at)])).toMatchObject({ type: 'picked', question: questions[1] });
    expect(pick([asking(at)])).toMatchObject(inbox);
    expect(pick([asking(TUE)])).toMatchObject({ type: 'picked', question: questions[1] });
  });

  it('ends the waiting for an answer, marks nothing and says why', () => {
    const flow = new Scenario(schedule(reminder())).start().until('2026-03-11T14:00:00.000Z');
    const answers = flow.newestKey();
    flow.take({ type: 'reply', channel: 'sms', text: 'yes', answers, ambiguous: true, after_one_time: true });
    expect(flow.last.effects).toEqual([]);
    expect(flow.state).toBe('none');
    expect(explainTrace(flow.last.trace, { nameOf: () => null })).toContain(
      'The reply came after a message that staff had written, so it waits in the inbox.',
    );
    flow.reply('1');
    expect(flow.state).toBe('confirmed');
  });
});
