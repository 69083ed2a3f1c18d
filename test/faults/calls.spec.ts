import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { called } from '../fixtures/called.ts';
import type { Booked } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import { expectNoDouble } from './expect-no-double.ts';
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
  running = await openRunningClinic({ definition: called, ask_providers_every: '1s' });
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

/** At the carrier. */
const credentials = () => ({ sid: running.clinic.account_sid, auth_token: running.clinic.auth_token });
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

  it('that asks for somebody is connected with the calendar’s owner, and ends when they hang up', async () => {
    const owner = '+12025553990';
    await running.clinic.sql(`update "user" set phone = $1`, [owner]);
    await running.clinic.sql(`update calendar set owner_user_id = (select id from "user" limit 1)`);
    await running.clinic.sql(`update account set settings = settings || '{"call_forwarding": true}'`);
    await running.carrier.control('PUT', `/accounts/${running.clinic.account_sid}/phones/${owner}/manner`, {
      kind: 'ring',
    });
    const { booked, call } = await calledWith({ kind: 'ring' });
    const { sid } = await eventually(async () => {
      const now = await call();
      expect(now.status).toBe('ringing');
      return now;
    });
    await act(sid, { act: 'answer' });
    await eventually(async () => expect((await call()).listens).not.toBeNull());
    await act(sid, { act: 'press', key: '5' });
    const phoneSchema = z.object({ calls: z.array(z.object({ sid: z.string(), status: z.string() })) });
    const leg = await eventually(async () => {
      const { calls } = phoneSchema.parse(await running.carrier.control('GET', `/phones/${owner}`));
      expect(calls).toMatchObject([{ status: 'ringing' }]);
      return calls[0]?.sid ?? '';
    });
    await act(leg, { act: 'answer' });
    await act(leg, { act: 'hang_up' });
    await eventually(async () => {
      expect(
        await running.clinic.sql(
          `select c.outcome, c.forward_outcome from call c join message m on m.id = c.message_id where m.sequence_id = $1`,
          [booked.sequence_id],
        ),
      ).toEqual([{ outcome: 'completed', forward_outcome: 'completed' }]);
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

describe('what no callback tells', () => {
  /** As if the tries of this booking had been made so long ago: the provider is asked at ages. */
  const makeOlder = ({ sequence_id }: Booked, age: string) =>
    running.clinic.sql(
      `update delivery_attempt at set started_at = clock_timestamp() - $2::interval + interval '2 seconds'
       from message m where m.id = at.message_id and m.sequence_id = $1 and m.status = 'accepted'`,
      [sequence_id, age],
    );
  const statusOf = async (booked: Booked, auto_message_id: string) =>
    (await running.messages(booked)).find((message) => message.auto_message_id === auto_message_id)?.status;

  it('is looked for: a call of which nobody heard whether the carrier took it is found in its list, and not placed again', async () => {
    await running.carrier.control('POST', '/pause-callbacks');
    const phone = `+1202555${String(3000 + ++serial)}`;
    await running.carrier.control('PUT', `/accounts/${running.clinic.account_sid}/phones/${phone}/manner`, {
      kind: 'busy',
    });
    await running.carrier.fault({ kind: 'reset_after_accept', match: { to: phone }, times: 1 });
    const booked = await running.book({ phone });
    await running.jumpToWakeOf(booked);
    await running.nudge(booked);
    await eventually(async () => expect(await outcomeOf(booked)).toBe('busy'));
    const phoneSchema = z.object({ calls: z.array(z.object({ status: z.string() })) });
    expect(phoneSchema.parse(await running.carrier.control('GET', `/phones/${phone}`)).calls).toEqual([
      { status: 'busy' },
    ]);
    await running.carrier.control('POST', '/resume-callbacks');
  });

  it('is asked for: a call that nobody took and the text instead of it end as their callbacks would have ended them', async () => {
    await running.carrier.control('POST', '/pause-callbacks');
    const { booked, call } = await calledWith({ kind: 'busy' });
    await eventually(async () => expect((await call()).status).toBe('busy'));
    expect([await outcomeOf(booked), await statusOf(booked, 'msg_call')]).toEqual([undefined, 'accepted']);

    await makeOlder(booked, '5 minutes');
    await eventually(async () => expect(await statusOf(booked, 'msg_text')).toBe('accepted'));
    expect(await outcomeOf(booked)).toBe('busy');

    await makeOlder(booked, '1 hour');
    await eventually(async () => expect(await statusOf(booked, 'msg_text')).toBe('delivered'));

    const before = await running.messages(booked);
    await running.carrier.control('POST', '/resume-callbacks');
    await eventually(async () => {
      const told = await running.clinic.sql<{ status: string }>(
        `select c.status from delivery_callback c join message m on m.id = c.message_id where m.sequence_id = $1`,
        [booked.sequence_id],
      );
      // These two the provider alone tells, and only now.
      expect(told.map(({ status }) => status)).toEqual(expect.arrayContaining(['ringing', 'sent']));
    });
    expect(await running.messages(booked)).toEqual(before);
    expect(await outcomeOf(booked)).toBe('busy');
    await expectNoDouble(running);
  });

  it('and of which the carrier has no record any more is unknown: staff are told, and what they choose is done', async () => {
    await running.carrier.control('POST', '/pause-callbacks');
    const { booked, call } = await calledWith({ kind: 'busy' });
    const { sid } = await eventually(async () => {
      const now = await call();
      expect(now.status).toBe('busy');
      return now;
    });
    await running.carrier.forget(credentials(), `Calls/${sid}`);
    await makeOlder(booked, '5 minutes');
    const standing = async () =>
      (await running.messages(booked)).filter(({ kind }) => kind === 'notification' || kind === 'auto_message');
    await eventually(async () =>
      expect(await standing()).toMatchObject([
        { auto_message_id: 'msg_call', status: 'unknown', reason: 'provider_lost_it', attempts: 1 },
      ]),
    );
    const [{ id } = { id: '' }] = await standing();
    expect(await running.toldUnknown()).toContain(id);
    const dropped = await running.request({
      method: 'POST',
      path: `/v1/messages/${id}/resolve`,
      body: { as: 'failed' },
    });
    expect(dropped.status).toBe(204);
    // Given up it has failed, of which the schedule tells staff.
    await eventually(async () =>
      expect(await standing()).toMatchObject([
        { auto_message_id: 'msg_call', status: 'failed', reason: 'staff_said_failed', attempts: 1 },
        { notify_reason: 'authored', status: 'accepted' },
      ]),
    );
    await running.carrier.control('POST', '/resume-callbacks');
  });
});
