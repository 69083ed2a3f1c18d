import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { capture } from '@kept/launcher/capture';
import { progressLines, type Progress } from '@kept/launcher/progress';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

type Place = { readonly name: string; readonly look: () => Promise<string | null> };

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A browser that lacks a library of the system does not even tell its version. */
async function runs(path: string): Promise<boolean> {
  return isProgram(path) && (await capture({ command: path, args: ['--version'], env: process.env })).code === 0;
}

function onThePath(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram) ?? null;
}

/** Playwright's own, downloaded when it is not there. */
async function playwrights(): Promise<string | null> {
  const path = chromium.executablePath();
  if (isProgram(path)) return path;
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  const args = [cli, 'install', '--no-shell', 'chromium'];
  await capture({ command: process.execPath, args, env: process.env });
  return path;
}

/** Debian's package, where we may install one. */
async function debians(): Promise<string | null> {
  if (process.getuid?.() !== 0) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await capture({ command: 'apt-get', args: ['update'], env });
  const args = ['install', '--yes', '--no-install-recommends', 'chromium', 'fonts-liberation'];
  await capture({ command: 'apt-get', args, env });
  return onThePath();
}

/**
 * The path of a Chromium that runs, looked for at CHROMIUM_PATH, on the path, among Playwright's own downloads and
 * among Debian's packages; the last two are installed when they are missing. Fails with what to do.
 */
export async function findChromium(progress: Progress): Promise<string> {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined && given !== '') {
    if (await runs(given)) return given;
    throw new Error(`CHROMIUM_PATH is ${given}, and that does not run: name a Chromium, or leave it unset`);
  }
  const places: readonly Place[] = [
    { name: 'on the path', look: async () => onThePath() },
    { name: 'by Playwright’s download', look: () => progress('Downloading Chromium', playwrights) },
    { name: 'from Debian', look: () => progress('Installing Chromium', debians) },
  ];
  for (const { look } of places) {
    const path = await look();
    if (path !== null && (await runs(path))) return path;
  }
  throw new Error(
    `No Chromium was found ${places.map(({ name }) => name).join(', nor ')}. Install one and name it by CHROMIUM_PATH.`,
  );
}

/** Before the tiers: so that installing it, once, counts against no test's time. */
if (import.meta.main) {
  try {
    console.log(`Chromium: ${await findChromium(progressLines(console.log))}`);
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : String(problem));
    process.exitCode = 1;
  }
}
