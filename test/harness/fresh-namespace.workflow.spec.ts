import { Connection } from '@temporalio/client';
import { expect, it } from 'vitest';
import { freshNamespace } from './fresh-namespace.ts';
import { temporalAddress } from './temporal-address.ts';

it('gives each test a namespace of its own that knows our search attributes', async () => {
  const [one, two] = [await freshNamespace(), await freshNamespace()];
  expect(one).not.toBe(two);
  const connection = await Connection.connect({ address: temporalAddress() });
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: two });
  expect(Object.keys(customAttributes)).toEqual(
    expect.arrayContaining([
      'KeptAccount',
      'KeptAppointment',
      'KeptMessage',
      'KeptParticipant',
      'KeptSchedule',
      'KeptState',
    ]),
  );
  await connection.close();
});
