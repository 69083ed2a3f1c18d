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
  const { demo, data_folder, port, launcher } = await startProduct();
  project.provide('kept_product', { demo, data_folder, port, chromium_path });
  return () => launcher.stop();
}
