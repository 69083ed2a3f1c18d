import { COMMON_PASSWORDS } from './common-passwords.ts';

/** Whose password it will be. */
export interface PasswordOwner {
  readonly email: string;
  readonly name: string;
  /** Of their clinic. */
  readonly account_name: string;
}

/** Why a password is refused: stable code, and words that continue the field's name. */
export interface PasswordFault {
  readonly code: 'too_common' | 'too_close';
  readonly message: string;
}

/** How many characters may stand beside a name before it counts as a password of its own. */
const BESIDE = 4;

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '0123456789012345678901234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
];

/** The shortest that is looked at as more than one key pressed again and again. */
const LEAST = 4;

/** Something said twice or more with little after it, or a run through the alphabet, the digits or the keys. */
function isPattern(text: string): boolean {
  if (text.length < LEAST || /^(.{1,10}?)\1+.{0,3}$/u.test(text)) return true;
  const backwards = [...text].reverse().join('');
  return RUNS.some((run) => run.includes(text) || run.includes(backwards));
}

/**
 * What speaks against a new password of the right length: that anybody would try it (a common one, a pattern of keys), or
 * that whoever knows the person would (their address, their name, the clinic's, with little beside it). Null for nothing.
 */
export function passwordFault(password: string, { email, name, account_name }: PasswordOwner): PasswordFault | null {
  const bare = plain(password);
  if (COMMON_PASSWORDS.has(bare) || COMMON_PASSWORDS.has(bare.replace(/\p{N}+$/u, '')) || isPattern(bare)) {
    return { code: 'too_common', message: 'is among the first that anybody would try: choose a few words of your own' };
  }
  const close = [email, email.replace(/@.*$/, ''), email.replace(/^.*@/, ''), name, account_name]
    .map(plain)
    .filter((own) => own.length >= 3)
    .some((own) => bare.length - own.length <= BESIDE && bare.includes(own));
  if (!close) return null;
  return {
    code: 'too_close',
    message: 'is little more than your name, address or clinic: choose a few words of your own',
  };
}
