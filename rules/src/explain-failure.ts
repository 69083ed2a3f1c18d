import { CARRIER_ERRORS } from './carrier-errors.ts';
import { ownValue } from './own-value.ts';

/** RFC 3463. */
const MAIL = /^mail_(\d\.\d{1,3}\.\d{1,3})$/;
const HTTP = /^carrier_http_(\d{3})$/;

/** Why a message could not be delivered, in a sentence for the front desk; a code nobody has put in words is named. */
export function explainFailure(code: string): string {
  const known = ownValue(CARRIER_ERRORS, code)?.words;
  if (known !== undefined) return known;
  const status = HTTP.exec(code)?.[1];
  if (status !== undefined) return `The carrier refused it (HTTP ${status}).`;
  const returned = MAIL.exec(code)?.[1];
  if (returned !== undefined) return `The mail came back: the other side could not deliver it (its code ${returned}).`;
  const [, provider = '', number = ''] = /^(carrier|smtp)_(\w{1,20})$/.exec(code) ?? [];
  if (provider === 'carrier') return `The carrier refused it (its code ${number}).`;
  return provider === 'smtp' ? `The mail server refused it (its code ${number}).` : `The reason given was “${code}”.`;
}
