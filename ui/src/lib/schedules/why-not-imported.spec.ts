import { expect, it } from 'vitest';
import { whyNotImported } from './why-not-imported.ts';

const refusedAt = (...fields: readonly string[]) => ({
  type: 'urn:kept:problem:invalid_request',
  status: 400,
  code: 'invalid_request',
  title: 'The request has fields that cannot be accepted',
  errors: fields.map((field) => ({ field, code: 'invalid_value', message: 'must be one of sms, email, call' })),
});

it('names the file and the first place in it that is wrong', () => {
  const { title, detail } = whyNotImported('Visit.json', refusedAt('/definition/messages/0/type', '/layout'));
  expect(title).toBe('Visit.json cannot be imported');
  expect(detail).toContain('/definition/messages/0/type: must be one of sms, email, call, and 1 more.');
});

it.each(['/version', '/definition/spec_version'])(
  'says of a file whose %s is not ours where it can be opened',
  (at) => {
    const { title, detail } = whyNotImported('Visit.json', refusedAt('/definition/name', at));
    expect(title).toBe('Visit.json was written by another version of Kept');
    expect(detail).toContain('Bring this installation up to that version');
  },
);

it('leaves a problem that is not the file’s as it is', () => {
  const problem = { ...refusedAt(), code: 'unreachable', title: 'Kept cannot be reached' };
  expect(whyNotImported('Visit.json', problem)).toBe(problem);
});
