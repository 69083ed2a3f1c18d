import { resolve } from 'node:path';
import { launcherSettingsOrExit } from '@kept/settings/launcher-settings';
import { processList } from './data-folder/process-list.ts';
import { repository } from './repository.ts';
import { say } from './say.ts';

/** Run by the first stage when the launcher itself was killed: stops what it had started. */
const { data_folder } = launcherSettingsOrExit(process.env);
say('The launcher was killed; stopping what it had started');
await processList(resolve(repository, data_folder)).reclaim();
