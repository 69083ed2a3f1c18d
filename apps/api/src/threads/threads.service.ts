import { Injectable } from '@nestjs/common';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import { readConversation } from '@kept/sequences/journal/read-conversation';
import type { ThreadMessage } from '@kept/sequences/journal/read-thread-page';
import { Vault } from '@kept/sequences/secure/vault';
import { readAttachments } from '@kept/sequences/files/read-attachments';
import { threadReply, type ThreadReplied, type ThreadReplyRequest } from '@kept/sequences/one-time/write-thread-reply';
import { newId } from '@kept/persistence/new-id';
import { inTransaction, type Statement } from '@kept/sequences/transaction';
import type { Caller } from '../access/caller.ts';
import { mayReadSecure } from '../access/scopes.ts';
import { refuseWithoutCredits } from '../credits/refuse-without-credits.ts';
import { HotPool } from '../database/hot-pool.ts';
import { momentCursor } from '../http/moment-cursor.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import { changeThread } from './change-thread.ts';
import { countInbox } from './count-inbox.ts';
import { listThreads } from './list-threads.ts';
import { personOf } from './person-of.ts';
import { readPeople } from './read-people.ts';
import { replyRefused } from './reply-refused.ts';
import type {
  Assignees,
  ChangeThread,
  InboxCounts,
  InboxThread,
  InboxThreadList,
  ListThreads,
  ReadThreadMessages,
  RepliedInThread,
  ReplyInThread,
} from './threads.schema.ts';

/** A page of a conversation, newest first. */
export interface ThreadMessages {
  readonly messages: readonly ThreadMessage[];
  readonly next_cursor: string | null;
}

const ASSIGNEES: Statement = {
  name: 'list_assignees',
  text: `select id, name from "user" where account_id = $1 and disabled_at is null order by lower(name), id`,
};

const READ_BALANCE: Statement = {
  name: 'read_credit_balance',
  text: `select balance from credit_balance where account_id = $1`,
};

interface ReplyRequest {
  readonly id: string;
  readonly reply: ReplyInThread;
  readonly idempotency_key: string | null;
}

/** The inbox: what was said with each person, and what staff do about it. */
@Injectable()
export class ThreadsService {
  constructor(
    private readonly hot: HotPool,
    private readonly cache: DefinitionCache,
    private readonly vault: Vault,
    private readonly nudger: SequenceNudger,
  ) {}

  async list({ account_id, user_id }: Caller, { cursor, ...query }: ListThreads): Promise<InboxThreadList> {
    const after = cursor === undefined ? null : momentCursor.parse(cursor);
    if (cursor !== undefined && after === null) throw noCursor();
    return listThreads({ pool: this.hot.pool, account_id, user_id, query, after });
  }

  async counts({ account_id }: Caller): Promise<InboxCounts> {
    return countInbox({ pool: this.hot.pool, account_id });
  }

  async assignees({ account_id }: Caller): Promise<Assignees> {
    const users = await inTransaction({ pool: this.hot.pool, account_id }, (transaction) =>
      transaction.read<Assignees['users'][number]>(ASSIGNEES, [account_id]),
    );
    return { users };
  }

  async read({ account_id }: Caller, id: string): Promise<InboxThread> {
    const person_id = await this.person(account_id, id);
    const [person] = await inTransaction({ pool: this.hot.pool, account_id }, (transaction) =>
      readPeople(transaction, { account_id, ids: [person_id] }),
    );
    if (person === undefined) throw notFound('conversation');
    return person;
  }

  async messages(
    { account_id, scopes }: Caller,
    { id, cursor, limit }: ReadThreadMessages & { readonly id: string },
  ): Promise<ThreadMessages> {
    const { messages, more } = await readConversation({
      pool: this.hot.pool,
      cache: this.cache,
      vault: this.vault,
      tells_private: mayReadSecure(scopes),
      account_id,
      person_id: await this.person(account_id, id),
      before: cursor ?? null,
      limit,
    });
    return { messages, next_cursor: more ? (messages.at(-1)?.id ?? null) : null };
  }

  async change(
    caller: Caller,
    { id, change }: { readonly id: string; readonly change: ChangeThread },
  ): Promise<InboxThread> {
    const { account_id } = caller;
    const person_id = await this.person(account_id, id);
    const changed = await changeThread({ pool: this.hot.pool, account_id, id: person_id, change });
    switch (changed) {
      case 'changed':
        return this.read(caller, person_id);
      case 'not_found':
        throw notFound('conversation');
      case 'unknown_user':
        throw invalidRequest([
          { field: '/assigned_to', code: 'unknown_user', message: 'is nobody who can sign in to this account' },
        ]);
      default:
        return changed satisfies never;
    }
  }

  async reply(
    { account_id, user_id, scopes }: Caller,
    { id, reply, idempotency_key }: ReplyRequest,
  ): Promise<RepliedInThread> {
    const person_id = await this.person(account_id, id);
    const { channel, to, subject, message: body, attachments, send_securely } = reply;
    const { pool } = this.hot;
    const known = await readAttachments({
      ...{ pool, account_id, vault: this.vault },
      ...{ ids: attachments, secure_too: mayReadSecure(scopes) },
    });
    if (new Set(attachments).size > known.length) throw unknownFile();
    const result = await this.write({
      account_id,
      person_id,
      once_key: `thread_reply/${person_id}/${idempotency_key ?? newId()}`,
      channel,
      address: to ?? null,
      subject: subject ?? null,
      body,
      attachments,
      written_by_user_id: user_id,
      send_securely: send_securely ?? null,
      vault: this.vault,
    });
    if (result.type !== 'made') throw replyRefused(result);
    this.nudger.deliver([result.message]);
    return { id: result.message.message_id };
  }

  /** Written, unless the account cannot pay what goes out at once. */
  private async write(request: ThreadReplyRequest): Promise<ThreadReplied> {
    const { account_id } = request;
    return await inTransaction({ pool: this.hot.pool, account_id }, async (transaction) => {
      const replied = await threadReply(transaction, request);
      if (replied.type !== 'made') return replied;
      const [left] = await transaction.read<{ readonly balance: number }>(READ_BALANCE, [account_id]);
      refuseWithoutCredits({ needed: replied.credits, balance: left?.balance ?? null });
      return replied;
    });
  }

  private async person(account_id: string, id: string): Promise<string> {
    const person_id = await personOf({ pool: this.hot.pool, account_id, id });
    if (person_id === null) throw notFound('conversation');
    return person_id;
  }
}

const noCursor = () =>
  invalidRequest([
    { field: 'cursor', code: 'unknown_cursor', message: 'is no cursor of ours; leave it out to begin at the newest' },
  ]);

const unknownFile = () =>
  invalidRequest([
    { field: '/attachments', code: 'unknown_attachment', message: 'names a file that is not here; upload it first' },
  ]);
