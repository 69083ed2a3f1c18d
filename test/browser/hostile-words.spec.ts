import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { clinicOfItsOwn, someNumber, type OwnClinic } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { textFrom } from './furnish.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

let clinic: OwnClinic;

beforeAll(async () => {
  clinic = await clinicOfItsOwn('<b>Hill</b> \u202EStreet ' + 'ä'.repeat(150));
});

interface Hostile {
  readonly what: string;
  readonly text: string;
  /** Where it is not shown letter by letter. */
  readonly shown?: string;
}

const HOSTILE = [
  { what: 'markup', text: `"><img src=x onerror="globalThis.ran = true"><script>globalThis.ran = true</script>` },
  { what: 'a link of script', text: '[press me](javascript:globalThis.ran=true) <a href="javascript:ran=1">or me</a>' },
  { what: 'a template', text: '{{ constructor.constructor("globalThis.ran = true")() }} ${globalThis.ran = true}' },
  {
    what: 'an order of letters turned around',
    text: 'Tooth \u202Egniwollof eht\u202C and \u2067never closed',
    shown: 'Tooth gniwollof eht and never closed',
  },
  { what: 'no place to break', text: 'W'.repeat(200) },
  { what: 'marks upon marks', text: `a${'\u0301'.repeat(180)} end` },
  { what: 'emoji of many parts', text: '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(12) },
] as const satisfies readonly Hostile[];

const drawerOf = (page: Page) => page.locator('[data-drawer]');

async function expectHarmless(page: Page): Promise<void> {
  expect(await page.evaluate(() => Reflect.has(globalThis, 'ran')), 'something ran').toBe(false);
  await expectFits(page);
}

async function expectSame(page: Page, { label, text }: { readonly label: RegExp; readonly text: string }) {
  expect(await page.getByRole('dialog').last().getByLabel(label).first().inputValue()).toBe(text);
}

describe('what people write', () => {
  it.each(HOSTILE)(
    'is text wherever it stands, whole and within its bounds: $what',
    async ({ text, shown = text }: Hostile) => {
      const phone = someNumber();
      const { id } = await clinic.book({ title: text, location: text, participants: [{ name: text, phone }] });
      await textFrom(phone, { clinic, body: text });
      const page = await browser.open(`/appointments/${id}`, { as: clinic.staff });
      const drawer = drawerOf(page);
      await drawer.getByRole('list', { name: 'Messages, past and planned' }).waitFor();
      await page.locator(`[data-row="${id}"]`).waitFor();
      expect(await drawer.evaluate((element) => element.textContent)).toContain(shown);
      await expectHarmless(page);
      await drawer.getByRole('tab', { name: 'Conversation' }).click();
      await drawer.getByRole('tabpanel').getByText(shown.slice(0, 20)).first().waitFor();
      await expectHarmless(page);

      await page.keyboard.press('e');
      await page
        .getByRole('dialog')
        .last()
        .getByLabel(/^Title/)
        .waitFor();
      await expectSame(page, { label: /^Title/, text });
      await expectHarmless(page);

      await page.goto(`/sandbox?phone=${encodeURIComponent(phone)}`);
      await page.getByText(phone).first().waitFor();
      await expectHarmless(page);
    },
  );

  it('may be ten thousand characters long, where another program wrote it', async () => {
    const long = 'Wm'.repeat(5000);
    const { id } = await clinic.book();
    await clinic.sql(`update appointment set title = $2, location = $2, edition = edition + 1 where id = $1`, [
      id,
      long,
    ]);
    await clinic.sql(`update participant set name = $2, email = $2 || '@example.com' where appointment_id = $1`, [
      id,
      long,
    ]);
    const page = await browser.open(`/appointments/${id}`, { as: clinic.staff });
    await drawerOf(page).getByRole('list', { name: 'Messages, past and planned' }).waitFor();
    await expectHarmless(page);
    await page.keyboard.press('e');
    await page
      .getByRole('dialog')
      .last()
      .getByLabel(/^Title/)
      .waitFor();
    await expectSame(page, { label: /^Title/, text: long });
    await expectHarmless(page);
    await page.goto('/sandbox');
    await page.getByRole('heading', { level: 1, name: 'Sandbox' }).waitFor();
    await page.getByRole('main').getByText('WmWm').first().waitFor();
    await expectHarmless(page);
  });

  it('is refused at its field where it is too long or no text, and stays to be mended', async () => {
    const page = await browser.open('/appointments', { as: clinic.staff });
    await page.getByRole('button', { name: 'New appointment' }).click();
    const dialog = page.getByRole('dialog').last();
    const title = dialog.getByLabel(/^Title/);
    for (const [text, problem] of [
      ['W'.repeat(10_000), /500/],
      ['Clean\u0000ing', /character|control/i],
    ] as const) {
      await title.fill(text);
      await dialog
        .getByRole('button', { name: /^(Make|Create|Save)/ })
        .last()
        .click();
      await dialog.getByText(problem).first().waitFor();
      expect(await title.inputValue()).toBe(text);
      expect(await title.getAttribute('aria-invalid')).toBe('true');
      await expectHarmless(page);
    }
  });
});
