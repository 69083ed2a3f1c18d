import type { EntityManager } from '@mikro-orm/postgresql';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import { accountClock } from '../database/account-clock.ts';
import { notFound } from '../problems/not-found.ts';
import { appendInputs } from '../nudging/append-inputs.ts';
import { findAppointment } from './find-appointment.ts';
import { sequencesOf } from '../nudging/sequences-of.ts';

/** Deletes an appointment: to its sequences it is cancelled (ruling 24), and its external id is free again. */
export async function deleteEvent(
  em: EntityManager,
  { account_id, id }: { readonly account_id: string; readonly id: string },
): Promise<readonly SequenceRef[]> {
  const appointment = await findAppointment(em, id);
  if (appointment === null) throw notFound('event');
  const { now } = await accountClock(em);
  appointment.deleted_at = new Date();
  appointment.cancelled_at ??= now;
  appointment.version += 1;
  await em.flush();
  const { rows, refs } = await sequencesOf(em, { appointment_id: id });
  const { version } = appointment;
  await appendInputs(em, {
    account_id,
    sequences: rows,
    inputs: [
      {
        source_key: `appointment/${version}`,
        payload: { type: 'appointment_changed', change: 'cancelled', version, keep_answer: false },
      },
    ],
    at: now,
  });
  return refs;
}
