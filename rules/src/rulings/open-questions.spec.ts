import { describe, expect, it } from 'vitest';
import { type OpenQuestion, routeReply } from '../route-reply.ts';
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
      ),
    ),
  },
};

function question(sequence_id: string, sent_at: string, auto_message_id = 'remind'): OpenQuestion {
  return { sequence_id, sent_at, auto_message_id, revision_id: 'rev_1', key: `s/${auto_message_id}/v1/1` };
}

function route(text: string, ...questions: readonly OpenQuestion[]) {
  return routeReply({ text, channel: 'sms', questions, definitions, sender: { opt_out_words: [] } });
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
    expect(route('confirm', a, question('c', MON_LATER, 'book'))).toMatchObject({ type: 'inbox' });
  });

  it('leaves questions older than a day before the newest out of a confirm', () => {
    const [old, fresh] = [question('a', MON), question('b', WED)];
    expect(route('1', old, fresh)).toMatchObject({ type: 'answers', questions: [fresh] });
  });

  it.each(['2', '3', 'reschedule', 'late', 'we will come by car'])('does not guess which one %j means', (text) => {
    const both = [question('a', MON), question('b', MON_LATER)];
    expect(route(text, ...both)).toMatchObject({
      type: 'inbox',
      questions: both,
      reason: 'ambiguous',
    });
  });

  it('does not guess when 1 means something authored in one of them', () => {
    expect(route('1', question('a', MON), question('b', MON_LATER, 'custom'))).toMatchObject({
      type: 'inbox',
      reason: 'ambiguous',
    });
  });

  it('marks nothing when the reply may be for another appointment, and leaves telling staff to the line', () => {
    const flow = new Scenario(schedule(reminder())).start().until('2026-03-11T14:00:00.000Z');
    flow.take({ type: 'reply', channel: 'sms', text: '3', answers: flow.newestKey(), ambiguous: true });
    expect(flow.last.effects).toEqual([]);
    expect(flow.last.trace).toContainEqual(
      expect.objectContaining({ rule: 'inbox', verdict: 'applied', detail: { reason: 'ambiguous' } }),
    );
  });

  it('looks only at the newest question of each sequence', () => {
    const newest = question('a', MON_LATER);
    expect(route('2', question('a', MON), newest)).toMatchObject({ type: 'answers', questions: [newest] });
  });
});
