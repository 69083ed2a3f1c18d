import { describe, expect, it } from 'vitest';
import { reminder, schedule } from '../scenario.spec-support.ts';
import { answer } from './issue-cases.spec-support.ts';
import { issuesOf, written } from './issues-of.spec-support.ts';

const timed = (anchor: string, offset: object, more: object = {}) => ({
  timing: { anchor, offset, window: 'any', ...more },
});

describe('a time after the start', () => {
  const late = (anchor: string, offset: object, more: object = {}) =>
    issuesOf('sends_after_start', { document: schedule(reminder({ ...timed(anchor, offset), ...more })) });

  it.each([
    ['start', { minutes: 5 }, { minutes: -5 }],
    ['start', { minutes: 0 }, null],
    ['start', { hours: 2 }, { hours: -2 }],
    ['start', { hours: 0 }, null],
    ['start', { days: 1 }, { days: -1 }],
    ['start', { weeks: 1 }, { weeks: -1 }],
    ['start', { months: 1 }, { months: -1 }],
    ['end', { minutes: 0 }, null],
    ['end', { hours: 1 }, null],
    ['end', { days: 1 }, null],
    ['end', { weeks: 1 }, null],
    ['end', { months: 1 }, null],
  ])('%s, %j: is told of; the fix takes it to %j', (anchor, offset, value) => {
    expect(late(anchor, offset).map(written)).toEqual([value]);
  });

  it.each([
    ['start', { minutes: -1 }],
    ['start', { hours: -1 }],
    ['start', { days: 0 }],
    ['start', { days: -1 }],
    ['end', { minutes: -1 }],
    ['end', { hours: -1 }],
    ['end', { days: 0 }],
    ['end', { weeks: -1 }],
    ['created', { hours: 1 }],
    ['moved', { hours: 1 }],
    ['cancelled', { hours: 1 }],
  ])('%s, %j: may be before it', (anchor, offset) => {
    expect(late(anchor, offset)).toEqual([]);
  });

  it('is right for a follow-up, and no matter for what is off', () => {
    expect(late('end', { hours: 1 }, { purpose: 'follow_up' })).toEqual([]);
    expect(late('start', { hours: 1 }, { availability: 'off' })).toEqual([]);
  });
});

describe('a wait that ends after the start', () => {
  const silent = (minutes: number, id = 'silent') =>
    answer({ type: 'no_response_after', minutes }, [{ type: 'send_email_notification' }], id);
  const waits = (message: object, ...more: readonly object[]) =>
    issuesOf('response_after_start', { document: schedule(message, ...more) }).map(written);
  const waiting = (minutes: number, offset: object, more: object = {}) =>
    waits(reminder({ ...timed('start', offset), auto_replies: [silent(minutes)], ...more }));

  it.each([
    [119, { hours: -2 }, []],
    [120, { hours: -2 }, [60]],
    [30, { minutes: -30 }, [15]],
    [1, { minutes: -1 }, [null]],
    [2, { minutes: -2 }, [1]],
    [13_000, { days: -1 }, [6_480]],
    [12_959, { days: -1 }, []],
    [22_000, { weeks: -1 }, [10_800]],
    [43_200, { months: -1 }, []],
    [43_200, { days: 0 }, []],
  ])('of %i minutes, %j', (minutes, offset, values) => {
    expect(waiting(minutes, offset)).toEqual(values);
  });

  it('cannot be told where the day of the message is open, or it has no time of its own', () => {
    const counted = timed('start', { days: -1 }, { count_only_enabled_days: true });
    expect(waits(reminder({ ...counted, auto_replies: [silent(43_200)] }))).toEqual([]);
    expect(waiting(43_200, { hours: -2 }, { timing: null, availability: 'on_demand' })).toEqual([]);
    expect(waiting(43_200, { hours: -2 }, { availability: 'off' })).toEqual([]);
    expect(waiting(43_200, { hours: -2 }, { purpose: 'follow_up' })).toEqual([]);
    expect(waits(reminder({ ...timed('created', { hours: 0 }), auto_replies: [silent(43_200)] }))).toEqual([]);
  });

  it('is not told of beside a time that is too late itself', () => {
    expect(waiting(1, { minutes: 0 })).toEqual([]);
    expect(waiting(1, { hours: 2 })).toEqual([]);
  });

  it('cannot be told of a message that an answer may send at any time', () => {
    const to = (message_id: string) =>
      reminder({ id: 'b', auto_replies: [answer({ type: 'message_fails' }, [{ type: 'transition_to', message_id }])] });
    const waiting_message = reminder({ ...timed('start', { hours: -2 }), auto_replies: [silent(120)] });
    expect(waits(waiting_message, to('remind'))).toEqual([]);
    expect(waits(waiting_message, to('other'))).toEqual([60]);
    const enabling = [{ type: 'enable_message', message_id: 'remind' }];
    expect(
      waits(waiting_message, reminder({ id: 'b', auto_replies: [answer({ type: 'message_fails' }, enabling)] })),
    ).toEqual([60]);
  });

  it('among the defaults is measured by the message with the most time', () => {
    const defaults = (minutes: number, ...messages: readonly object[]) =>
      issuesOf('response_after_start', {
        document: { ...schedule(...messages), default_auto_replies: [silent(minutes)] },
      }).map(({ message_id, ...issue }) => [message_id, written({ message_id, ...issue })]);
    const [two, four] = [2, 4].map((hours) => reminder({ id: `h${hours}`, ...timed('start', { hours: -hours }) }));
    expect(defaults(240, two ?? {}, four ?? {})).toEqual([[null, 120]]);
    expect(defaults(239, two ?? {}, four ?? {})).toEqual([]);
    expect(defaults(240)).toEqual([]);
  });
});

describe('hours', () => {
  const hours = (windows: object, timing: object = {}) => ({
    ...schedule(
      reminder({ timing: { anchor: 'start', offset: { hours: -2 }, window: 'any', ...timing } }),
      reminder({ id: 'b' }),
    ),
    windows,
  });

  it('that nobody keeps to are taken out, those that one message keeps to are opened', () => {
    const closed = { nights: {} };
    expect(issuesOf('window_never_opens', { document: hours(closed) }).map(written)).toEqual([null]);
    const [issue] = issuesOf('window_never_opens', { document: hours(closed, { window: 'nights' }) });
    expect(issue?.fix?.command).toMatchObject({
      path: ['windows', 'nights'],
      value: { mon: [['09:00', '17:00']], fri: [['09:00', '17:00']], sat: [] },
    });
  });

  it('that open once a week are open', () => {
    expect(issuesOf('window_never_opens', { document: hours({ nights: { sun: [['20:00', '22:00']] } }) })).toEqual([]);
  });

  it('that are missing are looked for by their own name only', () => {
    const prototype = hours({}, { window: 'constructor' });
    expect(issuesOf('window_unknown', { document: prototype }).map(written)).toEqual(['any']);
    expect(issuesOf('window_unknown', { document: hours({ nights: {} }, { window: 'nights' }) })).toEqual([]);
    expect(issuesOf('window_unknown', { document: hours({ default: {} }, { window: 'nights' }) }).map(written)).toEqual(
      ['default'],
    );
  });
});
