import { expect, it } from 'vitest';
import { wrongAddresses } from './wrong-addresses.ts';

it('names an address at the field where it was typed, and leaves what is about no address', () => {
  const errors = [
    { field: '/rules/0/user_id', code: 'no_phone', message: 'has no phone number yet' },
    { field: '/rules/1/address', code: 'malformed_email', message: 'is no email address' },
  ];
  expect(
    wrongAddresses({ code: 'invalid_request', title: 'No', errors }, [
      { channel: 'sms', recipient: 'user', user_id: 'sam' },
      { channel: 'email', recipient: 'address', address: 'desk@' },
    ]).errors,
  ).toEqual([errors[0], { field: '/others', code: 'malformed_email', message: 'desk@ is no email address' }]);
});
