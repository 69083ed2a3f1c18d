import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ACTION_KINDS } from '@kept/rules/actions/action-kinds';
import { TRIGGER_KINDS } from '@kept/rules/triggers/trigger-kinds';
import { buildSeedTexts } from './build-seed-texts.ts';
import { clinicOfItsOwn, dayIn, someNumber, type OwnClinic } from './clinic-of-its-own.ts';
import { flowDriver } from './flow-driver.ts';
import { SEED_TEXTS, type SeedClient, type SeedText } from './seed-texts.ts';
import { simulatorDriver } from './simulator-driver.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();
let clinic: OwnClinic;

beforeAll(async () => {
  clinic = await clinicOfItsOwn();
  const allowed = JSON.stringify({ call_forwarding: true });
  await clinic.sql('update account set settings = settings || $2::jsonb where id = $1', [clinic.account_id, allowed]);
});

/** Of the calls, and what shows on the phone only when time passes or an address is missing. */
const IN_TIME = ['no response after X minutes', 'transition to', 'message fails'];
const ON_CALLS = [
  ...['client dials', 'digit is not recognized', 'no response', 'call fails'],
  ...['prompt', 'say', 'repeat', 'forward'],
];

const scheduleSchema = z.object({ id: z.string() });

async function editorOf(name: string): Promise<{ readonly id: string; readonly page: Page }> {
  const { id } = scheduleSchema.parse(await clinic.api('POST', '/v1/message_schedules', { name }));
  const page = await browser.open(`/schedules/${id}?tab=outline`, { as: clinic.admin });
  return { id, page };
}

/** Each text in a play begun again. */
async function playTexts(page: Page): Promise<void> {
  const play = simulatorDriver(page);
  for (const { text, step } of SEED_TEXTS.booking) {
    await play.begin('the booking');
    await play.reply(text);
    await play.expectStep(step);
  }
  for (const { text, step } of SEED_TEXTS.reminder) {
    await play.begin('the first message');
    await play.reply(text);
    await play.expectStep(step);
  }
  await play.begin('the first message');
  await play.press('+1 hour');
  await play.expectStep(/No response to “Reminder text” came in time.*“Nudge text” was sent next/s);
  await play.expectHeard(/^Still there/);
  await play.begin('the first message');
  await play.failNewest();
  await play.expectStep(/Email sent: “By email”/);
  await play.expectHeard(/^We could not text you/);
}

describe('the rows of the seed’s tables, made in the editor', () => {
  it('none of which is missing here', () => {
    const rows = [...SEED_TEXTS.booking, ...SEED_TEXTS.reminder].flatMap((each) => each.rows).concat(IN_TIME, ON_CALLS);
    const kinds = [...Object.values(TRIGGER_KINDS), ...Object.values(ACTION_KINDS)].map(({ label }) => label);
    const ours = 'any other reply';
    expect(rows.map((row) => row.replace(' X minutes', '')).toSorted()).toEqual(
      [...kinds.filter((label) => label !== ours), 'disable default auto replies'].toSorted(),
    );
  });

  it('those of texts play in the simulator, and act on the sandbox phone', async () => {
    const { id, page } = await editorOf('Every row');
    await buildSeedTexts(page);
    await playTexts(page);
    await publish(page);
    await onPhones(page, id);
  }, 240_000);

  it('those of calls play in the simulator', async () => {
    const { page } = await editorOf('Every row of calls');
    const flow = flowDriver(page);
    await flow.addMessage({ name: 'Reminder call', purpose: 'Reminder', sent_as: 'Call' });
    await flow.addAnswer({ for: 'client dials', digit: '5' }, { action: 'prompt', say: 'Press 6 for the desk.' });
    await flow.addAnswer({ for: 'client dials', digit: '6' }, { action: 'say', say: 'The desk is closed.' });
    await flow.addAnswer({ for: 'client dials', digit: '7' }, { action: 'repeat' });
    await flow.addAnswer({ for: 'client dials', digit: '8' }, { action: 'forward', number: '+1 202 555 0177' });
    await flow.addAnswer({ for: 'digit is not recognized' }, { action: 'prompt', say: 'That key does nothing.' });
    await flow.addAnswer({ for: 'call fails' }, { action: 'send email notification', subject: 'No call got through' });
    await flow.addAnswer({ for: 'no response' }, { action: 'transition to', to: '+ A new text, made for it' });
    await flow.fillNew({ name: 'Text instead', text: 'We rang, {{ first_name }}.' });

    const play = simulatorDriver(page);
    const rings = async (): Promise<void> => {
      await play.begin('the first message');
      await play.expectStep(/Call sent: “Reminder call”/);
    };
    await rings();
    await play.press('Answer');
    await play.press('Press 7');
    await play.expectStep(/The client presses 7.*it was used.*waits for a digit/s);
    await play.press('Press 4');
    await play.expectStep(/The client presses 4.*it was used.*waits for a digit/s);
    await play.expectHeard('That key does nothing.');
    await play.press('Press 5');
    await play.expectStep(/The client presses 5.*it was used.*waits for a digit/s);
    await play.expectHeard('Press 6 for the desk.');
    await play.press('Press 6');
    await play.expectStep(/The client presses 6.*it was used.*hangs up/s);
    await play.expectHeard('The desk is closed.');
    await rings();
    await play.press('Answer');
    await play.press('Press 8');
    await play.expectStep(/The call is connected with \+12025550177/);
    await rings();
    await play.press('Let it ring');
    await play.expectStep(/Nobody responded.*Text sent: “Text instead”/s);
    await rings();
    await play.press('Cannot connect');
    await play.expectStep(/Staff get the email that the answer says/);
  });
});

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('Revision 1 is published').waitFor();
}

/** New appointments get this schedule and no other. */
async function assign(page: Page, schedule_id: string): Promise<void> {
  const address = '/screens/assignments';
  const { etag } = z.object({ etag: z.string() }).parse(await (await page.request.get(address)).json());
  const saved = await page.request.put(address, {
    headers: { 'If-Match': etag, 'Sec-Fetch-Site': 'same-origin' },
    data: { assignments: [{ schedule_id }] },
  });
  expect(saved.ok(), await saved.text()).toBe(true);
}

/** What clients text and receive, on the phones of the sandbox. */
async function onPhones(page: Page, schedule_id: string): Promise<void> {
  await assign(page, schedule_id);
  // by day, when texts go out at once
  await clinic.api('POST', '/v1/sandbox/clock', { to: new Date(`${dayIn(1)}T15:00:00Z`).toISOString() });
  const names: readonly SeedClient[] = ['Ana', 'Ben', 'Cleo', 'Dan', 'Eva', 'Finn'];
  const numbers = new Map(names.map((name) => [name, someNumber()]));
  for (const [name, phone] of numbers)
    await clinic.book({ day: dayIn(5), participants: [{ name: `${name} Row`, phone }] });
  const mail = `gail-${someNumber().slice(1)}@client.example`;
  await clinic.book({ day: dayIn(5), participants: [{ name: 'Gail Row', email: mail }] });
  await page.goto(
    `/sandbox?${[...numbers.values(), mail].map((each) => `show=${encodeURIComponent(each)}`).join('&')}`,
  );

  const phoneOf = (name: string) => page.getByRole('region', { name: new RegExp(`^${name} Row`) });
  /** What nothing comes of is followed by what something comes of: until then it would have come. */
  const say = async ({ from, text, receives }: SeedText): Promise<void> => {
    await page.getByLabel(`Text the clinic as ${from} Row`).fill(text);
    await page.keyboard.press('Enter');
    await phoneOf(from).getByText(text, { exact: true }).last().waitFor();
    if (receives !== null) await phoneOf(from).getByText(receives, { exact: true }).waitFor();
  };
  const move = (step: string) => page.getByRole('button', { name: step, disabled: false }).click();

  for (const name of names)
    await phoneOf(name)
      .getByText(/^Hi \w+, we have you down/)
      .waitFor();
  for (const each of SEED_TEXTS.booking) await say(each);
  await move('To the next message');
  for (const name of ['Ana', 'Cleo', 'Dan', 'Eva', 'Finn'] as const)
    await phoneOf(name)
      .getByText(/^Hi \w+, see you/)
      .waitFor();
  expect(await phoneOf('Ana').getByText('We open at eight.').count()).toBe(0);
  await phoneOf('Gail').getByRole('button', { name: 'Your visit' }).click();
  await phoneOf('Gail').frameLocator('iframe').getByText('We could not text you, Gail.').waitFor();
  for (const each of SEED_TEXTS.reminder) await say(each);
  await page.getByText('Somebody asks').first().waitFor();
  expect(
    await phoneOf('Ana')
      .getByText(/cancelled/)
      .count(),
    '“2” does nothing',
  ).toBe(0);
  // Finn has said nothing
  await move('+1 hour');
  await phoneOf('Finn').getByText('Still there, Finn?').waitFor();
  await move('To the next message');
  await phoneOf('Eva').getByText('One thing more, Eva.').waitFor();
  await move('To the next message');
  await phoneOf('Finn')
    .getByText(/thank you for coming/)
    .waitFor();
  await page.getByText('No message is planned').waitFor();
  expect(
    await phoneOf('Eva')
      .getByText(/thank you for coming/)
      .count(),
  ).toBe(0);
}
