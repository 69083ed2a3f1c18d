import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

const alert = (page: Page) => page.getByRole('alert');

describe('signing in', () => {
  it('comes back to the address that was asked for, by keys alone', async () => {
    const page = await browser.open('/settings?from=a-link');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await expectNoViolations(page);
    await shoot(page, 'sign-in');
    await page.getByRole('button', { name: 'Use these' }).first().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/settings?from=a-link');
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
  });

  it('says what is wrong and keeps what was typed', async () => {
    const page = await browser.open('/sign-in');
    await page.getByLabel('Email').fill('nobody@nowhere.example');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.keyboard.press('Enter');
    await alert(page).getByText('Email address or password is wrong').waitFor();
    expect(await page.getByLabel('Email').inputValue()).toBe('nobody@nowhere.example');
    await expectNoViolations(page);
  });

  it('shows a password to who asks', async () => {
    const page = await browser.open('/sign-in');
    const password = page.getByLabel('Password', { exact: true });
    await password.fill('seven violet otters');
    await page.getByRole('button', { name: 'Show the password' }).click();
    expect(await password.getAttribute('type')).toBe('text');
  });

  it('leads nowhere else than into the app', async () => {
    const page = await browser.open('/sign-in?next=//elsewhere.example/');
    await page.getByRole('button', { name: 'Use these' }).first().click();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('navigation', { name: 'Places' }).waitFor();
    expect(new URL(page.url()).origin).toBe(new URL(browser.demo.url).origin);
  });
});

describe('a session that ends under an open page', () => {
  it('asks for the password over the page and goes on with what was typed and asked for', async () => {
    const page = await browser.open('/settings/team', { as: 'admin' });
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    const email = `mid-edit-${Date.now()}@lakeside.example`;
    await page.getByRole('dialog').getByLabel('Email').fill(email);
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Make the link' }).click();
    const again = page.getByRole('dialog', { name: 'Sign in again' });
    await again.waitFor();
    await expectNoViolations(page);
    await shoot(page, 'sign-in-again');
    await page.keyboard.press('Escape');
    // With the mouse, which needs it to lie above the other dialog.
    await again.getByLabel('Password', { exact: true }).click();
    await page.keyboard.type('wrong for sure');
    await page.keyboard.press('Enter');
    await again.getByText('Email address or password is wrong').waitFor();
    await again.getByLabel('Password', { exact: true }).fill(browser.demo.admin.password);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: `Invitation for ${email}` }).waitFor();
    expect(await page.getByLabel('Link', { exact: true }).inputValue()).toMatch(/\/invitation#/);
  });

  it('lets go of everything when the person would rather sign out', async () => {
    const page = await browser.open('/settings', { as: 'staff' });
    await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor();
    await page.context().clearCookies();
    // Whichever call comes first finds it gone: this one, or news that the page goes after by itself.
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await page.getByRole('dialog', { name: 'Sign in again' }).getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});
