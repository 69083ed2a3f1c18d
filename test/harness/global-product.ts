import { randomInt } from 'node:crypto';
import { progressLines } from '@kept/launcher/progress';
import type { TestProject } from 'vitest/node';
import { findChromium } from './find-chromium.ts';
import './provided.ts';
import { runningProduct, startProduct } from './start-product.ts';

/**
 * One product for the whole run, as `npm start` runs it, and a browser to open it in. KEPT_TEST_PRODUCT names the data
 * folder of one that runs already, for who works on one spec and runs it again and again.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium_path = await findChromium(progressLines(console.log));
  const running = process.env['KEPT_TEST_PRODUCT'];
  if (running !== undefined && running !== '') {
    project.provide('kept_product', { ...runningProduct(running), chromium_path });
    return async () => undefined;
  }
  // A mail server of a live account is on the internet, at ports that are not ours to choose; a test's is at an address of this run.
  const mail_server = `127.${randomInt(1, 255)}.${randomInt(1, 255)}.${randomInt(2, 255)}`;
  const { demo, data_folder, port, launcher } = await startProduct({
    env: { KEPT_INTERNAL_MAIL_SERVERS: mail_server },
  });
  project.provide('kept_product', { demo, data_folder, port, chromium_path });
  return () => launcher.stop();
}
