import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clinicOfItsOwn, someNumber } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

describe('templates', () => {
  it('are written with a preview, refused while a field is wrong, found, archived and taken out again', async () => {
    const clinic = await clinicOfItsOwn('Words Clinic');
    const page = await browser.open('/templates', { as: clinic.staff });
    await page.getByText('No templates yet').waitFor();
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'New template' }).first().click();
    await page.getByRole('menuitem', { name: 'For texts' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Closed today');
    const text = page.getByRole('textbox', { name: 'Text' });
    await text.fill('Hi {{ nam }}, we are closed. Reply STOP to opt out.');
    await page.getByText('There is no field {{ nam }}').waitFor();
    await page.getByRole('button', { name: 'Create template' }).click();
    await page.getByRole('alert').waitFor();
    await text.fill('Hi {{ name }}, we are closed. Reply STOP to opt out.');
    const wrong = page.getByText('There is no field {{ nam }}: did you mean {{ name }}?', { exact: true });
    await wrong.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Create template' }).click();
    await page.getByRole('heading', { name: 'Closed today' }).waitFor();
    await page.getByText('Nothing says it yet').waitFor();
    await expectNoViolations(page);
    await shoot(page, 'template');
    await expectFits(page);

    await page.getByRole('button', { name: 'Archive' }).click();
    await page.getByText('No templates yet').waitFor();
    await page.getByRole('link', { name: 'Archived' }).click();
    await page.getByRole('row').filter({ hasText: 'Closed today' }).getByRole('link').click();
    await page.getByRole('button', { name: 'Take out of the archive' }).click();
    await page.getByRole('button', { name: 'Archive' }).waitFor();
  });
});

describe('contacts', () => {
  it('are found, changed, merged with whose address they have, and two again', async () => {
    const clinic = await clinicOfItsOwn('Two Names Clinic');
    const phone = someNumber();
    await clinic.book({ participants: [{ name: 'Kim Lee', phone }] });
    await clinic.book({ participants: [{ name: 'K. Lee', email: 'kim@client.example' }] });
    const page = await browser.open('/contacts', { as: clinic.staff });
    await page.getByText('2 contacts', { exact: true }).waitFor();
    await expectNoViolations(page);
    await shoot(page, 'contacts');
    await expectFits(page);
    const search = page.getByRole('searchbox', { name: 'Search contacts' });
    await search.fill(`(${phone.slice(2, 5)}) ${phone.slice(5, 8)}-${phone.slice(8)}`);
    await page.getByText('1 contact', { exact: true }).waitFor();
    await page.getByRole('row').filter({ hasText: phone }).getByRole('link', { name: 'Kim Lee' }).click();
    await page.getByRole('heading', { name: 'Appointments' }).waitFor();
    await expectNoViolations(page);
    await shoot(page, 'contact');
    await expectFits(page);

    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: 'Change Kim Lee' });
    await dialog.getByLabel('Email addresses').fill('kim@client.example');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('is K. Lee’s.').first().waitFor();
    await dialog.getByRole('button', { name: 'They are one person: merge' }).click();
    await page.getByRole('button', { name: 'Merge the two' }).click();
    await page.getByText('Merged from').waitFor();
    await page.getByText('kim@client.example').first().waitFor();
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('Merged from').waitFor({ state: 'detached' });
  });

  it('come in from a file, after every problem of it was told', async () => {
    const clinic = await clinicOfItsOwn('Many Names Clinic');
    const page = await browser.open('/contacts/import', { as: clinic.staff });
    const phone = someNumber();
    const csv = `Name;Mobile;E-Mail;Room\r\n"Müller; Ana";${phone};ana@client.example;=A1\r\nBo;12;;2\r\n`;
    await page.getByLabel('File of contacts').setInputFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      // as spreadsheets of Windows write it
      buffer: Buffer.from(csv, 'latin1'),
    });
    await page.getByText('Latin-1').waitFor();
    await page.getByLabel('Room').selectOption('custom:room');
    await expectNoViolations(page);
    await shoot(page, 'contact-import');
    await expectFits(page);
    await page.getByRole('button', { name: 'Look through 2 rows' }).click();
    await page.getByText('is too short for a phone number').waitFor();
    await page.getByText('Nothing is stored yet.').waitFor();
    await page.getByRole('button', { name: 'Import 1 contact' }).click();
    await page.getByRole('link', { name: 'To the contacts' }).click();
    await page.getByRole('link', { name: 'Müller; Ana' }).click();
    await page.getByText('=A1').waitFor();
    expect(await page.getByText(phone).count()).toBeGreaterThan(0);
  });

  it('go on coming in from a file whose page was closed in the middle, and nobody twice', async () => {
    const clinic = await clinicOfItsOwn('Half Way Clinic');
    const folder = await mkdtemp(join(tmpdir(), 'kept-import-'));
    const file = join(folder, 'many.csv');
    const people = Array.from({ length: 1_200 }, (_, index) => `Client ${index},client${index}@client.example`);
    await writeFile(file, ['Name,Email', ...people].join('\n'));
    const page = await browser.open('/contacts/import', { as: clinic.staff });
    await page.getByLabel('File of contacts').setInputFiles(file);
    await page.getByRole('button', { name: 'Look through 1,200 rows' }).click();
    await page.getByText('Nothing is stored yet.').waitFor();
    // the second page of rows never gets there
    let pages = 0;
    await page.route('**/v1/contacts/import', async (route) => {
      pages += 1;
      if (pages === 1) await route.continue();
    });
    await page.getByRole('button', { name: 'Import 1,200 contacts' }).click();
    await page.getByText('500 of 1,200 rows').waitFor();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto('/contacts/import');
    await page.unrouteAll({ behavior: 'ignoreErrors' });

    await page.getByText('Choose the same file to go on from there').waitFor();
    await expectNoViolations(page);
    await shoot(page, 'contact-import-left');
    await page.getByLabel('File of contacts').setInputFiles(file);
    await page.getByRole('button', { name: 'Import the other 700 rows' }).click();
    await page.getByText('1,200 of 1,200 rows: 1,200 new, 0 updated').waitFor();
    await page.getByRole('link', { name: 'To the contacts' }).click();
    await page.getByText('more than 1,000 contacts').waitFor();
    await page.goto('/contacts/import');
    await page.getByText('Nothing is stored before you say so').waitFor();
    expect(await page.getByText('Choose the same file to go on').count()).toBe(0);
    await rm(folder, { recursive: true });
  });
});
