import { progressLines } from '@kept/launcher/progress';
import type { TestProject } from 'vitest/node';
import { findChromium } from './find-chromium.ts';
import './provided.ts';
import { startProduct } from './start-product.ts';

/** One product for the whole run, as `npm start` runs it, and a browser to open it in. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium_path = await findChromium(progressLines(console.log));
  const { demo, data_folder, port, launcher } = await startProduct();
  project.provide('kept_product', { demo, data_folder, port, chromium_path });
  return () => launcher.stop();
}
