import { describe, expect, it } from 'vitest';
import type { Input } from '../input.ts';
import { emptyMemory, type Memory, type SentMessage } from '../memory.ts';
import type { TraceEntry } from '../trace.ts';
import { visitsAfter } from './visits-after.ts';

const AT = '2026-03-11T14:00:00.000Z';

const sent = (id: string, more: Partial<SentMessage> = {}): SentMessage => ({
  key: `s/${id}`,
  auto_message_id: id,
  revision_id: 'rev',
  purpose: 'reminder',
  channel: 'sms',
  appointment_version: 1,
  by: 'plan',
  at: AT,
  status: 'accepted',
  withdrawn_for: null,
  accepted_at: AT,
  answered: false,
  state: 'none',
  ...more,
});
const memory = (...messages: readonly SentMessage[]): Memory => ({ ...emptyMemory(1), sent: messages });
const noted = (rule: string, verdict: TraceEntry['verdict'], more: Partial<TraceEntry> = {}): TraceEntry => ({
  rule,
  verdict,
  ruling: null,
  auto_message_id: 'a',
  auto_reply_id: null,
  detail: {},
  ...more,
});

type Told = Parameters<typeof visitsAfter>[0];
type Bare<T> = T extends Input ? Omit<T, 'id' | 'at'> : never;

function told({
  before = memory(),
  after,
  input = { type: 'timer' },
  trace = [],
  finished = false,
}: {
  readonly before?: Memory;
  readonly after: Memory;
  readonly input?: Bare<Input>;
  readonly trace?: readonly TraceEntry[];
  readonly finished?: boolean;
}): readonly string[] {
  const decided: Told = { before, input: { id: 'in', at: AT, ...input }, result: { memory: after, trace, finished } };
  return visitsAfter(decided).map(({ key, outcome }) => `${key} ${outcome}`);
}

describe('what becomes of a visit', () => {
  const waiting = memory(sent('a'));
  const now = (more: Partial<SentMessage>) => memory(sent('a', more));
  const page = { type: 'state_set', state: 'confirmed', by: 'client_page' } as const;
  const opted_out = (channel: 'sms' | 'email' | 'call') =>
    ({ type: 'opted_out', channel, word: 'stop', answers: null }) as const;

  it.each<[string, Parameters<typeof told>[0], readonly string[]]>([
    ['it begins', { after: waiting }, ['1/s/a waiting']],
    ['nothing happens to it', { before: waiting, after: waiting }, []],
    ['it fails', { before: waiting, after: now({ status: 'failed' }) }, ['1/s/a failed']],
    ['it fails at once', { after: now({ status: 'failed' }) }, ['1/s/a failed']],
    ['it is skipped', { before: waiting, after: now({ status: 'skipped' }) }, ['1/s/a expired']],
    ['it is withdrawn', { before: waiting, after: now({ status: 'withdrawn' }) }, ['1/s/a expired']],
    ['it is answered', { before: waiting, after: now({ answered: true }) }, ['1/s/a answer']],
    [
      'the answer leads on',
      { before: waiting, after: now({ answered: true }), trace: [noted('transition', 'applied')] },
      ['1/s/a transition'],
    ],
    [
      'the answer would lead on',
      { before: waiting, after: now({ answered: true }), trace: [noted('transition', 'ignored')] },
      ['1/s/a answer'],
    ],
    ['silence is acted on', { before: waiting, after: waiting, trace: [noted('timer', 'matched')] }, ['1/s/a timer']],
    [
      'silence of another is',
      { before: waiting, after: waiting, trace: [noted('timer', 'matched', { auto_message_id: 'b' })] },
      [],
    ],
    ['silence is waited for', { before: waiting, after: waiting, trace: [noted('timer', 'applied')] }, []],
    ['a call ends without a digit', { before: waiting, after: now({ call_outcome: 'busy' }) }, ['1/s/a expired']],
    [
      'what is authored for that is done',
      {
        before: waiting,
        after: now({ call_outcome: 'busy' }),
        trace: [noted('no_response', 'matched', { auto_reply_id: 'x' })],
      },
      ['1/s/a timer'],
    ],
    ['the page answers it', { before: waiting, after: waiting, input: page }, ['1/s/a answer']],
    ['the page takes the answer back', { before: waiting, after: waiting, input: { ...page, state: 'none' } }, []],
    ['staff answer for the client', { before: waiting, after: waiting, input: { ...page, by: 'staff' } }, []],
    ['the number opts out', { before: waiting, after: waiting, input: opted_out('sms') }, ['1/s/a expired']],
    ['the number opts out in a call', { before: waiting, after: waiting, input: opted_out('call') }, ['1/s/a expired']],
    ['the mailbox opts out', { before: waiting, after: waiting, input: opted_out('email') }, []],
    [
      'the mailbox of an email opts out',
      { before: now({ channel: 'email' }), after: now({ channel: 'email' }), input: opted_out('email') },
      ['1/s/a expired'],
    ],
    ['all is over', { before: waiting, after: waiting, finished: true }, ['1/s/a expired']],
    ['it is forgotten', { before: waiting, after: memory() }, ['1/s/a expired']],
    [
      'a new life begins',
      { before: waiting, after: { ...memory(sent('a')), life: 2 } },
      ['1/s/a expired', '2/s/a waiting'],
    ],
  ])('%s', (_name, decision, visits) => {
    expect(told(decision)).toEqual(visits);
  });

  it.each<[Partial<SentMessage>]>([
    [{ status: 'failed' }],
    [{ status: 'skipped' }],
    [{ status: 'withdrawn' }],
    [{ answered: true }],
    [{ call_outcome: 'completed' }],
  ])('is not told again after %j, not even when it is forgotten', (more) => {
    const over = now(more);
    expect(told({ before: over, after: over, finished: true })).toEqual([]);
    expect(told({ before: over, after: memory() })).toEqual([]);
  });

  it.each([
    ['accepted', ['1/s/a expired', '1/s/b waiting']],
    ['unknown', ['1/s/a expired', '1/s/b waiting']],
    ['emitted', ['1/s/b waiting']],
    ['failed', ['1/s/b failed']],
  ] as const)('a newer message that is %s: what is with the client takes its place', (status, visits) => {
    const after = memory(sent('a'), sent('b', { status }));
    expect(told({ before: waiting, after })).toEqual(visits);
    expect(told({ before: after, after }).filter((each) => each.startsWith('1/s/a'))).toEqual([]);
  });

  it('the page answers the newest with the client, and a timer the newest of its message', () => {
    const two = memory(sent('a'), sent('b', { status: 'emitted' }));
    expect(told({ before: two, after: two, input: page })).toEqual(['1/s/a answer']);
    const again = memory(sent('a', { status: 'emitted' }), { ...sent('a', { status: 'emitted' }), key: 's/a/2' });
    expect(told({ before: again, after: again, trace: [noted('timer', 'matched')] })).toEqual(['1/s/a/2 timer']);
  });
});
