import { describe, expect, it } from 'vitest';
import { newDraft } from './compose-draft.ts';
import { readCompose } from './kept-compose.ts';

const draft = {
  ...newDraft({ chips: [{ kind: 'address', id: '+12025550123', label: '+12025550123' }], time_zone: 'UTC' }),
  channel: 'email',
  email: { subject: 'Closed', body: 'We are closed.', attachments: [] },
} as const;

describe('what was written and not sent', () => {
  it('is read back as it was kept', () => {
    expect(readCompose(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  it.each([
    ['nothing', null],
    ['a text', 'x'],
    ['words of another shape', { ...draft, sms: { body: 7 } }],
    ['no zone', { ...draft, time_zone: undefined }],
  ])('is not offered when it is %s', (_, kept) => {
    expect(readCompose(kept)).toBeNull();
  });

  it('leaves out recipients that cannot be read', () => {
    expect(
      readCompose({ ...draft, chips: [{ kind: 'ghost', id: '1', label: 'x' }, null, ...draft.chips] })?.chips,
    ).toEqual(draft.chips);
  });
});
