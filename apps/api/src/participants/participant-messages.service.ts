import { Injectable } from '@nestjs/common';
import { commandMessage } from '@kept/sequences/command-message';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import { readThread } from '@kept/sequences/journal/read-thread';
import type { ThreadMessage } from '@kept/sequences/journal/read-thread-page';
import { Vault } from '@kept/sequences/secure/vault';
import type { Caller } from '../access/caller.ts';
import { HotPool } from '../database/hot-pool.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem } from '../problems/problem.ts';
import type { CommandPath, MessageCommandBody, ThreadQuery } from './participant-screens.schema.ts';

/** What is said with a participant, and what staff do with one message. */
@Injectable()
export class ParticipantMessagesService {
  constructor(
    private readonly hot: HotPool,
    private readonly cache: DefinitionCache,
    private readonly vault: Vault,
    private readonly nudger: SequenceNudger,
  ) {}

  /** Tells the sequence what staff want of one message; a 409 that says why when it makes no sense. */
  async command(
    { account_id }: Caller,
    { id, auto_message_id, command }: CommandPath & MessageCommandBody,
  ): Promise<void> {
    const result = await commandMessage({
      pool: this.hot.pool,
      cache: this.cache,
      vault: this.vault,
      account_id,
      participant_id: id,
      auto_message_id,
      command,
    });
    switch (result.type) {
      case 'told':
        this.nudger.nudge(result.nudge);
        return;
      case 'not_found':
        throw notFound('participant');
      case 'refused':
        throw new Problem({
          status: 409,
          code: result.reason,
          title: 'This cannot be done with the message now',
          detail: result.sentence,
        });
      default:
        result satisfies never;
    }
  }

  /** The conversation with this person, newest first, a page at a time. */
  async thread(
    { account_id }: Caller,
    { id, cursor, limit }: ThreadQuery & { readonly id: string },
  ): Promise<{ readonly messages: readonly ThreadMessage[]; readonly next_cursor: string | null }> {
    const { pool } = this.hot;
    const result = await readThread({
      pool,
      cache: this.cache,
      vault: this.vault,
      tells_private: true,
      account_id,
      participant_id: id,
      before: cursor ?? null,
      limit,
    });
    if (result.type === 'not_found') throw notFound('participant');
    const { messages, more } = result;
    return { messages, next_cursor: more ? (messages.at(-1)?.id ?? null) : null };
  }
}
