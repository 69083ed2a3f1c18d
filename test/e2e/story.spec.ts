import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../harness/eventually.ts';
import { startProduct, type Product } from '../harness/start-product.ts';
import { clientOf, dayAfter, type ProductClient } from './product-client.ts';

let product: Product;
let kept: ProductClient;

beforeAll(async () => {
  product = await startProduct();
  kept = clientOf(product);
});

afterAll(() => product.launcher.stop());

/** The number of texts the phone has, waited for, and the last of them. */
async function lastOf(phone: string, count: number): Promise<string> {
  return await eventually(async () => {
    const texts = await kept.texts(phone);
    expect(texts).toHaveLength(count);
    return texts[count - 1] ?? '';
  });
}

/** An appointment in two days, and its reminder sent. */
async function reminded(phone: string, title: string) {
  const event = await kept.book({ day: dayAfter(await kept.now(), 2), phone, title });
  // Half an hour into the hours in which reminders go out on the day before: no later message is due yet.
  await kept.moveTo(new Date(Date.parse(event.start_time) - 24.5 * 3_600_000));
  expect(await kept.texts(phone)).toHaveLength(1);
  return event;
}

describe('the story, as a new user tries it', () => {
  it('reminds at the right local time, answers who may be late, confirms, tells staff, and says why', async () => {
    const phone = '+12025550131';
    const event = await reminded(phone, 'Cleaning');
    expect(await lastOf(phone, 1)).toMatch(
      /^Hi Robin, Lakeside Dental here: Cleaning \w+ 10:00 AM\. Reply 1 to confirm/,
    );
    expect(event.start_time).toMatch(/T10:00:00-0[45]:00$/);

    expect(await kept.say(phone, 'sure, but I may be late')).toBe(200);
    expect(await lastOf(phone, 2)).toContain('No problem, Robin');
    await kept.say(phone, '1');
    await lastOf(phone, 3);
    expect(await kept.event(event.id)).toMatchObject({
      title: '[CONFIRMED] Cleaning',
      participants: [{ state: 'confirmed' }],
    });
    await eventually(async () =>
      expect(await kept.mails(product.demo.staff.email)).toMatchObject([
        { subject: 'Robin Park confirmed: [CONFIRMED] Cleaning' },
      ]),
    );
    for (const { why } of await kept.journal(event.id)) expect(why.length).toBeGreaterThan(0);
  });

  it('sends one reminder for the new time of a moved appointment, and takes the answer back', async () => {
    const phone = '+12025550132';
    const event = await reminded(phone, 'Filling');
    await kept.say(phone, '1');
    await lastOf(phone, 2);
    const day = dayAfter(await kept.now(), 3);
    await kept.api('PATCH', `/v1/events/${event.id}`, { start_time: `${day}T15:00`, end_time: `${day}T15:30` });
    await eventually(async () =>
      expect(await kept.event(event.id)).toMatchObject({ title: 'Filling', participants: [{ state: 'none' }] }),
    );
    await kept.advance('P3D');
    const reminders = (await kept.texts(phone)).filter((text) => text.includes('Reply 1 to confirm, 3 to reschedule'));
    expect(reminders).toHaveLength(2);
    expect(reminders[1]).toContain('3:00 PM');
  });

  it('sends nothing for a cancelled appointment', async () => {
    const phone = '+12025550133';
    const event = await kept.book({ day: dayAfter(await kept.now(), 2), phone, title: 'Whitening' });
    await kept.api('PATCH', `/v1/events/${event.id}`, { cancelled: true });
    await kept.advance('P3D');
    expect(await kept.texts(phone)).toEqual([]);
  });

  it('stops at STOP, at once and for good', async () => {
    const phone = '+12025550134';
    const event = await reminded(phone, 'Braces');
    await kept.say(phone, 'STOP');
    expect(JSON.stringify(await kept.api('GET', '/v1/stop_list'))).toContain(phone);
    expect(await lastOf(phone, 2)).toContain('no more messages');
    await kept.book({ day: dayAfter(await kept.now(), 3), phone, title: 'Check-up' });
    await kept.advance('P4D');
    expect(await kept.texts(phone)).toHaveLength(2);
    expect(await kept.journal(event.id)).not.toContainEqual(expect.objectContaining({ status: 'planned' }));
  });
});
