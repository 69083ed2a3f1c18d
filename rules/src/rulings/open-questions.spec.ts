import { describe, expect, it } from 'vitest';
import { type OpenQuestion, type PendingChoice, routeReply } from '../route-reply.ts';
import { shiftInstant } from '../timing/shift-instant.ts';
import { define, reminder, Scenario, schedule } from '../scenario.spec-support.ts';

const definitions = {
  newest: 'rev_1',
  by_revision: {
    rev_1: define(
      schedule(
        reminder(),
        reminder({
          id: 'custom',
          auto_replies: [
            { id: 'own', trigger: { type: 'reply_is', any_of: ['1', 'late'] }, actions: [{ type: 'do_nothing' }] },
          ],
        }),
        { ...reminder({ id: 'book' }), purpose: 'booking' },
        reminder({
          id: 'other',
          auto_replies: [{ id: 'any', trigger: { type: 'any_other_reply' }, actions: [{ type: 'do_nothing' }] }],
        }),
      ),
    ),
  },
};

function question(sequence_id: string, sent_at: string, auto_message_id = 'remind'): OpenQuestion {
  return { sequence_id, sent_at, auto_message_id, revision_id: 'rev_1', key: `s/${auto_message_id}/v1/1` };
}

function route(text: string, ...questions: readonly OpenQuestion[]) {
  return routeLater(text, { now: WED, pending: null, questions });
}

function routeLater(
  text: string,
  {
    channel = 'sms',
    ...line
  }: {
    readonly now: string;
    readonly pending: PendingChoice | null;
    readonly questions: readonly OpenQuestion[];
    readonly channel?: 'sms' | 'email';
  },
) {
  return routeReply({ text, channel, ...line, one_time: [], definitions, sender: { opt_out_words: [] } });
}

const MON = '2026-03-09T12:00:00.000Z';
const MON_LATER = '2026-03-09T18:00:00.000Z';
const WED = '2026-03-11T12:00:00.000Z';

describe('ruling 3: open questions', () => {
  it('sends a reply to the inbox when nothing was asked', () => {
    expect(route('hello')).toMatchObject({ type: 'inbox', reason: 'no_open_question' });
  });

  it('gives the line’s one question whatever is said, for its sequence knows what to do', () => {
    const only = question('a', MON);
    expect(route('1', only)).toMatchObject({ type: 'answers', questions: [only] });
    expect(route('what?', only)).toMatchObject({ type: 'answers', questions: [only] });
  });

  it('lets a confirm answer every question sent within a day of the newest', () => {
    const [a, b] = [question('a', MON), question('b', MON_LATER)];
    expect(route('1', a, b)).toMatchObject({ type: 'answers', questions: [a, b] });
    expect(route('Yes, thanks!', a, b)).toMatchObject({ type: 'answers', questions: [a, b] });
    expect(route('confirm', a, question('c', MON_LATER, 'book'))).toMatchObject({ type: 'which_one' });
  });

  it('leaves questions older than a day before the newest out of a confirm', () => {
    const [old, fresh] = [question('a', MON), question('b', WED)];
    expect(route('1', old, fresh)).toMatchObject({ type: 'answers', questions: [fresh] });
  });

  it.each(['2', '3', 'reschedule', 'late'])('asks which one %j means', (text) => {
    const both = [question('a', MON), question('b', MON_LATER, 'custom')];
    expect(route(text, ...both)).toMatchObject({ type: 'which_one', questions: both });
  });

  it.each(['we will come by car', 'thank you for everything'])(
    'leaves what nothing matches to the inbox: %j',
    (text) => {
      const both = [question('a', MON), question('b', MON_LATER, 'other')];
      expect(route(text, ...both)).toMatchObject({ type: 'inbox', questions: both, reason: 'ambiguous' });
    },
  );

  it('asks when 1 means something authored in one of them', () => {
    expect(route('1', question('a', MON), question('b', MON_LATER, 'custom'))).toMatchObject({ type: 'which_one' });
  });

  it('asks nobody to choose from more than nine', () => {
    const ten = Array.from({ length: 10 }, (_, index) => question(`s${index}`, MON));
    expect(route('2', ...ten.slice(1))).toMatchObject({ type: 'which_one' });
    expect(route('2', ...ten)).toMatchObject({ type: 'inbox', reason: 'ambiguous' });
  });

  it('marks nothing when the reply may be for another appointment, and leaves telling staff to the line', () => {
    const flow = new Scenario(schedule(reminder())).start().until('2026-03-11T14:00:00.000Z');
    flow.take({ type: 'reply', channel: 'sms', text: '3', answers: flow.newestKey(), ambiguous: true });
    expect(flow.last.effects).toEqual([]);
    expect(flow.last.trace).toContainEqual(
      expect.objectContaining({ rule: 'inbox', verdict: 'applied', detail: { reason: 'ambiguous' } }),
    );
  });

  it('acts on an earlier reply for the appointment that the client picks', () => {
    const flow = new Scenario(schedule(reminder())).start().until('2026-03-11T14:00:00.000Z');
    flow.take({ type: 'reply', channel: 'sms', text: '3', answers: flow.newestKey(), ambiguous: true, asked: true });
    expect(flow.last.effects).toEqual([]);
    flow.take({ type: 'reply', channel: 'sms', text: '3', answers: flow.newestKey(), picked: true });
    expect(flow.state).toBe('reschedule_requested');
    expect(flow.trace).toContainEqual(expect.objectContaining({ rule: 'picked', ruling: 3 }));
  });

  it('looks only at the newest question of each sequence', () => {
    const newest = question('a', MON_LATER);
    expect(route('2', question('a', MON), newest)).toMatchObject({ type: 'answers', questions: [newest] });
  });
});

describe('ruling 3: which one?', () => {
  const [a, b, c] = [question('a', MON), question('b', MON), question('c', MON)];
  const asked = { asked_at: WED, choices: [c, a, b] };
  const later = (hours: number) => shiftInstant(WED, hours * 60);
  const line = { now: later(1), pending: asked, questions: [a, b, c] };

  it.each([
    ['1', c],
    ['2', a],
    ['3.', b],
    ['2️⃣', a],
  ])('takes %j for the place in the list, whatever it means elsewhere', (text, picked) => {
    expect(routeLater(text, line)).toMatchObject({ type: 'picked', question: picked });
  });

  it('takes the first line of an email for it', () => {
    const text = '2\n\nKind regards, Ana';
    expect(routeLater(text, { ...line, channel: 'email' })).toMatchObject({ type: 'picked', question: a });
  });

  it('asks once: a number that is not in the list, or another riddle, is left to a person', () => {
    expect(routeLater('late', { ...line, questions: [a, b, question('c', MON, 'custom')] })).toMatchObject({
      type: 'inbox',
      reason: 'ambiguous',
    });
    expect(routeLater('4', line)).toMatchObject({ type: 'inbox', reason: 'ambiguous' });
  });

  it('still takes a yes for all of them, and an opt-out before all else', () => {
    expect(routeLater('yes', line)).toMatchObject({ type: 'answers', questions: [a, b, c] });
    expect(routeLater('stop', line)).toMatchObject({ type: 'opt_out' });
  });

  it('takes a number for nothing when it comes late, and for what it says by itself a day later', () => {
    expect(routeLater('1', { ...line, now: later(3.9) })).toMatchObject({ type: 'picked' });
    expect(routeLater('1', { ...line, now: later(4) })).toMatchObject({ type: 'inbox', reason: 'ambiguous' });
    expect(routeLater('1', { ...line, now: later(24) })).toMatchObject({ type: 'answers', questions: [a, b, c] });
  });

  it('is over when a newer message asks something on the line', () => {
    const newer = question('a', later(1));
    expect(routeLater('2', { ...line, now: later(2), questions: [newer, b, c] })).toMatchObject({ type: 'which_one' });
  });

  it('picks nothing that is not asked any more', () => {
    expect(routeLater('2', { ...line, questions: [b, c] })).toMatchObject({ type: 'inbox', reason: 'ambiguous' });
    expect(routeLater('2', { ...line, questions: [] })).toMatchObject({ type: 'inbox', reason: 'no_open_question' });
  });
});
