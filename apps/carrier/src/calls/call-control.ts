import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { accountSid } from '../accounts/account-sid.ts';
import type { CallbackDispatcher } from '../callbacks/callback-dispatcher.ts';
import { BadRequest } from '../control/bad-request.ts';
import { read } from '../control/read.ts';
import { e164 } from '../phones/e164.ts';
import type { PhoneStore } from '../phones/phone-store.ts';
import type { CallHappening } from './advance-call.ts';
import type { asSeenByPhone } from './as-seen-by-phone.ts';
import type { CallEngine } from './call-engine.ts';
import type { CallStore } from './call-store.ts';
import { isOver, type Call } from './call.ts';
import type { NotificationStore } from './notification-store.ts';
import { phoneManner } from './phone-manner.ts';

const act = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('answer') }),
  z.strictObject({ act: z.literal('decline') }),
  z.strictObject({ act: z.literal('voicemail') }),
  z.strictObject({ act: z.literal('let_ring_out') }),
  z.strictObject({ act: z.literal('press'), key: z.string().regex(/^[0-9*#]$/, 'must be one key: 0 to 9, * or #') }),
  z.strictObject({ act: z.literal('hang_up') }),
  /** What the call waits for by itself is over at once: the voice, a pause, a timeout. */
  z.strictObject({ act: z.literal('skip') }),
]);

type Act = z.output<typeof act>;

/** Looks for reports that are under way this often, and gives up on them after the other. */
const LOOK_EVERY_MS = 10;
const REPORTED_WITHIN_MS = 5_000;

type Needs = {
  readonly calls: CallStore;
  readonly engine: CallEngine;
  readonly phones: PhoneStore;
  readonly notifications: NotificationStore;
  readonly callbacks: CallbackDispatcher;
  readonly seen: (call: Call) => ReturnType<typeof asSeenByPhone>;
};

/** Control: the calls at the virtual phones, taken as their owners would. */
export function callControl(app: FastifyInstance, needs: Needs): void {
  const { calls, engine, phones, notifications, seen } = needs;

  app.get('/calls/:sid', (request) => seen(found(calls, request.params)));

  app.post('/calls/:sid', (request) => {
    const call = found(calls, request.params);
    const asked = read(act, request.body);
    const changed = asked.act === 'skip' ? engine.skipWait(call.sid) : engine.happen(call.sid, happeningOf(asked));
    if (changed === null) {
      throw new BadRequest(409, [{ field: 'act', message: `a call that is ${call.status} cannot ${asked.act}` }]);
    }
    return seen(calls.find(call.sid) ?? changed);
  });

  app.put('/accounts/:sid/phones/:number/manner', (request) => {
    const { sid: account_sid, number } = read(z.object({ sid: accountSid, number: e164 }), request.params);
    const manner = read(phoneManner, request.body);
    phones.setManner({ number, account_sid, manner });
    return { manner };
  });

  app.get('/accounts/:sid/notifications', (request) => {
    const { sid } = read(z.object({ sid: accountSid }), request.params);
    return {
      notifications: notifications.ofAccount(sid).map(({ sid: id, about_sid, code, message, url, at }) => ({
        sid: id,
        about_sid,
        code,
        message,
        url,
        at: new Date(at).toISOString(),
      })),
    };
  });

  // For a clock that jumps: a phone does at once what it was set to do by itself, and whoever has not answered by then, did not.
  app.post('/accounts/:sid/let-calls-ring-out', async (request) => {
    const { sid } = read(z.object({ sid: accountSid }), request.params);
    const ended = calls.ringing(sid).flatMap((call) => {
      // One not dialled yet is dialled first.
      if (call.status === 'queued') engine.skipWait(call.sid);
      const rung_out = engine.skipWait(call.sid) ?? calls.find(call.sid);
      return rung_out !== null && isOver(rung_out) ? rung_out : [];
    });
    const until = Date.now() + REPORTED_WITHIN_MS;
    while (ended.some((call) => needs.callbacks.isReporting(call.sid)) && Date.now() < until) await wait(LOOK_EVERY_MS);
    return { ended: ended.length };
  });
}

function found(calls: CallStore, params: unknown): Call {
  const { sid } = read(z.object({ sid: z.string() }), params);
  const call = calls.find(sid);
  if (call === null) throw new BadRequest(404, [{ field: 'sid', message: 'no such call' }]);
  return call;
}

function happeningOf(asked: Exclude<Act, { act: 'skip' }>): CallHappening {
  switch (asked.act) {
    case 'answer':
      return { kind: 'answered', by: 'human', keys: '' };
    case 'voicemail':
      return { kind: 'answered', by: 'machine', keys: '' };
    case 'decline':
      return { kind: 'declined' };
    case 'let_ring_out':
      return { kind: 'let_ring_out' };
    case 'press':
      return { kind: 'pressed', key: asked.key };
    case 'hang_up':
      return { kind: 'hung_up' };
    default:
      return asked satisfies never;
  }
}
