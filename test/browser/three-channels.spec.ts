import { describe, expect, it } from 'vitest';
import { toneWav } from '@kept/files/sample-files.spec-support';
import { definitionOf } from '../harness/clinic.ts';
import { clinicOfItsOwn, someNumber, type OwnClinic } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

const reminding = {
  id: 'msg_day',
  name: 'Reminder, 1 day before',
  purpose: 'reminder',
  timing: { anchor: 'start', offset: { days: -1 }, window: 'any' },
};

const BY_MAIL = definitionOf({
  name: 'By mail',
  messages: [
    {
      ...reminding,
      type: 'email',
      content: {
        subject: 'Your visit',
        body: 'Hi **{{ participant.first_name }}**, reply *Confirm* to confirm.',
      },
    },
  ],
});

const BY_PHONE = definitionOf({
  name: 'By phone',
  messages: [
    {
      ...reminding,
      type: 'call',
      content: {
        script: [{ say: 'Hello {{ participant.first_name }}.' }, { say: 'Press 1 to confirm, 2 to change.' }],
        voicemail: [{ say: 'Please call us back.' }],
      },
    },
  ],
});

/** A clinic whose published schedule is another than the demo's. */
async function clinicThat(name: string, definition: object): Promise<OwnClinic> {
  const clinic = await clinicOfItsOwn(name);
  await clinic.publish(definition);
  return clinic;
}

describe('an email reminder', () => {
  it.each([
    ['Outlook', 'Olivia Lane'],
    ['Gmail', 'Gabe Moss'],
  ])('answered “Confirm” above the quote in %s’s manner makes the appointment [CONFIRMED]', async (program, name) => {
    const clinic = await clinicThat('Mail Street Physio', BY_MAIL);
    const email = `${name.replace(' ', '.').toLowerCase()}@${clinic.account_id}.example`;
    const { id } = await clinic.book({ participants: [{ name, email }] });
    const page = await browser.open(`/sandbox?show=${encodeURIComponent(email)}`, { as: clinic.admin });
    const mailbox = page.getByRole('region', { name });
    await page.getByRole('button', { name: 'To the next message', disabled: false }).click();
    await mailbox.getByRole('button', { name: /^Your visit/ }).click();
    await mailbox.getByRole('button', { name: 'Reply', exact: true }).click();
    await mailbox.getByLabel('Written with').selectOption({ label: program });
    await mailbox.getByLabel(`Answer as ${name}`).fill('Confirm');
    await shoot(page, 'sandbox-mail-answer');
    await mailbox.getByRole('button', { name: 'Send answer' }).click();
    const sent = mailbox.getByRole('listitem').filter({ hasText: 'Sent to' });
    await sent.getByRole('button', { name: /Your visit/ }).click();
    // The quote went with it, dark on light in the dark too.
    await sent.frameLocator('iframe').getByText('reply Confirm to confirm').waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    const ground = (frame: Element): string => getComputedStyle(frame).backgroundColor;
    expect(await sent.locator('iframe').evaluate(ground)).toBe('rgb(255, 255, 255)');
    await shoot(page, 'sandbox-mail-sent');

    const drawer = await browser.open(`/appointments/${id}`, { as: clinic.admin });
    await drawer.getByRole('dialog', { name: '[CONFIRMED] Cleaning' }).waitFor();
    await drawer.getByRole('tab', { name: /Conversation/ }).click();
    await drawer.getByRole('button', { name: 'Show the whole mail' }).waitFor();
    await expectNoViolations(drawer);
    await shoot(drawer, 'appointment-mail');
  });
});

describe('a call reminder', () => {
  it('answered, with 2 for the menu and 1 for another time, makes the appointment [RESCHEDULE]', async () => {
    const clinic = await clinicThat('Call Street Physio', BY_PHONE);
    const phone = someNumber();
    const { id } = await clinic.book({ participants: [{ name: 'Cleo Bell', phone }] });
    const page = await browser.open(`/sandbox?show=${phone.slice(1)}`, { as: clinic.admin });
    const cleo = page.getByRole('region', { name: 'Cleo Bell' });
    await page.getByRole('button', { name: 'To the next message', disabled: false }).click();
    await cleo.getByText('Incoming call').waitFor();
    await cleo.getByRole('button', { name: 'Answer', exact: true }).click();
    await cleo.getByText('Press 1 to confirm, 2 to change.').waitFor();
    await cleo.getByText('Press a key, here or on the keyboard').waitFor();
    await cleo.getByRole('button', { name: 'Press 2' }).click();
    await cleo.getByText('To ask for another time, press 1.').waitFor();
    await cleo.getByText('Press a key, here or on the keyboard').waitFor();
    await cleo.getByRole('button', { name: 'Press 1' }).click();

    const drawer = await browser.open(`/appointments/${id}`, { as: clinic.admin });
    await drawer.getByRole('dialog', { name: '[RESCHEDULE] Cleaning' }).waitFor();
    // Goodbye said, the clinic hangs up by itself.
    await cleo.getByText(/^Call: Answered, /).waitFor();
    const messages = drawer.getByRole('list', { name: 'Messages, past and planned' });
    const call = messages.getByRole('article', { name: 'Reminder, 1 day before', exact: true });
    await call.getByText('Press 1 to confirm, 2 to change.').waitFor();
    await call.getByText(/^Answered, \d+ s on the phone\.$/).waitFor();
    await messages.getByRole('article', { name: 'Dialled 2' }).waitFor();
    await messages.getByRole('article', { name: 'Dialled 1' }).waitFor();
    await messages.getByText('To ask for another time, press 1.').waitFor();
    await expectNoViolations(drawer);
    await expectFits(drawer);
    await shoot(drawer, 'appointment-call');
    await drawer.getByRole('tab', { name: /Conversation/ }).click();
    await drawer.getByText('Dialled 1').waitFor();
    await expectNoViolations(drawer);
    await shoot(drawer, 'appointment-call-conversation');
  });

  it('plays a recording uploaded in its panel', async () => {
    const clinic = await clinicThat('Clip Street Physio', BY_PHONE);
    const editor = await browser.open(`/schedules/${clinic.schedule_id}`, { as: clinic.admin });
    await editor.getByRole('link', { name: 'Outline' }).click();
    await editor.getByRole('treeitem', { level: 1 }).filter({ hasText: '1 day before' }).click();
    const details = editor.getByRole('complementary', { name: 'Details' });
    await details
      .getByLabel(/^File: /)
      .first()
      .setInputFiles({ name: 'chime.wav', mimeType: 'audio/wav', buffer: toneWav({ seconds: 2, hertz: 440 }) });
    await details.getByText('Plays chime.wav').first().waitFor();
    // in the script, and in the preview below it
    await details.getByLabel('Listen to chime.wav').nth(1).waitFor();
    await expectNoViolations(editor);
    await shoot(editor, 'flow-clip');
    await editor.getByText('Draft · 1 change').waitFor();
    await editor.getByRole('button', { name: 'Publish', exact: true }).click();
    await editor
      .getByRole('dialog', { name: /^Publish/ })
      .getByRole('button', { name: /^Publish/ })
      .click();
    await editor.getByText('Revision 3 is published').waitFor();

    const phone = someNumber();
    await clinic.book({ participants: [{ name: 'Otto Reed', phone }] });
    const page = await browser.open(`/sandbox?show=${phone.slice(1)}`, { as: clinic.admin });
    const otto = page.getByRole('region', { name: 'Otto Reed' });
    await page.getByRole('button', { name: 'To the next message', disabled: false }).click();
    await otto.getByRole('button', { name: 'Answer', exact: true }).click();
    await otto.getByText('A clip is played').waitFor();
    const clip = otto.getByLabel('The clip');
    await clip.evaluate((audio: HTMLAudioElement) => audio.load());
    await expect.poll(() => clip.evaluate((audio: HTMLAudioElement) => audio.duration)).toBeCloseTo(2, 0);
    await shoot(page, 'sandbox-call-clip');
    await expectNoViolations(page);
  });
});
