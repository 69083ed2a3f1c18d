import { Inject, type FactoryProvider } from '@nestjs/common';
import { settingsOrExit, type Settings } from '@kept/settings/settings';

const SETTINGS = Symbol('settings');

/** The settings of this process, read from the environment once. */
export const settingsProvider: FactoryProvider<Settings> = {
  provide: SETTINGS,
  useFactory: () => settingsOrExit(process.env),
};

/** Injects them. */
export const InjectSettings = () => Inject(SETTINGS);
