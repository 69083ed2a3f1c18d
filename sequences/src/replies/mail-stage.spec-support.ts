import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { readMail } from '@kept/channels/read-mail';
import { signAddress } from '@kept/channels/signed-address';
import type { FileStore } from '@kept/files/store/file-store';
import { openFileStore } from '@kept/files/store/open-file-store';
import { definitionOf } from '../../../test/harness/clinic.ts';
import { reminder } from '../../../test/fixtures/reminder.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { receiveMail } from './receive-mail.ts';
import type { ReplyResult } from './receive-reply.ts';

export const CLIENT = 'ana@client.example';

export interface Posted {
  readonly to?: string;
  readonly from?: string;
  readonly headers?: readonly string[];
  readonly message_id?: string;
  readonly body: string;
}

/** For a file of tests a clinic that reminds by email, and the post that brings it mails. */
export function mailStage() {
  const secret = randomBytes(32);
  let world: World;
  let folder: string;
  let store: FileStore;
  let serial = 0;
  const next = () => (serial += 1);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kept-mail-'));
    store = await openFileStore({ type: 'disk', folder });
    const byMail = { ...reminder, messages: reminder.messages.map((message) => mailOf(message)) };
    world = await openWorld(definitionOf(byMail));
  });
  afterAll(async () => {
    await world.close();
    await rm(folder, { recursive: true, force: true });
  });

  const signed = (message_id: string, purpose: 'reply' | 'bounce') =>
    signAddress({ purpose, account_id: world.clinic.account_id, message_id, secret, domain: 'kept.test' });

  return {
    get world() {
      return world;
    },
    get store() {
      return store;
    },
    /** A number of its own at each call. */
    next,
    signed,
    replyTo: (message_id: string) => signed(message_id, 'reply'),
    /** Takes a mail in as the webhook would. */
    post: async ({ to, from = `Ana <${CLIENT}>`, headers = [], message_id, body }: Posted): Promise<ReplyResult> => {
      const raw = [
        `From: ${from}`,
        `To: ${to ?? world.clinic.mailbox}`,
        'Subject: Re: Your visit',
        `Message-ID: ${message_id ?? `<mail-${next()}@client.example>`}`,
        ...headers,
        '',
        body,
      ].join('\r\n');
      const read = await readMail(Buffer.from(raw));
      if (!read.ok) throw new Error(read.message);
      const { clinic, pool, cache, vault } = world;
      const { account_id } = clinic;
      const { mail } = read;
      const taken = await receiveMail({
        ...{ pool, cache, vault, account_id, store, mail },
        recipients: [],
        secrets: [secret],
      });
      if (taken.outcome === 'full') throw new Error('the store is full');
      return taken;
    },
    ask: (email = CLIENT) => world.sent({ email, phone: null }),
    stateOf: async (participant_id: string) =>
      (await world.clinic.sql<{ state: string }>('select state from participant where id = $1', [participant_id]))[0]
        ?.state,
    received: (message_id: string) =>
      world.clinic.sql<{ body: string; status_reason: string | null; from_address: string; html: string }>(
        `select body, status_reason, from_address, html from message where direction = 'in' and provider_id = $1`,
        [message_id],
      ),
  };
}

function mailOf({
  id,
  name,
  availability,
  purpose,
  timing,
  content,
  auto_replies,
}: (typeof reminder.messages)[number]) {
  const subject = 'Your visit';
  return {
    id,
    name,
    availability,
    purpose,
    timing,
    auto_replies,
    type: 'email',
    group_same_address: false,
    content: { ...content, subject },
  };
}
