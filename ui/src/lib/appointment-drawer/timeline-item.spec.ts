import { describe, expect, it } from 'vitest';
import { aMessage } from './journal-message.spec-support.ts';
import { timelineItems } from './timeline-item.ts';

const kim = { id: 'kim', name: 'Kim Lee' };
const lou = { id: 'lou', name: 'Lou' };

describe('the items of a timeline', () => {
  it('keep their names from one reading to the next', () => {
    const ids = timelineItems({
      messages: [aMessage(), aMessage({ participant_id: 'lou' }), aMessage({ id: 'sent' })],
      participants: [kim, lou],
      removed: [],
      only: null,
    }).map(({ id }) => id);
    expect(ids).toEqual(['planned/kim/msg_reminder', 'planned/lou/msg_reminder', 'sent']);
  });

  it('say whose they are where there are several people, those taken off as well', () => {
    const persons = (removed: readonly (typeof kim)[]) =>
      timelineItems({ messages: [aMessage()], participants: [lou], removed, only: null }).map(({ person }) => person);
    expect(persons([])).toEqual([null]);
    expect(persons([kim])).toEqual(['Kim Lee']);
  });

  it('can be one person’s only', () => {
    const items = timelineItems({
      messages: [aMessage(), aMessage({ participant_id: 'lou' }), aMessage({ participant_id: null, id: 'notice' })],
      participants: [kim, lou],
      removed: [],
      only: 'lou',
    });
    expect(items.map(({ message }) => message.participant_id)).toEqual(['lou']);
  });

  it.each([
    [{}, 'Reminder, 1 day before'],
    [{ kind: 'automatic_reply' }, 'Automatic reply of “Reminder, 1 day before”'],
    [{ kind: 'system_text', name: null }, 'Automatic reply'],
    [{ kind: 'notification', name: null, subject: 'Kim confirmed' }, 'Notice to staff: Kim confirmed'],
    [{ kind: 'reply', direction: 'in' as const, name: null }, 'Reply'],
    [{ kind: 'reply', direction: 'in' as const }, 'Reply to “Reminder, 1 day before”'],
    [{ kind: 'call_back', name: null }, 'Message'],
  ])('%o is called %s', (more, title) => {
    const [item] = timelineItems({ messages: [aMessage(more)], participants: [kim], removed: [], only: null });
    expect(item?.title).toBe(title);
  });

  it('say why once for a digit and what was said in answer to it', () => {
    const why = ['The client dialled 2.'];
    const dialled = aMessage({ id: 'digit', direction: 'in', kind: 'reply', channel: 'call', why });
    const said = aMessage({ id: 'said', kind: 'system_text', channel: 'call', why });
    const other = aMessage({ id: 'other', kind: 'system_text', channel: 'call', why: ['The client dialled 1.'] });
    const told = timelineItems({ messages: [dialled, said, other], participants: [kim], removed: [], only: null });
    expect(told.map((item) => item.why.first)).toEqual([why[0], null, 'The client dialled 1.']);
  });

  it('put the reason first that says most', () => {
    const ended = 'Waiting for a response to “Reminder” ended: the client replied.';
    const used = '“Reminder” has an automatic answer for “late”: it was used.';
    const why = (sentences: string[]) =>
      timelineItems({ messages: [aMessage({ why: sentences })], participants: [kim], removed: [], only: null })[0]?.why;
    expect(why([ended, used])).toEqual({ first: used, rest: [ended] });
    expect(why([ended])).toEqual({ first: ended, rest: [] });
    expect(why([])).toEqual({ first: null, rest: [] });
  });

  it.each([
    ['failed' as const, 'The phone number is not in use.'],
    ['unknown' as const, 'The connection broke before the carrier answered: it may or may not have gone out.'],
  ])('put what became of a message that is %s before why it went out', (status, became) => {
    const went_out = '“Reminder” went out because its time had come.';
    const message = aMessage({ status, why: [went_out, became] });
    const [item] = timelineItems({ messages: [message], participants: [kim], removed: [], only: null });
    expect(item?.why).toEqual({ first: became, rest: [went_out] });
  });
});
