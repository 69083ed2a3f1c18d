import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clinicOfItsOwn, someNumber, type OwnClinic } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { tabStops } from './tab-stops.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

const phoneSchema = z.object({ messages: z.array(z.object({ body: z.string() })) });

const definition = {
  spec_version: 1,
  name: 'With a page',
  messages: [
    {
      id: 'remind',
      name: 'Reminder',
      purpose: 'reminder',
      type: 'sms',
      timing: { anchor: 'start', offset: { days: -1 }, window: 'any' },
      content: { body: 'See you {{ event.day_and_time_phrase }}: {{ reminder.link }} Reply STOP to opt out.' },
      auto_replies: [
        {
          id: 'sorry',
          trigger: { type: 'client_requests_reschedule' },
          actions: [{ type: 'reply', body: 'We will find another time.' }],
        },
      ],
    },
  ],
};

/** What the client's phone shows, the newest last. */
async function textsOn(clinic: OwnClinic, phone: string): Promise<readonly string[]> {
  const path = `/screens/sandbox/phones/${encodeURIComponent(phone)}`;
  return phoneSchema.parse(await clinic.api('GET', path)).messages.map(({ body }) => body);
}

/** A client whose reminder has come, and where it leads them. */
async function reminded(clinic: OwnClinic) {
  const phone = someNumber();
  const event = await clinic.book({ location: 'Hill Street 5', participants: [{ name: 'Robin Park', phone }] });
  await clinic.api('POST', '/v1/sandbox/clock', { to_next_message: true });
  const texts = await textsOn(clinic, phone);
  const link = /https?:\/\/\S+/u.exec(texts.join(' '))?.[0] ?? '';
  expect(link).toMatch(/\/r\/[\w-]{64}$/u);
  return { event, phone, link };
}

describe('a client’s page', () => {
  it.each([
    ['with', true],
    ['without', false],
  ])('is seen and answered at 360 px %s scripts, and staff see what was chosen there', async (_, scripts) => {
    const clinic = await clinicOfItsOwn('Hill Street Physio');
    await clinic.publish(definition);
    const { event, phone, link } = await reminded(clinic);
    const page = await browser.open(link, { width: 360, height: 740, scripts });
    await page.getByRole('heading', { level: 1, name: 'Your appointment' }).waitFor();
    for (const shown of ['Hill Street Physio', 'Cleaning', 'Hill Street 5', 'Not answered yet'])
      await page.getByText(shown, { exact: true }).waitFor();
    if (scripts) {
      await expectNoViolations(page);
      await expectFits(page);
      await shoot(page, 'appointment-page');
    }
    expect(await tabStops(page)).toEqual([
      'I will come',
      'I cannot come at this time',
      'Calendar file (Apple, Outlook)',
      'Google Calendar',
    ]);
    await page.getByRole('button', { name: 'I will come' }).click();
    await page.getByRole('status').getByText('confirmed').waitFor();
    await page.getByText('Confirmed', { exact: true }).waitFor();

    await page.getByText('I cannot come at this time').click();
    if (scripts) await expectNoViolations(page);
    await page.getByRole('button', { name: 'Ask for another time' }).click();
    await page.getByText('Another time asked for').waitFor();
    if (scripts) {
      await expectNoViolations(page);
      await shoot(page, 'appointment-page-answered');
    }

    const desk = await browser.open(`/appointments/${event.id}`, { as: clinic.staff });
    await desk.getByText('[link to their page]').first().waitFor();
    await desk.getByText('The client answered on their page: asking for another time').first().waitFor();
    await expect.poll(() => textsOn(clinic, phone), { timeout: 20_000 }).toContain('We will find another time.');
  });

  it('says of a link that leads nowhere that it does', async () => {
    const page = await browser.open(`/r/${'A'.repeat(64)}`, { width: 360, expected: [/404/u] });
    await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
    await expectNoViolations(page);
  });
});
