import type { DatabaseSync } from 'node:sqlite';
import type { FastifyBaseLogger } from 'fastify';
import type { AccountStore } from '../accounts/account-store.ts';
import { createAlarm } from '../alarm.ts';
import type { CallbackDispatcher } from '../callbacks/callback-dispatcher.ts';
import type { NumberStore } from '../numbers/number-store.ts';
import type { PhoneStore } from '../phones/phone-store.ts';
import { newSid } from '../rest/new-sid.ts';
import { transaction } from '../transaction.ts';
import { advanceCall, type CallHappening } from './advance-call.ts';
import type { Advance, CallEffect } from './advance.ts';
import { callParameters } from './call-parameters.ts';
import type { CallStore } from './call-store.ts';
import { isOver, type Call } from './call.ts';
import { changeOfStatus } from './change-of-status.ts';
import { fetchClip } from './fetch-clip.ts';
import { fetchDocument } from './fetch-document.ts';
import type { NotificationStore } from './notification-store.ts';
import { readVoiceDocument } from './read-voice-document.ts';

type Needs = {
  readonly database: DatabaseSync;
  readonly accounts: AccountStore;
  readonly numbers: NumberStore;
  readonly phones: PhoneStore;
  readonly calls: CallStore;
  readonly notifications: NotificationStore;
  readonly callbacks: CallbackDispatcher;
  readonly webhook_limit_ms: number;
  /** A second of a call, in milliseconds of the real clock. */
  readonly call_second_ms: number;
  readonly log: FastifyBaseLogger;
};

export type CallEngine = ReturnType<typeof createCallEngine>;

/**
 * Carries calls through their lives: asks `advanceCall` what comes next, keeps it, and does it. Where a call is and when
 * it goes on are columns, so a restart goes on where it stopped; an interrupted request for TwiML is made again.
 */
export function createCallEngine(needs: Needs) {
  const { database, calls, phones, call_second_ms } = needs;
  let stopped = false;

  /** @returns the call after it, or null when it changed nothing. */
  const happen = (sid: string, happening: CallHappening): Call | null => {
    const call = calls.find(sid);
    const advance = call === null ? null : advanceCall(call, happening);
    if (call === null || advance === null) return null;
    const changed = transaction(database, () => keep(call, advance));
    if (changed.wake_at !== null) alarm.set(changed.wake_at);
    for (const effect of advance.effects) perform(changed, effect);
    if (changed.progress.kind === 'fetching') void askForDocument(changed);
    if (isOver(changed)) tellParent(changed);
    return changed;
  };

  const keep = (call: Call, { progress, wake_in_s, effects }: Advance): Call => {
    const now = Date.now();
    const wake_at =
      wake_in_s === 'as_planned' ? call.wake_at : wake_in_s === null ? null : now + wake_in_s * call_second_ms;
    let next: Call = { ...call, progress, wake_at: wake_at === null ? null : Math.round(wake_at), updated_at: now };
    for (const effect of effects) next = applied(next, { effect, now });
    calls.save(next);
    return next;
  };

  const applied = (call: Call, { effect, now }: { readonly effect: CallEffect; readonly now: number }): Call => {
    switch (effect.kind) {
      case 'initiated':
      case 'status': {
        const status = effect.kind === 'initiated' ? 'initiated' : effect.status;
        const change = changeOfStatus(call, { status, now, call_second_ms });
        if (change.callback === null) return change.call;
        const { sid: about_sid, account_sid, status_callback: url, status_callback_method: method, disorder } = call;
        const is_last = isOver(change.call);
        const { parameters } = change.callback;
        needs.callbacks.report({ about_sid, account_sid, url, method, status, parameters, disorder, is_last });
        return change.call;
      }
      case 'answered_by':
        return { ...call, answered_by: effect.who };
      case 'taken_by':
        return { ...call, taken_by: effect.who };
      case 'presses':
        return { ...call, presses: effect.keys };
      case 'line':
        calls.addLine(call.sid, effect.line);
        return call;
      case 'problem': {
        const { account_sid, sid: about_sid } = call;
        needs.notifications.add({ account_sid, about_sid, ...effect.problem });
        return call;
      }
      case 'fetch_clip':
      case 'hang_up_other_leg':
      case 'dial':
        return call;
      default:
        return effect satisfies never;
    }
  };

  /** What reaches beyond the call itself, when it is kept. */
  const perform = (call: Call, effect: CallEffect): void => {
    switch (effect.kind) {
      case 'problem':
        needs.log.warn({ sid: call.sid, ...effect.problem }, 'call');
        return;
      case 'fetch_clip':
        void hearClip(call, effect.url);
        return;
      case 'hang_up_other_leg':
        for (const leg of calls.openLegs(call.sid)) happen(leg.sid, { kind: 'ended_by_account' });
        return;
      case 'dial':
        dial(call, effect);
        return;
      default:
    }
  };

  const dial = (call: Call, { number, caller_id, timeout_s }: Extract<CallEffect, { kind: 'dial' }>): void => {
    const from_number = caller_id ?? call.to_number;
    const may_show = [call.from_number, call.to_number].includes(from_number);
    if (!may_show && needs.numbers.findByNumber(from_number)?.account_sid !== call.account_sid) {
      const problem = { code: 13214, message: `Dial: Invalid callerId value: ${from_number}`, url: '' };
      needs.notifications.add({ account_sid: call.account_sid, about_sid: call.sid, ...problem });
      happen(call.sid, { kind: 'dialled', status: 'failed', parameters: { DialCallStatus: 'failed' } });
      return;
    }
    place({
      sid: newSid('CA'),
      account_sid: call.account_sid,
      parent_call_sid: call.sid,
      direction: 'outbound-dial',
      from_number,
      to_number: number,
      url: '',
      method: 'POST',
      fallback_url: '',
      fallback_method: 'POST',
      status_callback: '',
      status_callback_method: 'POST',
      events: [],
      twiml: null,
      timeout_s,
      machine_detection: null,
      must_fail: false,
      disorder: null,
    });
  };

  const tellParent = (leg: Call): void => {
    if (leg.parent_call_sid === null) return;
    const seconds = secondsOf(leg);
    const parameters = {
      DialCallStatus: leg.status,
      DialCallSid: leg.sid,
      DialBridged: String(leg.answered_at !== null),
      ...(seconds === null ? {} : { DialCallDuration: String(seconds) }),
    };
    happen(leg.parent_call_sid, { kind: 'dialled', status: leg.status, parameters });
  };

  /** How long the two spoke, in the call's seconds; null while it is not over, and when nobody answered. */
  const secondsOf = ({ answered_at, ended_at }: Call): number | null =>
    answered_at === null || ended_at === null ? null : Math.ceil((ended_at - answered_at) / call_second_ms);

  const askForDocument = async (call: Call): Promise<void> => {
    if (call.progress.kind !== 'fetching') return;
    const { request } = call.progress;
    const is_first = call.answered_by !== null && Object.keys(request.parameters).length === 0;
    const account = needs.accounts.find(call.account_sid);
    const read =
      call.twiml !== null && request.url === ''
        ? readVoiceDocument({ url: '', content_type: 'text/xml', body: call.twiml })
        : await fetchDocument({
            request,
            parameters: {
              ...callParameters(call, call.status),
              ...(is_first && call.answered_by !== null ? { AnsweredBy: call.answered_by } : {}),
            },
            auth_token: account?.auth_token ?? '',
            limit_ms: needs.webhook_limit_ms,
          });
    if (stopped) return;
    const now = calls.find(call.sid)?.progress;
    // Hung up, or led elsewhere, while the answer was on its way.
    if (now?.kind !== 'fetching' || JSON.stringify(now.request) !== JSON.stringify(request)) return;
    happen(call.sid, { kind: 'document', read, url: request.url });
  };

  const hearClip = async ({ sid }: Call, url: string): Promise<void> => {
    const { seconds, problem } = await fetchClip(url, needs.webhook_limit_ms);
    if (stopped) return;
    happen(sid, { kind: 'clip', url, seconds, problem: problem === null ? null : { ...problem, url } });
  };

  const wakeDue = (): void => {
    for (const sid of calls.due(Date.now())) wake(sid);
  };
  const wake = (sid: string): Call | null => {
    const call = calls.find(sid);
    if (call === null) return null;
    const { to_number: number, account_sid } = call;
    const manner = phones.mannerOf({ number, account_sid });
    return happen(sid, { kind: 'woke', manner, phone: phones.kindOf(number) });
  };
  const alarm = createAlarm(() => {
    wakeDue();
    return calls.nextAt();
  });

  /** Takes a call in; it is dialled right after. */
  const place = (given: Omit<Parameters<CallStore['insert']>[0], 'wake_at'>): Call => {
    const placed = calls.insert({ ...given, wake_at: Date.now() });
    alarm.set(Date.now());
    return placed;
  };

  return {
    place,
    happen,
    secondsOf,
    /** What the call waits for by itself (a ring's timeout, a voice's end, a gather's timeout) is over at once. */
    skipWait: (sid: string): Call | null => (calls.find(sid)?.wake_at == null ? null : wake(sid)),
    start: (): void => {
      for (const call of calls.open()) {
        if (call.progress.kind === 'fetching') void askForDocument(call);
        const step = call.progress.kind === 'running' ? call.progress.document.steps[call.progress.at] : undefined;
        if (step?.kind === 'play' && call.wake_at === null) void hearClip(call, step.url);
      }
      const at = calls.nextAt();
      if (at !== null) alarm.set(at);
    },
    stop: (): void => {
      stopped = true;
      alarm.stop();
    },
  };
}
