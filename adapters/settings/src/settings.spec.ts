import { describe, expect, it } from 'vitest';
import { readLauncherSettings } from './launcher-settings.ts';
import { readSettings } from './settings.ts';

const minimal = {
  DATABASE_URL: 'postgres://kept_app:secret@127.0.0.1:5432/kept',
  KEPT_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
};

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  const outcome = readSettings(env);
  return outcome.ok ? [] : outcome.problems.map(({ name, problem }) => `${name} ${problem}`);
}

describe('settings of a process', () => {
  it('derive the sandbox addresses from KEPT_PORT', () => {
    const outcome = readSettings({ ...minimal, KEPT_PORT: '5200' });
    expect(outcome).toMatchObject({
      ok: true,
      settings: {
        mode: 'sandbox',
        host: '127.0.0.1',
        port: 5200,
        public_url: 'http://127.0.0.1:5200',
        carrier_url: 'http://127.0.0.1:5201',
        smtp_url: 'smtp://127.0.0.1:5202',
        temporal_address: '127.0.0.1:5204',
        temporal_namespace: 'default',
        temporal_task_timeout_ms: 10_000,
      },
    });
  });

  it('take a part from its own variable before KEPT_PORT', () => {
    const outcome = readSettings({
      ...minimal,
      KEPT_PORT: '5200',
      KEPT_CARRIER_PORT: '6001',
      TEMPORAL_ADDRESS: 't:7233',
    });
    expect(outcome).toMatchObject({
      settings: { carrier_url: 'http://127.0.0.1:6001', temporal_address: 't:7233' },
    });
  });

  it('read durations with their unit', () => {
    expect(readSettings({ ...minimal, TEMPORAL_TASK_TIMEOUT: '2s' })).toMatchObject({
      settings: { temporal_task_timeout_ms: 2000 },
    });
  });

  it('answer four acts at once, another number when told, and none while sending is held', () => {
    const at_once = (more: NodeJS.ProcessEnv) => readSettings({ ...minimal, ...more });
    expect(at_once({})).toMatchObject({ settings: { answers_at_once: 4 } });
    expect(at_once({ KEPT_ANSWERS_AT_ONCE: '0' })).toMatchObject({ settings: { answers_at_once: 0 } });
    expect(at_once({ KEPT_ANSWERS_AT_ONCE: '9', KEPT_SENDING: 'held' })).toMatchObject({
      settings: { answers_at_once: 0 },
    });
  });

  it('count an empty variable as not set', () => {
    expect(problemsOf({ ...minimal, KEPT_PUBLIC_URL: '', KEPT_PORT: ' ' })).toEqual([]);
  });

  it.each([
    ['KEPT_PORT', 'http', 'KEPT_PORT is not a number'],
    ['KEPT_PORT', '70000', 'KEPT_PORT is not a port'],
    ['KEPT_MODE', 'prod', 'KEPT_MODE is neither sandbox nor production'],
    ['KEPT_PUBLIC_URL', 'kept.example.org', 'KEPT_PUBLIC_URL is no URL that can be used here'],
    ['KEPT_SECRET_KEY', 'c2hvcnQ=', 'KEPT_SECRET_KEY is not 32 bytes long'],
    ['DATABASE_URL', 'mysql://x/y', 'DATABASE_URL is no URL that can be used here'],
    ['DATABASE_POOL', '0', 'DATABASE_POOL is below 1'],
    ['TEMPORAL_ADDRESS', 'http://t:7233', 'TEMPORAL_ADDRESS is not host:port'],
    ['TEMPORAL_TASK_TIMEOUT', '10', 'TEMPORAL_TASK_TIMEOUT is not a duration'],
    ['KEPT_PROT', '1', 'KEPT_PROT is not a setting of Kept'],
    ['KEPT_HOST', '0.0.0.0', 'KEPT_HOST is not a loopback address, and the sandbox listens on no other'],
  ])('name %s when it is %s', (name, value, problem) => {
    expect(problemsOf({ ...minimal, [name]: value })).toContain(problem);
  });

  it('name one problem of a variable, not each that follows from it', () => {
    expect(problemsOf({ ...minimal, KEPT_SECRET_KEY: 'x' })).toEqual(['KEPT_SECRET_KEY is not base64']);
  });

  it('report every problem at once', () => {
    expect(problemsOf({ KEPT_PORT: 'x', KEPT_LOG_LEVEL: 'loud', KEPT_TYPO: '1' })).toHaveLength(3);
  });

  it('ask production for its public URL and its Temporal, and refuse it the sandbox’s parts', () => {
    const problems = problemsOf({
      ...minimal,
      KEPT_MODE: 'production',
      KEPT_CARRIER_URL: 'http://127.0.0.1:4401',
      KEPT_DEMO_FILE: '/tmp/demo.json',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'KEPT_PUBLIC_URL',
      'TEMPORAL_ADDRESS',
      'KEPT_CARRIER_URL',
      'KEPT_DEMO_FILE',
    ]);
  });

  it('know the Temporal UI only when told', () => {
    expect(readSettings(minimal)).toMatchObject({ settings: { temporal_ui_url: null, demo_file: null } });
    expect(readSettings({ ...minimal, KEPT_TEMPORAL_UI_URL: 'http://127.0.0.1:4405/' })).toMatchObject({
      settings: { temporal_ui_url: 'http://127.0.0.1:4405' },
    });
  });

  it('keep files in the data folder, in a folder, or in a bucket', () => {
    const filesOf = (env: NodeJS.ProcessEnv) => {
      const outcome = readSettings({ ...minimal, KEPT_DATA: '/data', ...env });
      return outcome.ok ? outcome.settings.files : outcome.problems.map(({ name, problem }) => `${name} ${problem}`);
    };
    expect(filesOf({})).toEqual({ type: 'disk', folder: '/data/files' });
    expect(filesOf({ KEPT_FILES_FOLDER: '/shared' })).toEqual({ type: 'disk', folder: '/shared' });
    const bucket = { KEPT_FILES_S3_BUCKET: 'clinic' };
    expect(filesOf(bucket)).toMatchObject({ type: 's3', bucket: 'clinic', endpoint: null, credentials: null });
    const key = { KEPT_FILES_S3_ACCESS_KEY_ID: 'a' };
    expect(filesOf({ ...bucket, ...key, KEPT_FILES_S3_SECRET_ACCESS_KEY: 'b' })).toMatchObject({
      credentials: { access_key_id: 'a', secret_access_key: 'b' },
    });
    expect(filesOf({ ...bucket, ...key })).toEqual([
      'KEPT_FILES_S3_SECRET_ACCESS_KEY is missing beside the other half of the bucket’s key',
    ]);
    expect(filesOf(key)).toEqual(['KEPT_FILES_S3_ACCESS_KEY_ID is set without a bucket']);
    expect(filesOf({ ...bucket, KEPT_FILES_FOLDER: '/shared' })).toEqual([
      'KEPT_FILES_FOLDER is set beside a bucket, and files are kept in one place',
    ]);
  });

  it('have no carrier sandbox in production', () => {
    const outcome = readSettings({
      ...minimal,
      KEPT_MODE: 'production',
      KEPT_PUBLIC_URL: 'https://kept.example.org/',
      TEMPORAL_ADDRESS: 'temporal:7233',
    });
    expect(outcome).toMatchObject({
      settings: { carrier_url: null, smtp_url: null, public_url: 'https://kept.example.org', host: '0.0.0.0' },
    });
  });
});

describe('settings of the launcher', () => {
  it('ask for nothing', () => {
    expect(readLauncherSettings({})).toMatchObject({
      ok: true,
      settings: { database: null, temporal_address: null, secret_key: null, ports: { api: 4400, temporal_ui: 4405 } },
    });
  });

  it('want the owner’s URL beside a database of one’s own', () => {
    expect(readLauncherSettings({ DATABASE_URL: minimal.DATABASE_URL })).toMatchObject({
      ok: false,
      problems: [{ name: 'DATABASE_OWNER_URL' }],
    });
  });

  it('refuse two parts on one port', () => {
    expect(readLauncherSettings({ KEPT_PORT: '5200', KEPT_SMTP_PORT: '5201' })).toMatchObject({
      ok: false,
      problems: [{ name: 'KEPT_PORT', problem: 'gives carrier and smtp the same port 5201' }],
    });
  });

  it('refuse production', () => {
    expect(readLauncherSettings({ KEPT_MODE: 'production' })).toMatchObject({
      ok: false,
      problems: [{ name: 'KEPT_MODE' }],
    });
  });
});
