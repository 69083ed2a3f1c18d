import { join, resolve } from 'node:path';
import type { SettingProblem } from './parse-variables.ts';
import type { Variables } from './variables.ts';

/** Where pictures and files are kept; the shape that `@kept/files` opens a store with. */
export type FilesSettings =
  | { readonly type: 'disk'; readonly folder: string }
  | {
      readonly type: 's3';
      readonly bucket: string;
      readonly region: string;
      /** Null: Amazon's. */
      readonly endpoint: string | null;
      /** Null: those of the machine's role. */
      readonly credentials: { readonly access_key_id: string; readonly secret_access_key: string } | null;
    };

/** What must go together, and what must not. */
export function rulesOfFiles(variables: Variables): readonly SettingProblem[] {
  const { KEPT_FILES_FOLDER, KEPT_FILES_S3_BUCKET, KEPT_FILES_S3_ENDPOINT } = variables;
  const { KEPT_FILES_S3_ACCESS_KEY_ID, KEPT_FILES_S3_SECRET_ACCESS_KEY } = variables;
  const problems: SettingProblem[] = [];
  if (KEPT_FILES_S3_BUCKET === undefined) {
    const alone = Object.entries({
      KEPT_FILES_S3_ENDPOINT,
      KEPT_FILES_S3_ACCESS_KEY_ID,
      KEPT_FILES_S3_SECRET_ACCESS_KEY,
    }).filter(([, value]) => value !== undefined);
    return alone.map(([name]) => ({
      name,
      problem: 'is set without a bucket',
      remedy: 'set KEPT_FILES_S3_BUCKET, or remove it',
    }));
  }
  if (KEPT_FILES_FOLDER !== undefined) {
    problems.push({
      name: 'KEPT_FILES_FOLDER',
      problem: 'is set beside a bucket, and files are kept in one place',
      remedy: 'remove it, or KEPT_FILES_S3_BUCKET',
    });
  }
  const pairs = { KEPT_FILES_S3_ACCESS_KEY_ID, KEPT_FILES_S3_SECRET_ACCESS_KEY };
  const missing = Object.entries(pairs).filter(([, value]) => value === undefined);
  if (missing.length === 1) {
    problems.push(
      ...missing.map(([name]) => ({
        name,
        problem: 'is missing beside the other half of the bucket’s key',
        remedy: 'set both halves, or neither',
      })),
    );
  }
  return problems;
}

/** Reads them from variables that {@link rulesOfFiles} found nothing wrong with. */
export function filesOf(variables: Variables): FilesSettings {
  const { KEPT_FILES_S3_BUCKET: bucket, KEPT_FILES_S3_REGION: region, KEPT_FILES_S3_ENDPOINT } = variables;
  if (bucket === undefined) {
    return { type: 'disk', folder: resolve(variables.KEPT_FILES_FOLDER ?? join(variables.KEPT_DATA, 'files')) };
  }
  const { KEPT_FILES_S3_ACCESS_KEY_ID: access_key_id, KEPT_FILES_S3_SECRET_ACCESS_KEY: secret_access_key } = variables;
  return {
    type: 's3',
    bucket,
    region,
    endpoint: KEPT_FILES_S3_ENDPOINT ?? null,
    credentials:
      access_key_id === undefined || secret_access_key === undefined ? null : { access_key_id, secret_access_key },
  };
}
