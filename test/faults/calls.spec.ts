import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { called } from '../fixtures/called.ts';
import type { Booked } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let running: RunningClinic;
let serial = 0;

const callSchema = z.object({
  sid: z.string(),
  status: z.string(),
  listens: z.object({}).nullable(),
  lines: z.array(z.record(z.string(), z.unknown())),
  problems: z.array(z.unknown()),
});
type Call = z.infer<typeof callSchema>;

beforeAll(async () => {
  running = await openRunningClinic({ definition: called });
  await running.startWorker();
});
afterAll(() => running.close());

/** An appointment whose reminder calls a phone that takes calls in a certain manner. */
async function calledWith(manner: object): Promise<{ readonly booked: Booked; readonly call: () => Promise<Call> }> {
  const phone = `+1202555${String(3000 + ++serial)}`;
  await running.carrier.control('PUT', `/accounts/${running.clinic.account_sid}/phones/${phone}/manner`, manner);
  const booked = await running.book({ phone });
  await running.jumpToWakeOf(booked);
  await running.nudge(booked);
  const call = async (): Promise<Call> => {
    const [attempt] = await running.clinic.sql<{ provider_id: string }>(
      `select at.provider_id from delivery_attempt at join message m on m.id = at.message_id
       where m.sequence_id = $1 and m.channel = 'call' and at.provider_id is not null`,
      [booked.sequence_id],
    );
    if (attempt === undefined) throw new Error('no call was placed');
    return callSchema.parse(await running.carrier.control('GET', `/calls/${attempt.provider_id}`));
  };
  return { booked, call };
}

const act = (sid: string, what: object) => running.carrier.control('POST', `/calls/${sid}`, what);
const titleAndState = async ({ participant_id }: Booked) =>
  (await running.clinic.sql<{ state: string }>('select state from participant where id = $1', [participant_id]))[0]
    ?.state;
const outcomeOf = async ({ sequence_id }: Booked) =>
  (
    await running.clinic.sql<{ outcome: string | null }>(
      `select c.outcome from call c join message m on m.id = c.message_id where m.sequence_id = $1`,
      [sequence_id],
    )
  )[0]?.outcome;

describe('a call through the carrier', () => {
  it('that a person answers takes 2, says the menu, takes 1, and another time is asked for', async () => {
    const { booked, call } = await calledWith({ kind: 'ring' });
    const ringing = await eventually(async () => {
      const now = await call();
      expect(now.status).toBe('ringing');
      return now;
    });
    await act(ringing.sid, { act: 'answer' });
    const listening = () =>
      eventually(async () => {
        const now = await call();
        expect(now.listens).not.toBeNull();
        return now;
      });
    await listening();
    await act(ringing.sid, { act: 'press', key: '2' });
    const menu = await eventually(async () => {
      const now = await call();
      expect(JSON.stringify(now.lines)).toContain('To ask for another time, press 1.');
      return now;
    });
    expect(menu.problems).toEqual([]);
    await listening();
    await act(ringing.sid, { act: 'press', key: '1' });
    await eventually(async () => expect(await titleAndState(booked)).toBe('reschedule_requested'));
    await eventually(async () => {
      // The goodbye is over at once, as if it had been listened to.
      if ((await call()).status === 'in-progress') await act(ringing.sid, { act: 'skip' });
      expect(await outcomeOf(booked)).toBe('completed');
    });
    expect((await call()).problems).toEqual([]);
  });

  it.each([
    [{ kind: 'busy' }, 'busy'],
    [{ kind: 'no_answer' }, 'no_answer'],
  ])('that ends %j is no response, and the text goes out instead', async (manner, outcome) => {
    const { booked } = await calledWith(manner);
    await eventually(async () => expect(await outcomeOf(booked)).toBe(outcome));
    await eventually(async () =>
      expect(
        (await running.messages(booked)).filter(({ auto_message_id }) => auto_message_id === 'msg_text'),
      ).toMatchObject([{ attempts: 1 }]),
    );
  });
});
