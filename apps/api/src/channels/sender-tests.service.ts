import { Injectable } from '@nestjs/common';
import { Sender } from '@kept/persistence/entities/sender';
import { StopListEntry } from '@kept/persistence/entities/stop-list-entry';
import { newId } from '@kept/persistence/new-id';
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
import type { SenderTest, SendTest } from './channels.schema.ts';

interface TestRow {
  readonly id: string;
  readonly channel: 'sms' | 'email' | 'call';
  readonly to_address: string;
  readonly status: string;
  readonly error_code: string | null;
}

/** A test's key says that it is one. */
const keyOf = (id: string): string => `sender_test/${id}`;

const READ: Statement = {
  name: 'read_sender_test',
  text: `select m.id, m.channel, m.to_address, m.status, coalesce(m.error_code, m.status_reason) as error_code
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
    const { sender, to, now } = await this.database.within(account_id, async (em) => {
      const found = await em.findOne(Sender, { id: sender_id });
      if (found === null) throw notFound('sender');
      const { type } = found;
      const { country, now: at } = await accountClock(em);
      const checked = addressesOf({ phone: null, email: null, [type]: request.to, country, at: '' });
      if (!checked.ok) throw invalidRequest(checked.errors.map((error) => ({ ...error, field: '/to' })));
      const address = checked.value[type] ?? '';
      if ((await em.count(StopListEntry, { type, address })) > 0) {
        const message = 'is on the stop list; take it off there first';
        throw invalidRequest([{ field: '/to', code: 'opted_out', message }]);
      }
      return { sender: found, to: address, now: at };
    });
    const id = newId();
    await inTransaction({ pool: this.hot.pool, account_id }, async (transaction) => {
      insertMessage(transaction, {
        id,
        account_id,
        once_key: keyOf(id),
        kind: 'notification',
        channel: sender.type === 'email' ? 'email' : 'sms',
        lane: 'answer',
        to_address: to,
        sender_id,
        from_address: sender.address,
        subject: sender.type === 'email' ? 'A test from Kept' : null,
        body: `This is a test from Kept: messages from ${sender.address} reach you.`,
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

function standingOf({ id, channel, to_address: to, status, error_code }: TestRow): SenderTest {
  switch (status) {
    case 'due':
    case 'sending':
      return { id, to, standing: 'waiting', words: 'On its way to the provider.' };
    case 'accepted':
      return {
        id,
        to,
        standing: 'accepted',
        words:
          channel === 'email'
            ? 'The mail server took it. Look into the mailbox, into its folder for unwanted mail too.'
            : 'The provider took it. Its report whether it arrived is not here yet.',
      };
    case 'delivered':
      return { id, to, standing: 'reported', words: 'It arrived, and the provider’s report of it came back here.' };
    default:
      return { id, to, standing: 'failed', words: explainFailure(error_code ?? status) };
  }
}
