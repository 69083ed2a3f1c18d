import { Injectable } from '@nestjs/common';
import { Sender } from '@kept/persistence/entities/sender';
import { StopListEntry } from '@kept/persistence/entities/stop-list-entry';
import { newId } from '@kept/persistence/new-id';
import { callTestWords } from '@kept/content/call-test-words';
import { explainFailure } from '@kept/rules/explain-failure';
import { insertMessage } from '@kept/sequences/insert-message';
import { inTransaction, type Statement } from '@kept/sequences/transaction';
import type { SessionCaller } from '../access/caller.ts';
import { addressesOf } from '../contacts/addresses-of.ts';
import { accountClock } from '../database/account-clock.ts';
import { Database } from '../database/database.ts';
import { HotPool } from '../database/hot-pool.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import type { Problem } from '../problems/problem.ts';
import type { SenderTest, SendTest } from './channels.schema.ts';

interface TestRow {
  readonly id: string;
  readonly channel: 'sms' | 'email' | 'call';
  readonly to_address: string;
  readonly status: string;
  readonly error_code: string | null;
  /** Of a call that is over. */
  readonly outcome: 'completed' | 'no_answer' | 'busy' | 'voicemail' | 'failed' | null;
}

/** A test's key says that it is one. */
const keyOf = (id: string): string => `sender_test/${id}`;

const READ: Statement = {
  name: 'read_sender_test',
  text: `select m.id, m.channel, m.to_address, m.status, coalesce(m.error_code, m.status_reason) as error_code,
      (select c.outcome from call c where c.account_id = m.account_id and c.message_id = m.id order by c.placed_at desc limit 1)
    from effect_key k join message m on m.account_id = k.account_id and m.id = k.message_id
    where k.account_id = $1 and k.key = $2`,
};

/** "Send me a test": a message like all others, so that its result is theirs. */
@Injectable()
export class SenderTestsService {
  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
    private readonly nudger: SequenceNudger,
  ) {}

  async send(
    caller: SessionCaller,
    { id: sender_id, request }: { readonly id: string; readonly request: SendTest },
  ): Promise<SenderTest> {
    const { account_id } = caller;
    const { sender, to, now, locale } = await this.database.within(account_id, async (em) => {
      const found = await em.findOne(Sender, { id: sender_id });
      if (found === null) throw notFound('sender');
      const { type } = found;
      if (type === 'email' && request.by === 'call') throw noMailboxCalls();
      const { country, now: at, locale: spoken } = await accountClock(em);
      const checked = addressesOf({ phone: null, email: null, [type]: request.to, country, at: '' });
      if (!checked.ok) throw invalidRequest(checked.errors.map((error) => ({ ...error, field: '/to' })));
      const address = checked.value[type] ?? '';
      if ((await em.count(StopListEntry, { type, address })) > 0) {
        const message = 'is on the stop list; take it off there first';
        throw invalidRequest([{ field: '/to', code: 'opted_out', message }]);
      }
      return { sender: found, to: address, now: at, locale: spoken };
    });
    const id = newId();
    await inTransaction({ pool: this.hot.pool, account_id }, async (transaction) => {
      insertMessage(transaction, {
        id,
        account_id,
        once_key: keyOf(id),
        kind: 'notification',
        lane: 'answer',
        to_address: to,
        sender_id,
        from_address: sender.address,
        ...wordsOf({ by: sender.type === 'email' ? 'email' : request.by, from: sender.address, locale }),
        due_at: now.toISOString(),
        obeys_quiet_hours: false,
      });
    });
    this.nudger.deliver([{ account_id, message_id: id, lane: 'answer' }]);
    return this.read(caller, id);
  }

  async read({ account_id }: SessionCaller, id: string): Promise<SenderTest> {
    const [row] = await inTransaction({ pool: this.hot.pool, account_id }, (transaction) =>
      transaction.read<TestRow>(READ, [account_id, keyOf(id)]),
    );
    if (row === undefined) throw notFound('test');
    return standingOf(row);
  }
}

interface Wording {
  readonly by: 'email' | SendTest['by'];
  readonly from: string;
  readonly locale: string;
}

function wordsOf({ by, from, locale }: Wording) {
  const body = `This is a test from Kept: messages from ${from} reach you.`;
  switch (by) {
    case 'email':
      return { channel: 'email', subject: 'A test from Kept', body } as const;
    case 'message':
      return { channel: 'sms', body } as const;
    case 'call': {
      const say = callTestWords(locale);
      return { channel: 'call', body: say, spoken: { locale, script: [{ say }], voicemail: [{ say }] } } as const;
    }
    default:
      return by satisfies never;
  }
}

const noMailboxCalls = (): Problem =>
  invalidRequest([{ field: '/by', code: 'cannot_call', message: 'is no way for a mailbox; only a number calls' }]);

const TAKEN = {
  sms: 'The provider took it. Its report whether it arrived is not here yet.',
  email: 'The mail server took it. Look into the mailbox, into its folder for unwanted mail too.',
  call: 'The provider is calling.',
} as const;

/** What came of a test call that is over; the provider's report of it is here. */
const CALLED = {
  completed: 'It was answered, and the provider’s report of it came back here.',
  voicemail: 'A machine answered, and the test was left on it.',
  busy: 'It rang, and was busy.',
  no_answer: 'It rang, and nobody answered.',
} as const;

function standingOf({ id, channel, to_address: to, status, error_code, outcome }: TestRow): SenderTest {
  if (outcome !== null && outcome !== 'failed') return { id, to, standing: 'reported', words: CALLED[outcome] };
  switch (status) {
    case 'due':
    case 'sending':
      return { id, to, standing: 'waiting', words: 'On its way to the provider.' };
    case 'accepted':
      return {
        id,
        to,
        standing: 'accepted',
        words: TAKEN[channel],
      };
    case 'delivered':
      return { id, to, standing: 'reported', words: 'It arrived, and the provider’s report of it came back here.' };
    default:
      return { id, to, standing: 'failed', words: explainFailure(error_code ?? status) };
  }
}
