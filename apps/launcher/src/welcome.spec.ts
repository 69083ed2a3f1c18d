import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { welcome } from './welcome.ts';

const demo = {
  url: 'http://127.0.0.1:4400',
  carrier_url: 'http://127.0.0.1:4401',
  temporal_ui_url: 'http://127.0.0.1:4405',
  admin: { email: 'admin@lakeside.example', password: 'secret' },
  staff: { email: 'staff@lakeside.example', password: 'secret' },
  api_key: 'kept_1_2',
  demo_phone: '+12025550143',
};

it('gives curl lines that a shell takes as they stand', () => {
  const lines = welcome(demo, new Date('2026-11-30T23:00:00Z')).filter((text) => text.includes('curl'));
  const [text = [], event = []] = lines.map((line) => {
    const printed = execFileSync('/bin/sh', ['-c', `curl() { for word in "$@"; do echo "$word"; done; }; ${line}`]);
    return printed.toString('utf8').trim().split('\n');
  });
  expect(text).toEqual(
    expect.arrayContaining(['http://127.0.0.1:4400/v1/send_message', 'authorization: Bearer kept_1_2']),
  );
  expect(JSON.parse(text.at(-1) ?? '')).toEqual({ to: '+12025550143', type: 'sms', message: 'Hi there!' });
  expect(event).toContain('authorization: Bearer kept_1_2');
  expect(JSON.parse(event.at(-1) ?? '')).toEqual({
    events: [
      {
        title: 'Check-up',
        start_time: '2026-12-02T10:00:00',
        end_time: '2026-12-02T10:30:00',
        participants: [{ name: 'Robin', phone: '+12025550143' }],
      },
    ],
  });
});

it('says first where to look and how to sign in', () => {
  const lines = welcome(demo, new Date()).filter((line) => line !== '');
  expect(lines[0]).toBe('Kept runs. Open http://127.0.0.1:4400');
  expect(lines[1]).toMatch(/admin@lakeside\.example +secret/);
});

it('says nothing of a Temporal UI that is not ours', () => {
  expect(welcome({ ...demo, temporal_ui_url: null }, new Date()).join('\n')).not.toContain('Temporal UI');
});
