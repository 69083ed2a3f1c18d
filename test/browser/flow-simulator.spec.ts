import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clinicOfItsOwn, type OwnClinic } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();
let clinic: OwnClinic;

beforeAll(async () => {
  clinic = await clinicOfItsOwn();
});

const TIMING = { anchor: 'start', offset: { hours: -24 }, window: 'any' };
const goesTo = (id: string, trigger: object, message_id: string) => ({
  id,
  trigger,
  actions: [{ type: 'transition_to', message_id }],
});
const DEFINITION = {
  spec_version: 1,
  name: 'At play',
  messages: [
    {
      id: 'remind',
      name: 'Reminder',
      purpose: 'reminder',
      type: 'sms',
      timing: TIMING,
      content: { body: 'Hi {{ first_name }}, see you {{ event.date_phrase }}. Reply 1 to confirm, STOP to opt out.' },
      auto_replies: [
        goesTo('late', { type: 'reply_includes', any_of: ['late'] }, 'running'),
        goesTo('failed', { type: 'message_fails' }, 'mail'),
      ],
    },
    {
      id: 'running',
      name: 'Running late',
      purpose: 'reminder',
      type: 'sms',
      availability: 'on_demand',
      content: { body: 'No problem, {{ first_name }}.' },
      auto_replies: [goesTo('silence', { type: 'no_response_after', minutes: 60 }, 'ring')],
    },
    {
      id: 'ring',
      name: 'Call',
      purpose: 'reminder',
      type: 'call',
      availability: 'on_demand',
      content: { script: [{ say: 'This is {{ user.company }}. Press 1 to confirm.' }] },
    },
    {
      id: 'mail',
      name: 'By email',
      purpose: 'reminder',
      type: 'email',
      availability: 'on_demand',
      content: { subject: 'Your visit', body: 'We could not text you, {{ first_name }}.' },
    },
  ],
};

async function schedule(): Promise<string> {
  const made = await clinic.api('POST', '/v1/message_schedules', { name: 'At play', definition: DEFINITION });
  return z.object({ id: z.string() }).parse(made).id;
}

const simulator = (page: Page) => page.getByRole('region', { name: 'Simulator' });
const press = (page: Page, name: string | RegExp) =>
  simulator(page)
    .getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
    .click();
/** The last step, as it is told to who listens. */
const told = (page: Page, words: RegExp) =>
  simulator(page).getByRole('status').filter({ hasText: words }).waitFor({ state: 'attached' });

describe('the simulator', () => {
  it('plays replies, digits, failures and time, saves a scenario, and names it once an edit breaks it', async () => {
    const id = await schedule();
    const page = await browser.open(`/schedules/${id}`, { as: clinic.admin });
    await page.getByRole('application', { name: 'Canvas' }).waitFor();
    await page.keyboard.press('s');
    await press(page, 'To the next message');
    await told(page, /Text sent: “Reminder”/);
    const texts = simulator(page).getByRole('group', { name: 'Texts on the client’s phone' });
    await texts.getByText(/^Hi \w+, see you/).waitFor();

    await press(page, 'Fail it');
    await told(page, /“Reminder” fails\. Email sent: “By email”/);
    await simulator(page)
      .getByRole('group', { name: 'The client’s mailbox' })
      .getByText(/We could not text you/)
      .waitFor();
    await press(page, 'Take the last step back');
    await told(page, /^Taken back/);

    await simulator(page).getByRole('textbox', { name: 'Reply by text' }).fill('Running a bit late');
    await page.keyboard.press('Enter');
    await told(page, /Text sent: “Running late”/);
    await press(page, '+1 hour');
    await told(page, /Call sent: “Call”/);
    await press(page, 'Answer');
    await simulator(page)
      .getByText(/^This is Hill Street Physio\. Press 1/)
      .waitFor();
    await press(page, 'Press 1');
    await told(page, /The title gets \[CONFIRMED\]/);
    await shoot(page, 'simulator');
    await expectNoViolations(page);

    await press(page, 'Save as scenario…');
    const dialog = page.getByRole('dialog', { name: 'Save as a scenario' });
    await dialog.getByText('“Running late” is sent').waitFor();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Late, then called');
    await dialog.getByRole('button', { name: 'Save the scenario' }).click();
    await dialog.waitFor({ state: 'detached' });

    // the step leads to the answer it was about; without that answer the play goes another way
    await press(page, 'The client replies “Running a bit late”');
    await expect.poll(() => new URL(page.url()).searchParams.get('at')).toBe('late');
    await page.getByRole('application', { name: 'Canvas' }).focus();
    await page.keyboard.press('Delete');
    // in the header, before the simulator's own
    await page.getByRole('button', { name: 'Scenarios 1 of 1 broken' }).first().click();
    await simulator(page)
      .getByRole('listitem')
      .filter({ hasText: /Broken:\s*Late, then called/ })
      .waitFor();
    await simulator(page)
      .getByText(/It parts at step 2: The client replies “Running a bit late”/)
      .waitFor();
    await simulator(page).getByText('Now “Running late” is not sent.').waitFor();
    await shoot(page, 'simulator-scenarios');
    await expectNoViolations(page, '[aria-labelledby="simulator-heading"]');
    await press(page, 'Play');
    await simulator(page).getByText('changed by the edit').first().waitFor();

    await page.setViewportSize({ width: 360, height: 740 });
    await simulator(page).getByText('changed by the edit').first().waitFor();
    await expectFits(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: 'Publish' }).click();
    await page
      .getByRole('dialog')
      .getByText(/It parts at step 2/)
      .waitFor();
  });
});
