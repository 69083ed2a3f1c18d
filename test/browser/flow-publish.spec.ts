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

const isFocused = (element: Element): boolean => element === document.activeElement;

const scheduleSchema = z.object({
  draft: z.unknown(),
  published: z.object({
    number: z.number(),
    layout: z.object({ positions: z.record(z.string(), z.object({ x: z.number(), y: z.number() })) }),
  }),
});

/** On a small screen, what changes stands before the first field, and the issues before what scrolls. */
async function expectReadFromTheStart(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 360, height: 480 });
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Publish/ });
  await expect.poll(() => dialog.evaluate(isFocused)).toBe(true);
  expect(
    await dialog
      .locator('[data-dialog-body]')
      .first()
      .evaluate(({ scrollTop }) => scrollTop),
  ).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await page.getByRole('button', { name: /^Issues/ }).click();
  const issues = await page.getByRole('region', { name: 'Issues' }).boundingBox();
  expect(issues?.y).toBeLessThan(480);
  if (before !== null) await page.setViewportSize(before);
  await page.getByRole('button', { name: /^Issues/ }).click();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
}

describe('a schedule that runs', () => {
  it('is published with those it touches in sight, laid out without a draft, and watched live', async () => {
    await clinic.book({ participants: [{ name: 'Robin Park', phone: '+12025550190' }] });
    const { schedule_id } = clinic;
    const page = await browser.open(`/schedules/${schedule_id}`, { as: clinic.admin });
    const stop = page.getByRole('group', { name: 'When each message goes out' }).getByRole('button').first();
    await stop.focus();
    await page.keyboard.press('ArrowLeft');
    await page.getByText('Draft · 1 change').waitFor();
    await page.getByRole('complementary', { name: 'Details' }).getByLabel('Name').fill('Visit, two days ahead');
    await page.getByRole('heading', { level: 1, name: 'Visit, two days ahead' }).waitFor();
    await page.getByText('Draft · 2 changes').waitFor();

    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: /^Publish/ });
    await dialog.getByText('1 person of 1 gets something else').waitFor();
    await dialog.getByRole('link', { name: 'Robin Park' }).waitFor();
    await dialog.getByText('Carry them over').waitFor();
    await expectNoViolations(page, '[role="dialog"]');
    await shoot(page, 'flow-publish');
    await expectReadFromTheStart(page);
    await dialog.getByRole('button', { name: 'Publish for 1 person' }).click();
    await page.getByText('Revision 2 is published').waitFor();
    await page.getByText('Everybody who was running has the new revision').waitFor();
    await page.getByRole('button', { name: 'Hide', exact: true }).click();

    const canvas = page.getByRole('application', { name: 'Canvas' });
    await canvas.getByRole('group', { name: 'Any message' }).focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => canvas.getByRole('group', { name: /2 days/ }).evaluate(isFocused)).toBe(true);
    const stored = page.waitForResponse((answer) => answer.url().endsWith('/layout'));
    await page.keyboard.press('Alt+ArrowRight');
    expect((await stored).status()).toBe(204);
    const { draft, published } = scheduleSchema.parse(await clinic.api('GET', `/v1/message_schedules/${schedule_id}`));
    expect([draft, published.number, published.layout.positions['msg_reminder']?.x]).toEqual([null, 2, 24]);

    // several by keys, in line by the toolbar
    await page.keyboard.press('Shift+ArrowRight');
    const tools = page.getByRole('toolbar', { name: '2 messages chosen' });
    await tools.getByRole('button', { name: 'Align top' }).waitFor();
    // by the mouse one alone, and with a key beside it one more or one less
    const click = (name: RegExp, ...modifiers: readonly ('Control' | 'Shift')[]) =>
      canvas.getByRole('group', { name }).click({ position: { x: 60, y: 10 }, modifiers: [...modifiers] });
    await click(/2 days/);
    await tools.waitFor({ state: 'detached' });
    for (const key of ['Control', 'Shift'] as const) {
      await click(/^Second try/, key);
      await tools.waitFor();
      await click(/^Second try/, key);
      await tools.waitFor({ state: 'detached' });
    }

    // one name everywhere, from the publish on
    await page.getByRole('link', { name: 'All message schedules' }).click();
    await page.getByRole('link', { name: 'Visit, two days ahead' }).click();
    await page.getByRole('heading', { level: 1, name: 'Visit, two days ahead' }).waitFor();

    await page.getByRole('link', { name: 'Live' }).click();
    await page.getByText('Show what became of the messages').waitFor();
    await page.getByRole('button', { name: /Robin Park/ }).click();
    await page.getByRole('heading', { name: 'Robin Park' }).waitFor();
    await page.getByText(/goes out/).waitFor();
    await page.getByText('follows revision 2').waitFor();
    await expectNoViolations(page);
    await expectFits(page);
    await shoot(page, 'flow-live');
  });
});
