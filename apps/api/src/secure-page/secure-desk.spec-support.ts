import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { clientToken } from '@kept/channels/client-token';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import type { Event } from '../events/event.schema.ts';
import { TEST_SECRET, type Answer } from '../running-api.spec-support.ts';
import { signIn } from '../session/browser.spec-support.ts';

/** A message that has left as a link. */
export interface Sent {
  readonly event: Event;
  /** Where the link leads. */
  readonly path: string;
  readonly message_id: string;
  readonly phone: string;
}

/** What a client says through the form of a conversation. */
export interface Said {
  readonly cookie: string;
  readonly text: string;
  /** The form's own; without it another each time. */
  readonly key?: string;
  readonly files?: readonly File[];
}

/** A clinic that writes its reminders securely, behind the PIN 271828, and what its clients do with their links. */
export interface SecureDesk {
  readonly desk: Desk;
  readonly settle: (settings: object) => Promise<void>;
  readonly call: (
    path: string,
    more?: { readonly post?: string; readonly cookie?: string; readonly from?: string },
  ) => Promise<Answer>;
  /** Where the link of a message leads. */
  readonly pathOf: (message_id: string) => Promise<string>;
  /** A reminder that has left as a link. */
  readonly sent: (given?: { readonly phone?: string; readonly name?: string }) => Promise<Sent>;
  /** The cookie that the right PIN brings. */
  readonly opened: (sent: Pick<Sent, 'path'>, pin?: string) => Promise<string>;
  readonly say: (sent: Pick<Sent, 'path'>, said: Said) => Promise<Answer>;
  /** The codes that the log has of a message, the oldest first. */
  readonly noted: (message_id: string) => Promise<readonly unknown[]>;
  readonly stateOf: (sent: Sent) => Promise<unknown>;
}

export const USUAL = {
  enabled: true,
  automated: ['reminder'],
  default_pin: '271828',
  link_lifetime: '24_hours',
} as const;

const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

/** Opens it; `more` are settings of its API. */
export async function openSecureDesk(more?: Parameters<typeof openDesk>[0]): Promise<SecureDesk> {
  const desk = await openDesk(more);
  const admin = await signIn(desk.api, desk.api.ours.admin);
  let numbers = 0;

  const settle: SecureDesk['settle'] = async (json) => {
    const { status, text } = await admin.call('/screens/secure_messaging', { method: 'PATCH', json });
    expect(status, text).toBe(200);
  };

  const call: SecureDesk['call'] = (path, { post, cookie, from } = {}) =>
    desk.api.call(path, {
      key: null,
      method: post === undefined ? 'GET' : 'POST',
      ...(post === undefined ? {} : { raw: post }),
      headers: {
        ...form,
        ...(cookie === undefined ? {} : { cookie }),
        ...(from === undefined ? {} : { 'x-forwarded-for': from }),
      },
    });

  const pathOf: SecureDesk['pathOf'] = async (message_id) => {
    const [link] = await desk.api.rows('select id from secure_link where message_id = $1', [message_id]);
    const { account_id } = desk.api.ours;
    return `/s/${clientToken({ account_id, id: String(link?.['id']), purpose: 'secure link', secret: TEST_SECRET })}`;
  };

  await settle(USUAL);
  return {
    desk,
    settle,
    call,
    pathOf,
    sent: async (given = {}) => {
      numbers += 1;
      const phone = given.phone ?? `+1833555${String(1_000 + numbers)}`;
      const event = await desk.make({ participants: [{ name: given.name ?? 'Kim Lee', phone }] });
      await desk.decide(event);
      const participant = event.participants[0]?.id ?? '';
      await desk.staff.call(`/screens/participants/${participant}/messages/msg_reminder/commands`, {
        method: 'POST',
        json: { command: 'send_now' },
      });
      await desk.decide(event);
      const [message_id = ''] = await desk.deliver(event);
      await desk.decide(event);
      return { event, path: await pathOf(message_id), message_id, phone };
    },
    opened: async ({ path }, pin = '271828') => {
      const answer = await call(path, { post: `pin=${pin}` });
      expect(answer.status, answer.text).toBe(303);
      return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    },
    say: async ({ path }, { cookie, text, key = randomUUID(), files = [] }) => {
      const body = new FormData();
      body.set('form_key', key);
      body.set('text', text);
      for (const file of files) body.append('files', file);
      const request = new Request('http://x', { method: 'POST', body });
      return await desk.api.call(`${path}/reply`, {
        key: null,
        method: 'POST',
        raw: new Uint8Array(await request.arrayBuffer()),
        headers: { 'content-type': request.headers.get('content-type') ?? '', cookie },
      });
    },
    noted: async (message_id) =>
      (await desk.api.rows(`select code from log_entry where message_id = $1 order by id`, [message_id])).map(
        ({ code }) => code,
      ),
    stateOf: async ({ event }) =>
      (await desk.api.rows('select state from participant where id = $1', [event.participants[0]?.id]))[0]?.['state'],
  };
}
