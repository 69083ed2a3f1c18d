import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Booked } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import { expectNoDouble } from './expect-no-double.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;

beforeAll(async () => {
  kept = await openRunningClinic();
  await kept.startWorker();
});

afterAll(() => kept.close());

const [ANSWERED, SILENT, LATE] = ['+12025558701', '+12025558702', '+12025558703'] as const;
const phones = [ANSWERED, SILENT, LATE];

async function handled(): Promise<void> {
  await eventually(async () => {
    expect(
      await kept.clinic.sql(
        `select type from sequence_input where handled_at is null and not lazy
         union all select status from message where status in ('due', 'sending')`,
      ),
    ).toEqual([]);
  });
}

const stepsOf = ({ sequence_id }: Booked, life: number) =>
  kept.clinic.sql<{ id: string; did: readonly string[] }>(
    'select id, did from sequence_step where sequence_id = $1 and life = $2 order by id',
    [sequence_id, life],
  );

const change = async ({ appointment_id }: Booked, body: object) =>
  expect(await kept.request({ method: 'PATCH', path: `/v1/events/${appointment_id}`, body })).toMatchObject({
    status: 200,
  });

async function reminded(booked: readonly Booked[], texts: number): Promise<void> {
  await kept.jumpToWakeOf(...booked);
  await kept.nudge(...booked);
  await eventually(async () => {
    for (const phone of phones) expect(await kept.carrier.texts(phone)).toHaveLength(texts);
  });
  await handled();
}

it('an appointment cancelled and reinstated begins anew: no reply, step or timer of its old life reaches the new one, and each text went out once', async () => {
  const booked = await Promise.all(phones.map((phone) => kept.book({ phone })));
  await reminded(booked, 1);
  expect(await kept.say(ANSWERED, '1')).toBe(200);
  await handled();
  expect(await kept.carrier.texts(ANSWERED)).toHaveLength(2);

  for (const each of booked) await change(each, { cancelled: true });
  await handled();
  // Said to the life that is over.
  expect(await kept.say(LATE, 'running late')).toBe(200);
  await handled();
  const texts_of_old = await Promise.all(phones.map((phone) => kept.carrier.texts(phone)));
  const old = await Promise.all(booked.map((each) => stepsOf(each, 1)));

  const [row] = await kept.clinic.sql<{ later: string }>(
    `select to_char(start_local + interval '3 days', 'YYYY-MM-DD"T"HH24:MI') as later from appointment where id = $1`,
    [booked[0]?.appointment_id],
  );
  for (const each of booked) await change(each, { cancelled: false, start_time: row?.later ?? '' });
  await handled();
  const lives = await kept.clinic.sql<{ life: number }>('select life from sequence');
  expect(lives).toEqual(phones.map(() => ({ life: 2 })));
  expect(await kept.clinic.sql('select state from participant')).toEqual(phones.map(() => ({ state: 'none' })));

  // Past the two hours of silence after which the old life would have tried a second time.
  await kept.advance('5 hours');
  expect(await Promise.all(phones.map((phone) => kept.carrier.texts(phone)))).toEqual(texts_of_old);

  const before = texts_of_old.map((texts) => texts.length);
  await kept.jumpToWakeOf(...booked);
  await kept.nudge(...booked);
  await eventually(async () => {
    expect((await Promise.all(phones.map((phone) => kept.carrier.texts(phone)))).map((texts) => texts.length)).toEqual(
      before.map((n) => n + 1),
    );
  });
  await handled();
  expect(await kept.clinic.sql('select state from participant')).toEqual(phones.map(() => ({ state: 'none' })));
  expect(await kept.say(SILENT, '1')).toBe(200);
  await handled();
  expect(
    await kept.clinic.sql(`select p.phone from participant p where p.state = 'confirmed' order by p.phone`),
  ).toEqual([{ phone: SILENT }]);

  // The old life did nothing more than hear of the change that ended it, and the new one has none of its inputs.
  for (const [index, each] of booked.entries()) {
    const known = old[index] ?? [];
    const now = await stepsOf(each, 1);
    expect(now.slice(0, known.length)).toEqual(known);
    const further = new Set(now.slice(known.length).flatMap(({ did }) => did));
    expect([...further].filter((one) => one !== 'appointment_changed' && one !== 'state none')).toEqual([]);
  }
  expect(
    await kept.clinic.sql(
      `select st.id from sequence_step st join sequence_input si on si.id = st.input_id
       where st.life = 2 and si.life = 1 and si.type in ('reply', 'delivery')`,
    ),
  ).toEqual([]);
  await expectNoDouble(kept);
});
