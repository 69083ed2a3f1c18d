import pg from 'pg';
import { reminder } from '../fixtures/reminder.ts';
import type { Clinic } from '../harness/clinic.ts';
import { seedAppointments } from '../harness/seed-appointments.ts';
import { serveClinic, type ServedClinic } from './served-clinic.ts';

const ROWS = 100_000;

/** A clinic with a hundred thousand appointments. */
export async function openFullClinic(): Promise<ServedClinic> {
  const served = await serveClinic(reminder);
  await fill(served.clinic, served.superuser_url);
  return served;
}

async function fill({ account_id }: Clinic, superuser_url: string): Promise<void> {
  const superuser = new pg.Client({ connectionString: superuser_url });
  await superuser.connect();
  await seedAppointments({ superuser, account_id, count: ROWS });
  await superuser.query('vacuum analyze');
  await superuser.end();
}
