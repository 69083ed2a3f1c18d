import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { tabTo } from './tab-to.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

const step = (page: Page, words: RegExp) => page.getByRole('heading', { level: 2, name: words });
const told = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();

describe('the guided story', () => {
  it('goes from the form to a confirmed title by pressing what it offers, and says why at each turn', async () => {
    const page = await browser.open('/welcome?appointment=new', { as: 'admin' });
    await page.getByText(/“Reminder, 1 day before” goes out/).waitFor();
    await shoot(page, 'welcome');
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Make the appointment' }).click();
    await page.getByRole('button', { name: 'Jump to the reminder' }).click();
    await page.getByText('went out because its time had come').waitFor();
    await page.getByRole('button', { name: /Send as .+: sure, but I may be late/ }).click();
    await page.getByText('The schedule’s defaults have an automatic answer for “late”: it was used.').waitFor();
    await shoot(page, 'welcome-late');
    await expectNoViolations(page);
    await page.getByRole('button', { name: /Send as .+: 1$/ }).click();
    await page.getByText('[CONFIRMED] Cleaning').first().waitFor();
    await page.getByText('The client was marked as confirmed.').waitFor();
    await page.getByRole('heading', { name: 'Where to go next' }).waitFor();
    await shoot(page, 'welcome-done');
    await expectNoViolations(page);
    await page.getByRole('link', { name: /^Appointments The list/ }).click();
    await page.waitForURL(/\/appointments\/[0-9a-f-]{36}/);
  });

  it('is walked without a mouse, and each turn is announced', async () => {
    const page = await browser.open('/welcome?appointment=new', { as: 'staff' });
    await tabTo(page, page.getByLabel('Client'));
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Noor van Dijk');
    await tabTo(page, page.getByRole('button', { name: 'Make the appointment' }));
    await page.keyboard.press('Enter');
    await told(page, 'Next: Jump to the reminder.');
    await tabTo(page, page.getByRole('button', { name: 'Jump to the reminder' }));
    await page.keyboard.press('Enter');
    await told(page, 'Next: Answer as Noor: I may be late.');
    await tabTo(page, page.getByLabel('Text the clinic as Noor van Dijk'));
    await page.keyboard.type('sure, but I may be late');
    await page.keyboard.press('Enter');
    await told(page, 'Next: Answer 1, and it is confirmed.');
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await told(page, 'Noor confirmed.');
    await page.getByText('[CONFIRMED] Cleaning').first().waitFor();
  });

  it('goes on where it was left', async () => {
    const page = await browser.open('/welcome?appointment=new', { as: 'admin' });
    await page.getByRole('button', { name: 'Make the appointment' }).click();
    await page.getByRole('button', { name: 'Jump to the reminder' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Jump to the reminder' }).waitFor();
    await page.getByRole('link', { name: 'Skip to the appointments' }).click();
    await page.waitForURL(/\/appointments/);
    await page.goBack();
    await page.getByRole('button', { name: 'Jump to the reminder' }).click();
    await step(page, /Step 3, now: Answer as/).waitFor();
  });

  it('says at its field what is wrong, and keeps what was typed', async () => {
    const page = await browser.open('/welcome?appointment=new', { as: 'admin' });
    await page.getByRole('textbox', { name: 'Phone' }).fill('12');
    await page.getByRole('button', { name: 'Make the appointment' }).click();
    await page.getByRole('textbox', { name: 'Phone' }).and(page.locator('[aria-invalid=true]')).waitFor();
    expect(await page.getByRole('textbox', { name: 'Phone' }).inputValue()).toBe('12');
    await shoot(page, 'welcome-wrong');
    await expectNoViolations(page);
  });

  it('ends well too when the client asks for another time', async () => {
    const page = await browser.open('/welcome?appointment=new', { as: 'admin' });
    await page.getByRole('button', { name: 'Make the appointment' }).click();
    await page.getByRole('button', { name: 'Jump to the reminder' }).click();
    await step(page, /Step 3, now/).waitFor();
    await page.getByLabel(/^Text the clinic as/).fill('3');
    await page.keyboard.press('Enter');
    await page.getByText('the story of a confirmation ends here').waitFor();
    await page.getByRole('button', { name: 'Make another appointment' }).click();
    await page.getByRole('button', { name: 'Make the appointment' }).waitFor();
  });
});
