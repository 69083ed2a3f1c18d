import { describe, expect, it } from 'vitest';
import { verifyTwilioSignature } from './verify-signature.ts';

const auth_token = '12345';
const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const params = {
  Digits: '1234',
  To: '+18005551212',
  From: '+14158675310',
  Caller: '+14158675310',
  CallSid: 'CA1234567890ABCDE',
};
/** HMAC-SHA1 over the URL and the sorted form, made apart from the package (https://www.twilio.com/docs/usage/security). */
const signature = 'GvWf1cFY/Q7PnoempGyD5oXAezc=';

describe('the provider’s signature', () => {
  it('holds for exactly the URL and form that were signed', () => {
    expect(verifyTwilioSignature({ auth_token, signature, url, params })).toBe(true);
  });

  it.each([
    ['another token', { auth_token: '12346' }],
    ['an empty token', { auth_token: '' }],
    ['no signature', { signature: undefined }],
    ['an empty signature', { signature: '' }],
    ['a signature of another length', { signature: 'abc' }],
    ['another path', { url: 'https://mycompany.com/other.php?foo=1&bar=2' }],
    ['another query', { url: 'https://mycompany.com/myapp.php?foo=1&bar=3' }],
    ['a URL that is none', { url: 'mycompany' }],
    ['a changed value', { params: { ...params, Digits: '1235' } }],
    ['an added value', { params: { ...params, Extra: '', More: 'x' } }],
    ['a missing value', { params: { Digits: '1234' } }],
  ])('does not hold with %s', (_what, change) => {
    expect(verifyTwilioSignature({ auth_token, signature, url, params, ...change })).toBe(false);
  });
});
