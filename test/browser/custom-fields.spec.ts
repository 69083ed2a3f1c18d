import { expect, it } from 'vitest';
import { eventually } from '../harness/eventually.ts';
import { clinicOfItsOwn, someNumber } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

it('custom fields are defined, filled in, checked in a file, said in a text, and kept while something names them', async () => {
  const clinic = await clinicOfItsOwn('Many Things Clinic');
  const phone = someNumber();
  await clinic.api('POST', '/v1/contacts', { name: 'Kim Lee', phones: [phone], custom_data: { room: '2' } });
  const page = await browser.open('/settings/custom-fields', { as: clinic.admin });
  await page.getByText('No custom fields yet').waitFor();
  await page.getByRole('button', { name: 'Define room' }).waitFor();
  await expectNoViolations(page);

  const dialog = page.getByRole('dialog');
  await page.keyboard.press('n');
  await dialog.getByLabel('Name', { exact: true }).fill('Date of birth');
  await dialog.getByText('{{ custom.date_of_birth }}').waitFor();
  await dialog.getByLabel('Key').fill('born');
  await dialog.getByRole('radio', { name: 'Date', exact: false }).check();
  await expectNoViolations(page);
  await dialog.getByRole('button', { name: 'Define field' }).click();
  await page.getByRole('row').filter({ hasText: 'Date of birth' }).getByText('{{ custom.born }}').waitFor();
  await page.getByRole('button', { name: 'New field' }).click();
  await dialog.getByLabel('Name', { exact: true }).fill('Animal');
  await dialog.getByRole('radio', { name: 'Choice' }).check();
  await dialog.getByLabel('Choices').fill('Dog\nCat');
  await dialog.getByRole('button', { name: 'Define field' }).click();
  await page.getByText('2 fields').waitFor();
  await expectNoViolations(page);
  await shoot(page, 'custom-fields');
  await expectFits(page);

  // on a contact
  await page.goto('/contacts');
  await page.getByRole('link', { name: 'Kim Lee' }).click();
  await page.getByRole('button', { name: 'Change', exact: false }).click();
  await dialog.getByLabel('Animal').selectOption('Dog');
  await dialog.getByLabel('Date of birth').fill('1990-02-28');
  await dialog.getByLabel('room').waitFor();
  await expectNoViolations(page);
  await shoot(page, 'contact-fields');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const who = page.getByRole('region', { name: 'Who it is' });
  await who.getByText('Feb 28, 1990').waitFor();
  await who.getByText('Dog').waitFor();

  // completed where a text is written, and said in it
  await page.locator('#content').getByRole('button', { name: 'Compose' }).click();
  await dialog.locator('.cm-content').waitFor();
  await dialog.getByRole('textbox', { name: 'Text' }).click();
  await page.keyboard.type('How is your {{ custom.an', { delay: 30 });
  await page.getByRole('option', { name: /custom\.animal/ }).click();
  await page.keyboard.type('?');
  await dialog.getByText('How is your Dog?').waitFor();
  await page.keyboard.press('Escape');

  // compared in a condition, by its choices
  await page.goto('/schedules');
  await page.getByRole('button', { name: 'New schedule' }).first().click();
  await dialog.getByLabel('Name').fill('Animals');
  await dialog.getByRole('radio', { name: 'Nothing' }).check();
  await dialog.getByRole('button', { name: 'Create schedule' }).click();
  await page.getByRole('link', { name: 'Outline' }).click();
  await page.getByRole('button', { name: 'Add Reminder, Text' }).click();
  const details = page.getByRole('complementary', { name: 'Details' });
  await details.getByRole('button', { name: 'Add a condition' }).click();
  await details.getByLabel('Field', { exact: true }).selectOption({ label: 'Custom field: Animal' });
  await details.getByLabel('Value').selectOption('Cat');
  await details.getByText('Only if field “animal” is “Cat”.').waitFor();
  await shoot(page, 'condition-of-custom-field');

  // in a file
  await page.goto('/contacts/import');
  const csv = `Name,Phone,Animal,Born\nKim,${phone},bird,1990-02-28\nAna,${someNumber()},cat,1991-05-06\n`;
  await page
    .getByLabel('File of contacts')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await expect.poll(() => page.getByLabel('Animal').inputValue()).toBe('custom:animal');
  await expect.poll(() => page.getByLabel('Born').inputValue()).toBe('custom:born');
  await page.getByRole('button', { name: 'Look through 2 rows' }).click();
  await page.getByText('is none of the choices: Dog, Cat').waitFor();

  // kept while a template says it
  await clinic.api('POST', '/v1/templates', {
    name: 'How is it',
    channel: 'sms',
    content: { body: 'How is {{ custom.animal }}? Reply STOP to opt out.' },
  });
  await page.goto('/settings/custom-fields');
  const animal = page.getByRole('row').filter({ hasText: 'Animal' });
  await animal.getByRole('button', { name: '1 place' }).click();
  await dialog.getByRole('link', { name: 'How is it' }).waitFor();
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await animal
    .getByRole('button', { name: /Animal/ })
    .last()
    .click();
  await page.getByRole('menuitem', { name: 'Change' }).click();
  await dialog.getByRole('radio', { name: 'Number' }).check();
  await dialog.getByText('Look through what names it').waitFor();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Animal cannot be “Dog”').waitFor();
});

it('a wrong field at the end of a long form comes into sight above the buttons', async () => {
  const clinic = await clinicOfItsOwn('Long Forms Clinic');
  const page = await browser.open('/settings/custom-fields', { as: clinic.admin });
  const dialog = page.getByRole('dialog');
  await page.getByText('No custom fields yet').waitFor();
  await page.keyboard.press('n');
  await dialog.getByLabel('Name', { exact: true }).fill('Visits');
  await dialog.getByRole('radio', { name: 'Number', exact: false }).check();
  await dialog.getByRole('button', { name: 'Define field' }).click();
  await page.getByText('{{ custom.visits }}').waitFor();
  await page.goto('/contacts');
  await page.getByText('No contacts yet').waitFor();
  await page.keyboard.press('n');
  await dialog.getByLabel('Name', { exact: true }).fill('Kim Lee');
  const [visits, save] = [dialog.getByLabel('Visits'), dialog.getByRole('button', { name: 'Create contact' })];
  await visits.fill('many');
  const said = dialog.getByText('Is no number such as 12 or 2.5');
  // At some height of the window the field lies just beneath the buttons.
  for (let height = 600; height <= 900; height += 30) {
    await page.setViewportSize({ width: 1_000, height });
    await dialog.getByLabel('Name', { exact: true }).focus();
    await save.click();
    await said.waitFor();
    await eventually(async () => {
      expect(await visits.evaluate((field) => field === document.activeElement)).toBe(true);
      const [words, button] = [await said.boundingBox(), await save.boundingBox()];
      if (words === null || button === null) throw new Error('not shown');
      expect(words.y + words.height, `at ${height}`).toBeLessThan(button.y);
    });
    await visits.fill('more');
  }
});
