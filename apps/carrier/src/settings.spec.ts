import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

const right = { CARRIER_PORT: '5100', CARRIER_SMTP_PORT: '5101', CARRIER_DATA: '/tmp/x.db' };

describe('the settings', () => {
  it('are read from the environment, on loopback unless told otherwise', () => {
    expect(readSettings({ ...right, PATH: '/bin', NODE_ENV: 'test' })).toEqual({
      ok: true,
      settings: { host: '127.0.0.1', port: 5100, smtp_port: 5101, data: '/tmp/x.db' },
    });
    expect(readSettings({ ...right, CARRIER_HOST: '::1' })).toMatchObject({ settings: { host: '::1' } });
  });

  it.each([
    [{ CARRIER_PORT: undefined }, ['CARRIER_PORT is required']],
    [{ CARRIER_PORT: 'http' }, ['CARRIER_PORT: must be a port number, 0 to 65535']],
    [{ CARRIER_SMTP_PORT: '70000' }, [expect.stringMatching(/^CARRIER_SMTP_PORT: .*65535/)]],
    [{ CARRIER_DATA: '' }, ['CARRIER_DATA: must be the path of a file']],
    [{ CARRIER_HOST: '0.0.0.0' }, [expect.stringMatching(/^CARRIER_HOST: must be a loopback address/)]],
    [{ NODE_ENV: 'production' }, ['NODE_ENV: the carrier sandbox refuses to run in production mode']],
    [
      { CARRIER_PORT: 'x', CARRIER_DATA: undefined },
      [expect.stringMatching(/^CARRIER_PORT/), 'CARRIER_DATA is required'],
    ],
  ])('with %o name what is wrong', (change, problems) => {
    expect(readSettings({ ...right, ...change })).toEqual({ ok: false, problems });
  });
});
