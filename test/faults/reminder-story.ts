import { expect } from 'vitest';
import type { Booked } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import type { RunningClinic, StoredMessage } from './running-clinic.ts';

/** The one story the kills interrupt: a reminder falls due, goes out, and is confirmed. */
export interface ReminderStory {
  /** A client whose first decision has been made, at the moment the reminder falls due; nobody has been told. */
  readonly atReminder: (phone: string) => Promise<Booked>;
  readonly reminderOf: (booked: Booked) => Promise<StoredMessage>;
  /** The end as it would have come without the kill. */
  readonly confirms: (phone: string, ...family: readonly Booked[]) => Promise<void>;
}

/** Longer than the heartbeat timeout of a delivery, after which Temporal gives it to another worker. */
const RECOVERED = { timeout_ms: 60_000 };

export function reminderStory(kept: RunningClinic): ReminderStory {
  return {
    atReminder: async (phone) => {
      const booked = await kept.book({ phone });
      await kept.jumpToWakeOf(booked);
      return booked;
    },
    reminderOf: async (booked) => {
      const message = (await kept.messages(booked)).find(({ auto_message_id }) => auto_message_id === 'msg_day');
      if (message === undefined) throw new Error('the reminder does not exist yet');
      return message;
    },
    confirms: async (phone, ...family) => {
      expect(await kept.say(phone, '1')).toBe(200);
      const ids = family.map(({ participant_id }) => participant_id);
      await eventually(async () => {
        expect(await kept.clinic.sql(`select state from participant where id = any($1)`, [ids])).toEqual(
          family.map(() => ({ state: 'confirmed' })),
        );
        const messages = (await Promise.all(family.map(kept.messages))).flat();
        expect(messages.filter(({ status }) => status === 'due' || status === 'sending')).toEqual([]);
      }, RECOVERED);
    },
  };
}
