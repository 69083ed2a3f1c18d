import { Injectable } from '@nestjs/common';
import { Session } from '@kept/persistence/entities/session';
import type { SessionCaller } from '../access/caller.ts';
import { Database } from '../database/database.ts';
import { notFound } from '../problems/not-found.ts';
import type { SessionList } from './sessions.schema.ts';

/** Where somebody is signed in. Everybody sees and ends their own sessions only. */
@Injectable()
export class SessionsService {
  constructor(private readonly database: Database) {}

  async list({ account_id, user_id, session_id }: SessionCaller): Promise<SessionList> {
    return this.database.within(account_id, async (em) => {
      const found = await em.find(
        Session,
        { user_id, expires_at: { $gt: new Date() } },
        { orderBy: { last_seen_at: 'desc', id: 'desc' } },
      );
      return {
        sessions: found.map(({ id, created_at, last_seen_at, expires_at, device, address }) => ({
          id,
          created_at: created_at.toISOString(),
          last_seen_at: last_seen_at.toISOString(),
          expires_at: expires_at.toISOString(),
          device,
          address,
          current: id === session_id,
        })),
      };
    });
  }

  async end({ account_id, user_id }: SessionCaller, id: string): Promise<void> {
    const ended = await this.database.within(account_id, (em) => em.nativeDelete(Session, { id, user_id }));
    if (ended === 0) throw notFound('session');
  }

  /** All but the one that asks; answers how many. */
  async endOthers({ account_id, user_id, session_id }: SessionCaller): Promise<number> {
    return this.database.within(account_id, (em) => em.nativeDelete(Session, { user_id, id: { $ne: session_id } }));
  }
}
