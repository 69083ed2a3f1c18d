import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../harness/eventually.ts';
import { startProduct, type Product } from '../harness/start-product.ts';
import { clientOf, dayAfter, type ProductClient } from './product-client.ts';

const logSchema = z.object({
  from: z.string(),
  now: z.string(),
  log: z.array(
    z.object({ at: z.string(), what: z.string(), participant_name: z.string().nullable(), sentence: z.string() }),
  ),
});

const OUR_NUMBER = '+12025550100';

let product: Product;
let kept: ProductClient;

beforeAll(async () => {
  product = await startProduct();
  kept = clientOf(product);
});

afterAll(() => product.launcher.stop());

const toNextMessage = async () =>
  logSchema.parse(await kept.api('POST', '/v1/sandbox/clock', { to_next_message: true }));

/** What an open page of the admin hears, as text. */
async function openPage(): Promise<{ readonly heard: () => string; readonly close: () => void }> {
  const { url, admin } = product.demo;
  const signedIn = await fetch(`${url}/screens/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify(admin),
  });
  const abort = new AbortController();
  const cookie = signedIn.headers.get('set-cookie')?.replace(/;.*$/, '') ?? '';
  const { body } = await fetch(`${url}/screens/live`, { headers: { cookie }, signal: abort.signal });
  let text = '';
  void (async () => {
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) text += chunk;
  })().catch(() => undefined);
  return { heard: () => text, close: () => abort.abort() };
}

it('goes to the next message as soon as there is an appointment, tells what happened, and open pages hear of it', async () => {
  const page = await openPage();
  const phone = '+12025550151';
  const event = await kept.book({ day: dayAfter(await kept.now(), 2), phone, title: 'Cleaning' });
  const { now, log } = await toNextMessage();
  expect(Date.parse(event.start_time) - Date.parse(now)).toBeLessThan(26 * 3_600_000);
  expect(log.map(({ what }) => what)).toEqual(expect.arrayContaining(['message_sent', 'message_delivered']));
  expect(log.find(({ what }) => what === 'message_sent')).toMatchObject({
    participant_name: 'Robin Park',
    sentence: '“Reminder, 1 day before” went out to Robin Park by text.',
  });
  await eventually(() => expect(page.heard()).toContain(event.id));
  expect(page.heard()).toContain('"clock"');

  const path = `/screens/sandbox/phones/${encodeURIComponent(phone)}`;
  expect(await kept.api('GET', path)).toMatchObject({
    name: 'Robin Park',
    messages: [{ direction: 'in', status: 'delivered' }],
  });
  expect(await kept.api('POST', `${path}/messages`, { to: OUR_NUMBER, body: '1' })).toMatchObject({ problem: null });
  await eventually(async () => expect((await kept.event(event.id)).title).toBe('[CONFIRMED] Cleaning'));
  await eventually(async () =>
    expect(await kept.api('GET', '/screens/sandbox/mailboxes')).toMatchObject({
      mailboxes: [{ address: product.demo.staff.email, last: { subject: expect.stringContaining('confirmed') } }],
    }),
  );
  page.close();
});

it('says what silence leads to, and that nothing more is planned', async () => {
  await kept.book({ day: dayAfter(await kept.now(), 2), phone: '+12025550152', title: 'Filling' });
  await toNextMessage();
  const { log } = await toNextMessage();
  expect(log.map(({ sentence }) => sentence)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('No response to “Reminder, 1 day before” came in time.'),
      '“Second try” went out to Robin Park by text.',
    ]),
  );
  await expect(toNextMessage()).rejects.toThrow('nothing_planned');
});

it('lets texts never arrive by a switch, and right again', async () => {
  await kept.api('PUT', '/screens/sandbox/faults/texts_undelivered', { on: true });
  await kept.book({ day: dayAfter(await kept.now(), 2), phone: '+12025550153', title: 'Whitening' });
  const { log } = await toNextMessage();
  expect(log).toContainEqual(
    expect.objectContaining({
      what: 'message_failed',
      sentence: expect.stringMatching(/^“Reminder, 1 day before” could not be delivered to Robin Park: the phone was/),
    }),
  );
  await kept.api('DELETE', '/screens/sandbox/faults');
  await kept.book({ day: dayAfter(await kept.now(), 2), phone: '+12025550154', title: 'Braces' });
  expect((await toNextMessage()).log.map(({ what }) => what)).toContain('message_delivered');
});

it('says that the carrier turns messages away, instead of waiting for ever, and goes on when it does not', async () => {
  await kept.api('PUT', '/screens/sandbox/faults/texts_refused', { on: true });
  await kept.book({ day: dayAfter(await kept.now(), 2), phone: '+12025550155', title: 'Check-up' });
  await expect(toNextMessage()).rejects.toThrow(/clock_unsettled.*asked us to send more slowly/);
  await kept.api('DELETE', '/screens/sandbox/faults');
  const { log } = await toNextMessage();
  expect(log).toContainEqual(expect.objectContaining({ what: 'message_sent', participant_name: 'Robin Park' }));
});
