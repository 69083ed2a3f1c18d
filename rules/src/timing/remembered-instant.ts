import type { AutoMessage, Definition } from '../document.ts';
import type { Facts } from '../facts.ts';
import type { Instant } from '../instant.ts';
import { deferQuiet } from '../quiet-hours.ts';
import { plannedInstant } from './planned-instant.ts';

interface Remembered {
  readonly definition: Definition;
  readonly facts: string;
  readonly instant: Instant | null;
}

/** Authored messages never change, so a message's last answer is kept with it; a decision asks for each several times. */
const remembered = new WeakMap<AutoMessage, Remembered>();

export interface PlannedRequest {
  readonly definition: Definition;
  readonly message: AutoMessage;
  readonly facts: Facts;
}

/** The moment an auto message's timing names, quiet hours kept; null when it has none. */
export function rememberedInstant({ definition, message, facts }: PlannedRequest): Instant | null {
  const asked = fingerprint(facts);
  const known = remembered.get(message);
  if (known?.definition === definition && known.facts === asked) return known.instant;
  const { timing, purpose } = message;
  const moment =
    timing === null
      ? null
      : plannedInstant({ timing, purpose, windows: definition.windows, appointment: facts.appointment });
  const instant = moment === null ? null : deferQuiet(moment, facts);
  remembered.set(message, { definition, facts: asked, instant });
  return instant;
}

/** Facts are values, and a decision asks for every message. */
const fingerprints = new WeakMap<Facts, string>();

/** All of the facts that a moment depends on. */
function fingerprint(facts: Facts): string {
  const known = fingerprints.get(facts);
  if (known !== undefined) return known;
  const made = fingerprintOf(facts);
  fingerprints.set(facts, made);
  return made;
}

function fingerprintOf({ account, appointment, participant }: Facts): string {
  const { start, end, time_zone, all_day, created_at, moved_at, cancelled_at } = appointment;
  const { quiet_hours } = account;
  return [
    start,
    end,
    time_zone,
    all_day,
    created_at,
    moved_at,
    cancelled_at,
    participant.time_zone,
    quiet_hours?.from,
    quiet_hours?.to,
  ].join(' ');
}
