import { Temporal } from 'temporal-polyfill';
import type { Definitions } from '../definitions.ts';
import type { Definition } from '../document.ts';
import type { Facts } from '../facts.ts';
import type { Input } from '../input.ts';
import type { Instant } from '../instant.ts';
import { emptyMemory, type Memory } from '../memory.ts';
import { CREATED, FACTS } from '../scenario.spec-support.ts';
import { routeDigit } from '../route-digit.ts';
import { step, type StepResult } from '../step.ts';
import { minutesBetween, shiftInstant } from '../timing/shift-instant.ts';
import type { Happening, Script } from './arbitrary-script.spec-support.ts';

/** One decision as it was asked and answered. */
export interface Played {
  readonly definitions: Definitions;
  readonly memory: Memory;
  readonly input: Input;
  readonly facts: Facts;
  readonly now: Instant;
  readonly result: StepResult;
}

type Bare<T> = T extends Input ? Omit<T, 'id' | 'at'> & { readonly at?: Instant } : never;

/** More looks in a row than any wait in the scripts can need: a sequence that keeps asking is caught. */
const LOOKS = 400;

/** Plays a script against the rules, with the caller's part done faithfully; gives every decision. */
export function play(
  definitions: readonly [Definition, Definition],
  { accepts, first_is_out, happenings }: Script,
): readonly Played[] {
  const played: Played[] = [];
  let known: Definitions = { newest: 'rev_1', by_revision: { rev_1: definitions[0], rev_2: definitions[1] } };
  let facts: Facts = FACTS;
  let memory = emptyMemory(1);
  let now: Instant = CREATED;
  const keys: string[] = [];
  const questions: string[] = [];
  const placed: string[] = [];

  const take = (bare: Bare<Input>): StepResult => {
    const input: Input = { id: `in_${played.length}`, at: now, ...bare };
    const result = step({ definitions: known, memory, input, facts, now });
    played.push({ definitions: known, memory, input, facts, now, result });
    memory = result.memory;
    for (const effect of result.effects) {
      if (effect.type === 'send') keys.push(effect.key);
      if (effect.type === 'send' && effect.source.kind === 'auto_message') questions.push(effect.key);
      if (effect.type === 'send' && effect.channel === 'call') placed.push(effect.key);
      if (effect.type === 'set_state') {
        facts = {
          ...facts,
          participant: {
            ...facts.participant,
            state: effect.state,
            state_set_at: now,
            state_set_by: effect.by === 'client' ? 'client' : null,
          },
        };
      }
    }
    if (!accepts) return result;
    for (const effect of result.effects) {
      if (effect.type === 'send') take({ type: 'delivery', key: effect.key, outcome: 'accepted', reason: null });
    }
    return result;
  };
  const waitUntil = (moment: Instant): void => {
    for (let looks = 0; looks < LOOKS; looks += 1) {
      const wake = played.at(-1)?.result.wake_at ?? null;
      if (wake === null || wake > moment) break;
      now = wake > now ? wake : now;
      take({ type: 'timer' });
    }
    now = moment;
  };
  /** The next wake, unless that is the far end of the reply window. */
  const nextWake = (): Instant => {
    const wake = played.at(-1)?.result.wake_at ?? now;
    return minutesBetween(now, wake) > 3 * 24 * 60 ? shiftInstant(now, 30) : wake;
  };
  const callOf = (pick: number) => {
    const answers = placed.at(-1 - pick) ?? 'never';
    return { call: `call of ${answers}`, answers };
  };
  const move = (days: number): void => {
    const shift = (wall: string) =>
      Temporal.PlainDateTime.from(wall).add({ days }).toString({ smallestUnit: 'minute' });
    const { appointment } = facts;
    facts = {
      ...facts,
      appointment: {
        ...appointment,
        version: appointment.version + 1,
        start: shift(appointment.start),
        end: shift(appointment.end),
        previous_start: appointment.start,
        moved_at: now,
      },
    };
  };
  const happen = (happening: Happening): void => {
    const { appointment } = facts;
    switch (happening.do) {
      case 'wake':
        return waitUntil(nextWake());
      case 'wait':
        return waitUntil(shiftInstant(now, happening.minutes));
      case 'reply': {
        const at = shiftInstant(now, -happening.delay);
        take({
          type: 'reply',
          channel: 'sms',
          text: happening.text,
          answers: questions.at(-1 - happening.pick) ?? 'never',
          at,
        });
        return;
      }
      case 'dial': {
        const { digit } = happening;
        const { call, answers } = callOf(happening.pick);
        const routed = routeDigit(digit);
        if (routed.type === 'answers') take({ type: 'digit', call, digit, answers });
        else {
          facts = { ...facts, stopped: { ...facts.stopped, sms: true, call: true } };
          take({ type: 'opted_out', channel: 'call', word: routed.word, call, answers });
        }
        return;
      }
      case 'end_call':
        take({ type: 'call_ended', ...callOf(happening.pick), outcome: happening.outcome });
        return;
      case 'deliver':
        take({
          type: 'delivery',
          key: keys.at(-1 - happening.pick) ?? 'never',
          outcome: happening.outcome,
          reason: happening.outcome === 'failed' ? 'carrier_30003' : null,
        });
        return;
      case 'set_state':
        if (happening.by !== 'client_page') {
          const { state, by: state_set_by } = happening;
          facts = { ...facts, participant: { ...facts.participant, state, state_set_at: now, state_set_by } };
        }
        take({ type: 'state_set', state: happening.state, by: happening.by });
        return;
      case 'opt_out':
        facts = {
          ...facts,
          stopped:
            happening.channel === 'sms'
              ? { ...facts.stopped, sms: true, call: true }
              : { ...facts.stopped, email: true },
        };
        take({ type: 'opted_out', channel: happening.channel, word: happening.word, answers: keys.at(-1) ?? null });
        return;
      case 'opt_in':
        facts = { ...facts, stopped: { sms: false, email: false, call: false } };
        return;
      case 'staff':
        take({ type: 'staff_command', command: happening.command, auto_message_id: happening.message });
        return;
      case 'change':
        if (happening.change === 'moved') move(happening.days);
        else {
          const status =
            happening.change === 'cancelled'
              ? 'cancelled'
              : happening.change === 'reinstated'
                ? 'scheduled'
                : appointment.status;
          facts = {
            ...facts,
            appointment: {
              ...appointment,
              version: appointment.version + 1,
              status,
              cancelled_at: status === 'cancelled' ? now : null,
            },
          };
        }
        take({
          type: 'appointment_changed',
          change: happening.change,
          version: facts.appointment.version,
          keep_answer: happening.keep,
        });
        return;
      case 'stale_change':
        take({
          type: 'appointment_changed',
          change: happening.change,
          version: Math.max(1, appointment.version - 1),
          keep_answer: false,
        });
        return;
      case 'silent_change':
        return move(happening.days);
      case 'publish':
        known = { ...known, newest: known.newest === 'rev_1' ? 'rev_2' : 'rev_1' };
        take({ type: 'revision_published', revision_id: known.newest });
        return;
      case 'addresses':
        facts = {
          ...facts,
          participant: {
            ...facts.participant,
            addresses: happening.known ? FACTS.participant.addresses : { sms: null, email: null, call: null },
          },
        };
        take({ type: 'participant_changed', change: 'edited' });
        return;
      case 'remove':
        facts = { ...facts, participant: { ...facts.participant, removed: true } };
        take({ type: 'participant_changed', change: 'removed' });
        return;
      case 'odd':
        if (happening.type === 'digit') take({ type: 'digit', call: 'c', digit: '1', answers: keys.at(-1) ?? 'never' });
        else if (happening.type === 'call_ended')
          take({ type: 'call_ended', call: 'c', outcome: 'busy', answers: keys.at(-1) ?? 'never' });
        else take({ type: happening.type });
    }
  };

  take({ type: 'started' });
  if (first_is_out) waitUntil(played.at(-1)?.result.wake_at ?? now);
  for (const happening of happenings) happen(happening);
  waitUntil(shiftInstant(now, 60 * 24 * 60));
  return played;
}
