import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clientOf } from '../e2e/product-client.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();
const client = clientOf(browser);

const madeSchema = z.object({
  events: z.array(z.object({ id: z.string(), participants: z.array(z.object({ id: z.string() })) })),
});

interface Booking {
  readonly title?: string;
  readonly people?: readonly { readonly name: string; readonly phone?: string; readonly email?: string }[];
}

/** A zone in which it is about noon now: no quiet hours hold what is sent by hand. */
async function noonZone(): Promise<string> {
  const east = 12 - new Date(await client.now()).getUTCHours();
  return east === 0 ? 'Etc/GMT' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}

let numbers = 0;
/** One that stands nowhere, so that quiet hours are those of the appointment's zone. */
const aNumber = () => {
  numbers += 1;
  return `+1833555${String(2_000 + numbers)}`;
};

/** An appointment in ten days whose messages are planned; answers its id. */
async function book({ title = 'Cleaning', people = [{ name: 'Kim Lee', phone: aNumber() }] }: Booking = {}) {
  const day = new Date(Date.parse(await client.now()) + 10 * 86_400_000).toISOString().slice(0, 10);
  const event = {
    title,
    start_time: `${day}T15:00`,
    end_time: `${day}T16:00`,
    time_zone: await noonZone(),
    participants: people,
  };
  const { events } = madeSchema.parse(await client.api('POST', '/v1/events', { events: [event] }));
  const [made] = events;
  if (made === undefined) throw new Error('no event was made');
  return made.id;
}

const drawerOf = (page: Page) => page.getByRole('dialog').first();
const timeline = (page: Page) => page.getByRole('list', { name: 'Messages, past and planned' });
const reminder = (page: Page) => page.getByRole('article', { name: 'Reminder, 1 day before' });

describe('the drawer of an appointment', () => {
  it('tells at its link who comes, where their messages stand and what will be sent, and why', async () => {
    const id = await book({
      people: [{ name: 'Kim Lee', phone: aNumber(), email: 'kim@example.com' }, { name: 'Lou' }],
    });
    const page = await browser.open(`/appointments/${id}`, { as: 'staff' });
    await page.getByRole('heading', { name: 'Kim Lee' }).waitFor();
    const drawer = drawerOf(page);
    await drawer.getByText('kim@example.com').waitFor();
    await drawer.getByText('No phone number and no email: nothing can be sent.').waitFor();
    await timeline(page).getByText('Planned: it goes out by itself on').first().waitFor();
    await timeline(page).getByText('Hi Kim, Lakeside Dental here').waitFor();
    await expectNoViolations(page);
    await shoot(page, 'appointment');
  });

  it('sends a message now after asking, and shows how far it came without being read again', async () => {
    const id = await book();
    const page = await browser.open(`/appointments/${id}`, { as: 'staff' });
    await reminder(page).getByRole('button', { name: 'Send now' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByText('“Reminder, 1 day before” goes to Kim Lee at').waitFor();
    await expectNoViolations(page);
    await question.getByRole('button', { name: 'Send 1 text message now' }).click();
    await reminder(page).getByText('Delivered').waitFor();
    await reminder(page).getByText('A member of staff sent “Reminder, 1 day before” now.').waitFor();
    await reminder(page).getByRole('button', { name: 'More about Reminder' }).click();
    await reminder(page).getByText('Try 1: The carrier took it').waitFor();
    await expectNoViolations(page);
  });

  it('holds, releases and skips at once, and takes a skip back', async () => {
    const id = await book();
    const page = await browser.open(`/appointments/${id}`, { as: 'staff' });
    await reminder(page).getByRole('button', { name: 'Hold' }).click();
    await reminder(page).getByText('Held back: a member of staff has to release it.').waitFor();
    await reminder(page).getByRole('button', { name: 'Release' }).click();
    await reminder(page).getByRole('button', { name: 'Skip' }).click();
    await page.getByText('A member of staff skipped “Reminder, 1 day before”.').first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await reminder(page).getByText('Planned: it goes out by itself on').waitFor();
  });

  it('answers for the client, and takes the answer back', async () => {
    const id = await book();
    const page = await browser.open(`/appointments/${id}`, { as: 'staff' });
    await page.getByRole('button', { name: 'What to do with Kim Lee' }).click();
    await page.getByRole('menuitem', { name: 'Confirm for the client' }).click();
    await drawerOf(page).getByText('[CONFIRMED] Cleaning').first().waitFor();
    await drawerOf(page).getByText('by staff', { exact: false }).first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await drawerOf(page).getByText('No answer').waitFor();
  });

  it('shows what the client says while it is open, in the messages and as a conversation', async () => {
    const phone = aNumber();
    const id = await book({ people: [{ name: 'Kim Lee', phone }] });
    const page = await browser.open(`/appointments/${id}`, { as: 'staff' });
    await reminder(page).getByRole('button', { name: 'Send now' }).click();
    await page.getByRole('button', { name: 'Send 1 text message now' }).click();
    await reminder(page).getByText('Delivered').waitFor();
    await page.getByRole('tab', { name: 'Conversation' }).click();
    const said = page.getByRole('list', { name: 'Conversation with Kim Lee' });
    await said.getByText('Hi Kim, Lakeside Dental here').waitFor();
    await client.say(phone, '1');
    await said.getByText('Thank you, Kim.').waitFor();
    await drawerOf(page).getByText('[CONFIRMED] Cleaning').first().waitFor();
    await expectNoViolations(page);
    await shoot(page, 'conversation');
    await said.getByRole('button', { name: /^Why: Thank you/ }).click();
    await timeline(page).getByText('The client was marked as confirmed.').first().waitFor();
  });

  it('puts somebody on the appointment, says what is wrong at its field, and takes them off again', async () => {
    const id = await book();
    const page = await browser.open(`/appointments/${id}`, { as: 'staff' });
    await page.getByRole('button', { name: 'Add participant' }).click();
    const form = page.getByRole('dialog', { name: 'Add a participant' });
    await form.getByLabel('Name').fill('Lou Park');
    await form.getByLabel('Phone').fill('12');
    await form.getByRole('button', { name: 'Add participant' }).click();
    await form.getByText('Is too short for a phone number').waitFor();
    await expectNoViolations(page);
    await form.getByLabel('Phone').fill('202 555 0199');
    await form.getByRole('button', { name: 'Add participant' }).click();
    await drawerOf(page).getByText('+12025550199').waitFor();
    await page.getByRole('button', { name: 'What to do with Lou Park' }).click();
    await page.getByRole('menuitem', { name: 'Take off the appointment' }).click();
    await page.getByText('One planned message is withdrawn').waitFor();
    await page.getByRole('button', { name: 'Take off' }).click();
    await page.getByRole('heading', { name: 'Lou Park' }).waitFor({ state: 'detached' });
    await timeline(page).getByText('The client was taken off the appointment: nothing more is sent to them.').waitFor();
  });

  it('keeps what was typed when somebody else changes the same person meanwhile, and shows what they did', async () => {
    const id = await book();
    const page = await browser.open(`/appointments/${id}`, { as: 'staff' });
    await page.getByRole('button', { name: 'What to do with Kim Lee' }).click();
    await page.getByRole('menuitem', { name: 'Change name or addresses' }).click();
    const form = page.getByRole('dialog', { name: 'Change a participant' });
    await form.getByLabel('Email').fill('kim@example.org');
    const { participants } = z
      .object({ participants: z.array(z.object({ id: z.string() })) })
      .parse(await client.api('GET', `/v1/events/${id}`));
    await client.api('PATCH', `/v1/participants/${participants[0]?.id}`, { name: 'Kim Li' });
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('The name is Kim Li now.').waitFor();
    expect(await form.getByLabel('Email').inputValue()).toBe('kim@example.org');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Kim Li', exact: true }).waitFor();
    await drawerOf(page).getByText('kim@example.org').waitFor();
  });

  it('says what cancelling does before it is done, and reinstates', async () => {
    const id = await book();
    const page = await browser.open(`/appointments/${id}`, { as: 'staff' });
    await page.getByRole('button', { name: 'Cancel appointment' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Cancel the appointment?' });
    await dialog.getByText('“Reminder, 1 day before” is not sent any more: the appointment was cancelled.').waitFor();
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: 'Cancel it' }).click();
    await page.getByRole('button', { name: 'Reinstate' }).click();
    await page.getByRole('button', { name: 'Reinstate it' }).click();
    await page.getByRole('button', { name: 'Cancel appointment' }).waitFor();
  });

  it('takes a cancellation back where it was told', async () => {
    const id = await book();
    const page = await browser.open(`/appointments/${id}`, { as: 'staff' });
    await page.getByRole('button', { name: 'Cancel appointment' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel it' }).click();
    await page.getByText('The appointment is cancelled').waitFor();
    await page.getByRole('button', { name: 'Reinstate' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The appointment is reinstated').waitFor();
    await page.getByRole('button', { name: 'Cancel appointment' }).waitFor();
    await reminder(page).getByText('Planned: it goes out by itself on').waitFor();
  });

  it('does nothing to an appointment that somebody else changed while the question stood, and asks again', async () => {
    const id = await book();
    const page = await browser.open(`/appointments/${id}`, { as: 'staff', expected: [/412/] });
    await page.getByRole('button', { name: 'Cancel appointment' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Cancel the appointment?' });
    await dialog.getByText('is not sent any more').first().waitFor();
    await client.api('PATCH', `/v1/events/${id}`, { location: 'Room 9' });
    await dialog.getByRole('button', { name: 'Cancel it' }).click();
    await dialog.getByText('Somebody changed it meanwhile.').waitFor();
    await expectNoViolations(page);
    expect(await client.api('GET', `/v1/events/${id}`)).toMatchObject({ status: 'scheduled' });
    await dialog.getByRole('button', { name: 'Look at it again' }).click();
    await dialog.getByRole('button', { name: 'Cancel it' }).click();
    await page.getByRole('button', { name: 'Reinstate' }).waitFor();
  });

  it('is worked by keys alone: e changes, Escape leaves for the list as it was', async () => {
    const id = await book();
    const page = await browser.open(`/appointments/${id}?q=cleaning`, { as: 'staff' });
    await reminder(page).waitFor();
    await page.keyboard.press('e');
    await page.getByRole('dialog', { name: /^Change/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: /^Change/ }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.waitForURL('**/appointments?q=cleaning');
  });

  it('says that there is no such appointment, for any id and for what is none', async () => {
    for (const id of ['01a00000-0000-7000-8000-000000000000', 'nonsense']) {
      const page = await browser.open(`/appointments/${id}`, { as: 'staff' });
      await drawerOf(page).getByText('It was deleted, or the link is not of this clinic.').waitFor();
      await expectNoViolations(page);
    }
  });

  it('shows hostile titles and names as text, within its bounds', async () => {
    const id = await book({
      title: `<img src=x onerror=alert(1)> \u202Eevil ${'long '.repeat(80)}`,
      people: [{ name: `<b>${'W'.repeat(190)}</b>`, email: `${'a'.repeat(60)}@${'b'.repeat(60)}.example.com` }],
    });
    const page = await browser.open(`/appointments/${id}`, { as: 'staff', width: 360, height: 740 });
    await reminder(page)
      .waitFor()
      .catch(() => undefined);
    await drawerOf(page).getByText('No phone number').waitFor({ state: 'detached' });
    expect(await page.locator('img, b').count()).toBe(0);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBe(0);
    await shoot(page, 'appointment-hostile');
  });
});
