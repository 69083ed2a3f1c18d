import { expect, it } from 'vitest';
import { passwordFault } from './password-fault.ts';

const owner = { email: 'rosa.alvarez@lakeside-dental.example', name: 'Rosa Alvarez', account_name: 'Lakeside Dental' };

it.each([
  ['password1234', 'too_common'],
  ['Password-2026!', 'too_common'],
  ['PASSWORDPASSWORD', 'too_common'],
  ['passwordpassword1!', 'too_common'],
  ['administrator', 'too_common'],
  ['correct horse battery staple', 'too_common'],
  ['qwertyuiop123', 'too_common'],
  ['1q2w3e4r5t6y', 'too_common'],
  ['September2026', 'too_common'],
  ['111111111111', 'too_common'],
  ['abcabcabcabc', 'too_common'],
  ['123456789012', 'too_common'],
  ['210987654321', 'too_common'],
  ['abcdefghijkl', 'too_common'],
  ['qwertyuiopasdf', 'too_common'],
  ['!!!!!!!!!!!!', 'too_common'],
  ['            ', 'too_common'],
  ['rosa.alvarez@lakeside-dental.example', 'too_close'],
  ['rosa.alvarez', 'too_close'],
  ['Rosa Alvarez 1', 'too_close'],
  ['1RosaAlvarez!', 'too_close'],
  ['Lakeside Dental', 'too_close'],
  ['lakesidedental2026', 'too_close'],
  ['Lakeside-Dental-Example', 'too_close'],
  ['Rosa Alvarez likes rowing', null],
  ['three wet otters', null],
  ['Tr0ub4dor&3-and-more', null],
  ['ééèèààùù ôôîî ça', null],
  ['七つの海を越えて行くのだ夜', null],
  ['xK4-9fQ!2pLs', null],
])('%j is %s', (password, code) => {
  expect(passwordFault(password, owner)?.code ?? null).toBe(code);
});

it('looks at nobody’s name that is too short to be told from anything else', () => {
  expect(passwordFault('xK4-9fQ!2pLs', { email: 'x@y.z', name: 'X', account_name: 'K' })).toBeNull();
});
