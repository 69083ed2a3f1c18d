import { describe, expect, it } from 'vitest';
import { toneWav } from '@kept/files/sample-files.spec-support';
import { clinicOfItsOwn, someNumber } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

describe('compose', () => {
  it('writes to checked appointments for later, and takes it back', async () => {
    const clinic = await clinicOfItsOwn('Snowed In Clinic');
    for (const [index, name] of ['Ann Lee', 'Bo Park', 'Cy Day'].entries())
      await clinic.book({ title: `Visit ${index}`, participants: [{ name, phone: `+1833555020${index}` }] });
    const page = await browser.open('/appointments', { as: clinic.staff });
    for (const title of ['Visit 0', 'Visit 1', 'Visit 2'])
      await page.getByRole('checkbox', { name: new RegExp(title) }).check();
    await page.getByRole('button', { name: 'Compose …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Compose' });
    await dialog.getByRole('list', { name: 'Recipients' }).getByText('Visit 0: Ann Lee').waitFor();
    // the editor that completes fields comes a moment after the form
    await dialog.locator('.cm-content').waitFor();
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await dialog.getByText('Is empty: write what is sent').waitFor();
    await dialog.getByRole('textbox', { name: 'Text', exact: true }).click();
    await page.keyboard.type('Hi {{ first_nam');
    await dialog.getByRole('option', { name: /^first_name/ }).waitFor();
    // for the completions, not for the dialog
    await page.keyboard.press('Escape');
    await page.keyboard.type('e }}, we are closed. Please reply with another day.');
    await dialog.getByText('Hi Ann, we are closed').waitFor();
    await dialog.getByRole('button', { name: 'Next recipient' }).click();
    await dialog.getByText('Hi Bo, we are closed').waitFor();
    await dialog.getByLabel('Asks its own question').check();
    await dialog.getByLabel('Later').check();
    await dialog.getByLabel('Date', { exact: true }).fill('2021-03-03');
    await dialog.getByLabel('Time', { exact: true }).fill('10:00');
    await dialog.getByRole('button', { name: /^Schedule/ }).click();
    const past = dialog.getByText('Is in the past; choose a later time, or now');
    await past.waitFor();
    await dialog.getByLabel('Date', { exact: true }).fill('2031-03-03');
    await past.waitFor({ state: 'hidden' });
    expect(await dialog.getByText('Is empty: write what is sent').count()).toBe(0);
    await expectNoViolations(page);
    await shoot(page, 'compose');
    await dialog.getByRole('button', { name: 'Schedule 3 text messages' }).click();

    const made = page.getByRole('dialog', { name: 'Your messages' });
    await made.getByText('Scheduled', { exact: true }).waitFor();
    await expectNoViolations(page);
    await made.getByRole('button', { name: 'Cancel …' }).click();
    await page.getByRole('button', { name: 'Cancel 3 text messages' }).click();
    await made.getByText('Cancelled', { exact: true }).first().waitFor();
    await made.getByRole('button', { name: 'Open its page' }).click();
    await page.getByRole('heading', { name: 'Messages sent together' }).waitFor();
    await expectFits(page);
    await expectNoViolations(page);
  });

  it('keeps what was typed and not sent, and sends to a pasted column by keyboard', async () => {
    const clinic = await clinicOfItsOwn('Column Clinic');
    await clinic.sql(`update account set settings = settings - 'quiet_hours' where id = $1`, [clinic.account_id]);
    const page = await browser.open('/appointments', { as: clinic.staff });
    await page.getByRole('heading', { name: 'Appointments' }).waitFor();
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'Compose' });
    const text = dialog.getByRole('textbox', { name: 'Text', exact: true });
    await text.click();
    await page.keyboard.type('Closed today.');
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });

    await page.keyboard.press('c');
    await dialog.getByRole('button', { name: 'Take it up again' }).click();
    await dialog.getByText('Closed today.').waitFor();
    const to = dialog.getByRole('combobox', { name: 'To' });
    await to.focus();
    const paste = (lines: readonly string[]) =>
      to.evaluate((field, text) => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      }, lines.join('\n'));
    await paste(Array.from({ length: 100_000 }, (_, index) => `+1833${5_000_000 + index}`));
    await dialog.getByText('That would be 100,000 recipients').waitFor();
    await paste(['+18335550301', '+1 (833) 555-0302', '12', '12']);
    await dialog.getByText('1 named again: everybody gets one message.').waitFor();
    await dialog.getByRole('alert').getByText('“12” is too short').waitFor();
    await dialog.getByRole('button', { name: 'Take 12 off' }).click();
    await dialog.getByRole('button', { name: 'Send 2 text messages' }).waitFor();
    await to.focus();
    await page.keyboard.press('Control+Enter');

    const made = page.getByRole('dialog', { name: 'Your messages' });
    await made.getByText('Sent', { exact: true }).first().waitFor({ timeout: 60_000 });
    await expect.poll(() => made.getByText('Delivered').count(), { timeout: 60_000 }).toBeGreaterThanOrEqual(2);
    // the focus has gone to a button with a tip, which is not what Escape is for
    await page.keyboard.press('Escape');
    await made.waitFor({ state: 'hidden' });
    const phone = await browser.open('/sandbox?show=18335550302', { as: clinic.admin });
    await phone.getByRole('region', { name: '+18335550302' }).getByText('Closed today.').waitFor();
  });

  it('takes whom a name and Enter mean, offers whom it may mean, and says who is nobody', async () => {
    const clinic = await clinicOfItsOwn('Names Clinic');
    for (const name of ['Kim Lee', 'Kim Leeds', 'Bo Park', 'Bo Park'])
      await clinic.api('POST', '/v1/contacts', { name, phones: [someNumber()] });
    const page = await browser.open('/appointments', { as: clinic.staff });
    await page.getByRole('heading', { name: 'Appointments' }).waitFor();
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'Compose' });
    const recipients = dialog.getByRole('list', { name: 'Recipients' }).getByRole('listitem');
    const to = dialog.getByRole('combobox', { name: 'To' });
    await to.fill('kim lee');
    await page.keyboard.press('Enter');
    await expect.poll(() => recipients.allInnerTexts()).toEqual(['Kim Lee']);
    await to.fill('Bo Park');
    await page.keyboard.press('Enter');
    await dialog.getByRole('option', { name: 'Bo Park', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => recipients.allInnerTexts()).toEqual(['Kim Lee', 'Bo Park']);
    await to.fill('Nobody Here');
    await page.keyboard.press('Enter');
    await dialog.getByText('No contact is called “Nobody Here”').waitFor();
    expect(await to.inputValue()).toBe('Nobody Here');
  });

  it('calls a contact with a clip that was uploaded there, heard on their phone, and writes them an email', async () => {
    const clinic = await clinicOfItsOwn('Ringing Clinic');
    await clinic.sql(`update account set settings = settings - 'quiet_hours' where id = $1`, [clinic.account_id]);
    const phone = '+18335550311';
    const contact = { name: 'Kim Lee', phones: [phone], emails: ['kim.ringing@client.example'] };
    await clinic.api('POST', '/v1/contacts', contact);
    const page = await browser.open('/contacts', { as: clinic.staff });
    await page.getByRole('link', { name: 'Kim Lee' }).click();
    const dialog = page.getByRole('dialog', { name: 'Compose' });
    const made = page.getByRole('dialog', { name: 'Your messages' });
    const compose = page.locator('#content').getByRole('button', { name: 'Compose' });

    await compose.click();
    await dialog.getByRole('tab', { name: 'Call' }).click();
    await dialog.getByRole('textbox', { name: /^Said on the call/ }).click();
    await page.keyboard.type('Hello Kim, listen.');
    await dialog
      .getByLabel('File: Play a clip')
      .setInputFiles({ name: 'chime.wav', mimeType: 'audio/wav', buffer: toneWav({ seconds: 2, hertz: 440 }) });
    await dialog.getByText('Plays chime.wav').waitFor();
    await dialog.getByText('1 credit.').waitFor();
    await expectNoViolations(page);
    await shoot(page, 'compose-call');
    await dialog.getByRole('button', { name: 'Make 1 call' }).click();
    await made.waitFor();
    const sandbox = await browser.open(`/sandbox?show=${phone.slice(1)}`, { as: clinic.admin });
    const kim = sandbox.getByRole('region', { name: phone });
    await kim.getByRole('button', { name: 'Answer', exact: true }).click({ timeout: 60_000 });
    await kim.getByText('A clip is played').waitFor();
    const clip = kim.getByLabel('The clip');
    await clip.evaluate((audio: HTMLAudioElement) => audio.load());
    await expect.poll(() => clip.evaluate((audio: HTMLAudioElement) => audio.duration)).toBeCloseTo(2, 0);

    await page.bringToFront();
    await made.getByRole('button', { name: 'Done' }).click();
    await made.waitFor({ state: 'hidden' });
    await compose.click();
    await dialog.getByRole('tab', { name: 'Email' }).click();
    await dialog.getByLabel('Subject').fill('The way to us');
    await dialog.getByRole('textbox', { name: 'Email', exact: true }).click();
    await page.keyboard.type('Dear {{ first_name }}, **turn left**.');
    await dialog.getByText('Dear Kim').waitFor();
    await expectNoViolations(page);
    await shoot(page, 'compose-email');
    await dialog.getByRole('button', { name: 'Send 1 email' }).click();
    // a mail server says that it took it, not that it arrived
    await made.getByText('Sent', { exact: true }).first().waitFor({ timeout: 60_000 });
  });

  it('says what is short before it is sent, and sends nothing that cannot be paid', async () => {
    const clinic = await clinicOfItsOwn('Poor Clinic');
    await clinic.sql('insert into credit_balance (account_id, balance) values ($1, 1)', [clinic.account_id]);
    for (const last of [1, 2, 3])
      await clinic.book({
        title: `Visit ${last}`,
        participants: [{ name: `Ann ${last}`, phone: `+1833555032${last}` }],
      });
    const page = await browser.open('/appointments', { as: clinic.staff });
    for (const last of [1, 2, 3]) await page.getByRole('checkbox', { name: new RegExp(`Visit ${last}`) }).check();
    await page.getByRole('button', { name: 'Compose …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Compose' });
    await dialog.getByRole('textbox', { name: 'Text', exact: true }).click();
    await page.keyboard.type('Closed today.');
    await dialog.getByText('2 credits are missing for it.').waitFor();
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: 'Send 3 text messages' }).click();
    await dialog.getByText('It takes 3, and 1 are left: 2 are missing. Nothing was sent.').waitFor();
  });
});
