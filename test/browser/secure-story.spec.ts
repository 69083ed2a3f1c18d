import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clinicOfItsOwn, someNumber, type OwnClinic } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { tabStops } from './tab-stops.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

const logSchema = z.object({ entries: z.array(z.object({ what: z.string() })) });
const phoneSchema = z.object({ messages: z.array(z.object({ body: z.string() })) });

const definition = {
  spec_version: 1,
  name: 'Private',
  messages: [
    {
      id: 'remind',
      name: 'Reminder',
      purpose: 'reminder',
      type: 'sms',
      send_securely: true,
      timing: { anchor: 'start', offset: { days: -1 }, window: 'any' },
      content: { body: 'Your biopsy is {{ event.day_and_time_phrase }}. Reply 1 to confirm.' },
      auto_replies: [
        {
          id: 'glad',
          trigger: { type: 'client_confirms' },
          actions: [{ type: 'reply', body: 'Please come without breakfast.' }],
        },
      ],
    },
  ],
};

const EXPECTED = [/40[34]|410|422/u];
const narrow = { width: 360, height: 740, expected: EXPECTED };

async function secureClinic(): Promise<OwnClinic> {
  const clinic = await clinicOfItsOwn('Hill Street Physio');
  await clinic.publish(definition);
  const admin = await browser.open('/settings/secure-messaging', { as: clinic.admin });
  await admin.getByRole('checkbox', { name: 'Send secure messages' }).check();
  await admin.getByRole('radio', { name: 'A PIN' }).check();
  await admin.getByLabel('New PIN').fill('4711');
  await admin.getByRole('button', { name: 'Save' }).click();
  await admin.getByText('Secure messages are on').waitFor();
  return clinic;
}

/** What the client's phone shows, the newest last. */
async function textsOn(clinic: OwnClinic, phone: string): Promise<readonly string[]> {
  const path = `/screens/sandbox/phones/${encodeURIComponent(phone)}`;
  return phoneSchema.parse(await clinic.api('GET', path)).messages.map(({ body }) => body);
}

/** The link of the last of so many texts, once they are there. */
async function newestLink(clinic: OwnClinic, { phone, texts }: { phone: string; texts: number }): Promise<string> {
  await expect.poll(async () => (await textsOn(clinic, phone)).length, { timeout: 20_000 }).toBe(texts);
  const shown = await textsOn(clinic, phone);
  expect(shown.join(' ')).not.toMatch(/biopsy|breakfast/iu);
  const link = /https?:\/\/\S+/u.exec(shown.at(-1) ?? '')?.[0] ?? '';
  expect(link).toMatch(/\/s\/[\w-]{64}$/u);
  return link;
}

/** What the log tells of a client, from the first to the last. */
async function happened(clinic: OwnClinic, phone: string): Promise<readonly string[]> {
  const log = await clinic.api('GET', `/v1/log?address=${encodeURIComponent(phone)}&limit=100`);
  return logSchema
    .parse(log)
    .entries.map(({ what }) => what)
    .toReversed();
}

const STORY = [
  'Auto message by text, as a secure link: delivered',
  'Wrong PIN on a secure link (text)',
  'PIN entered: the secure conversation was opened (text)',
  'Reply by text, through a secure link',
  'Automatic reply by text, as a secure link: delivered',
  'New secure link asked for (text)',
  'New secure link by text: delivered',
  'PIN entered: the secure conversation was opened (text)',
];
/** Of each of the first two links, whenever the round that looks for them comes by. */
const EXPIRED = 'Secure link expired (text)';

interface Looked {
  readonly heading?: string;
  readonly says: readonly (string | RegExp)[];
  /** What Tab comes to, in this order. */
  readonly stops: readonly string[];
}

/**
 * A page as its client finds it: what it says, where Tab leads, and that nothing keeps anybody from using it. What looks
 * for that is a script itself: where scripts are off the same page was looked at with them on.
 */
async function expectPage(
  page: Page,
  { heading = 'Secure messages', says, stops, scripts = true }: Looked & { readonly scripts?: boolean },
): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  for (const words of says) await page.getByText(words).first().waitFor();
  expect(await tabStops(page)).toEqual(stops);
  expect(await page.locator('script').count()).toBe(0);
  if (!scripts) return;
  await expectNoViolations(page);
  await expectFits(page);
}

const closed: Looked = {
  says: ['Hill Street Physio has sent you a private message.'],
  stops: ['PIN', 'Open the conversation'],
};
const opened: Looked = { says: ['Your biopsy is'], stops: ['Your reply', 'Files', 'Send'] };
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function enter(page: Page, pin: string): Promise<void> {
  await page.getByLabel('PIN', { exact: true }).fill(pin);
  await press(page, 'Open the conversation');
}

describe('a secure reminder', () => {
  it.each([
    ['with', true],
    ['without', false],
  ])(
    'comes as a link, opens by its PIN, is answered and asked for anew at 360 px, %s scripts; staff see one thread',
    async (_, scripts) => {
      const clinic = await secureClinic();
      const phone = someNumber();
      const event = await clinic.book({ participants: [{ name: 'Robin Park', phone }] });
      await clinic.api('POST', '/v1/sandbox/clock', { to_next_message: true });
      const link = await newestLink(clinic, { phone, texts: 1 });
      const page = await browser.open(link, { ...narrow, scripts });
      const sees = (looked: Looked) => expectPage(page, { ...looked, scripts });
      await sees(closed);
      if (scripts) await shoot(page, 'secure-closed');
      await enter(page, '0000');
      await sees({ ...closed, says: ['That PIN is wrong. Tries left: 4.'] });
      if (scripts) await shoot(page, 'secure-wrong');
      await enter(page, '4711');
      await sees(opened);
      await page.getByLabel('Your reply').fill('1');
      await press(page, 'Send');
      await sees({ ...opened, says: ['Your reply was sent.'] });
      await newestLink(clinic, { phone, texts: 2 });
      await page.goto(link);
      await sees({ ...opened, says: ['Please come without breakfast.'] });
      if (scripts) await shoot(page, 'secure-conversation');

      await clinic.api('POST', '/v1/sandbox/clock', { advance: 'P1DT1H' });
      await page.goto(link);
      await sees({ says: ['This link has expired.'], stops: ['Send me a new link'] });
      if (scripts) await shoot(page, 'secure-expired');
      await press(page, 'Send me a new link');
      await sees({ says: ['a new link is on its way'], stops: [] });
      if (scripts) await shoot(page, 'secure-link-sent');
      await page.goto(await newestLink(clinic, { phone, texts: 3 }));
      await enter(page, '4711');
      await sees({ ...opened, says: ['Please come without breakfast.'] });

      const desk = await browser.open('/inbox', { as: clinic.staff });
      const threads = desk.getByRole('link', { name: /Robin Park/u });
      await threads.first().waitFor();
      expect(await threads.count()).toBe(1);
      await threads.click();
      for (const words of ['Your biopsy is', 'Please come without breakfast.'])
        await desk.getByText(words).filter({ visible: true }).first().waitFor();
      expect(await desk.getByText('No longer kept').count()).toBe(0);
      await shoot(desk, 'secure-thread');
      await desk.goto(`/appointments/${event.id}`);
      await desk.getByRole('dialog', { name: '[CONFIRMED] Cleaning' }).waitFor();
      const noted = async () => {
        const all = await happened(clinic, phone);
        return {
          story: all.filter((what) => what !== EXPIRED),
          expired: all.filter((what) => what === EXPIRED).length,
        };
      };
      await expect.poll(noted, { timeout: 60_000 }).toEqual({ story: STORY, expired: 2 });
      await desk.goto('/log');
      await desk.getByText('Secure link expired').first().waitFor();
      await expectNoViolations(desk);
      await shoot(desk, 'secure-log');
    },
  );

  it('is locked by five wrong PINs, and says so', async () => {
    const clinic = await secureClinic();
    const phone = someNumber();
    await clinic.book({ participants: [{ name: 'Robin Park', phone }] });
    await clinic.api('POST', '/v1/sandbox/clock', { to_next_message: true });
    const page = await browser.open(await newestLink(clinic, { phone, texts: 1 }), narrow);
    for (const left of ['4', '3', '2', '1']) {
      await enter(page, '0000');
      await page.getByText(`Tries left: ${left}.`).waitFor();
    }
    await enter(page, '0000');
    await expectPage(page, { says: [/Too many wrong PINs: this link is locked/u], stops: ['Send me a new link'] });
    await shoot(page, 'secure-locked');
  });

  it('whose link leads nowhere says so', async () => {
    const page = await browser.open(`/s/${'A'.repeat(64)}`, narrow);
    await expectPage(page, { heading: 'This link does not work', says: [], stops: [] });
    await shoot(page, 'secure-lost');
  });
});
