import { expect } from 'vitest';
import type { RunningClinic } from './running-clinic.ts';

/**
 * Counts: each text that we know to have gone out is one of the carrier's list and the other way round, and nobody has the
 * same words twice.
 */
export async function expectNoDouble({ carrier, clinic }: Pick<RunningClinic, 'carrier' | 'clinic'>): Promise<void> {
  const known = await clinic.sql<{ provider_id: string }>(
    `select provider_id from message where direction = 'out' and channel = 'sms' and status in ('accepted', 'delivered')`,
  );
  const texts = await carrier.list({ sid: clinic.account_sid, auth_token: clinic.auth_token });
  expect(texts.map(({ sid }) => sid).toSorted()).toEqual(known.map(({ provider_id }) => provider_id).toSorted());
  const words = texts.map(({ to, body }) => `${to} ${body}`);
  expect(words.filter((one, index) => words.indexOf(one) !== index)).toEqual([]);
}
