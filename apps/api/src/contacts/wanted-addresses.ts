import { invalidRequest } from '../problems/invalid-request.ts';
import type { FieldError } from '../problems/problem.ts';
import { addressesOf } from './addresses-of.ts';

export interface Address {
  readonly type: 'phone' | 'email';
  readonly address: string;
}

/** An address of a request, with the field it stands in. */
export interface WantedAddress extends Address {
  readonly field: string;
}

interface Lists {
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly country: string;
}

/** The addresses of a contact as they are kept, in order, each once; what they cannot be is said of their fields. */
export function wantedAddresses({ phones, emails, country }: Lists): readonly WantedAddress[] {
  const errors: FieldError[] = [];
  const read = (type: Address['type'], text: string, field: string): readonly WantedAddress[] => {
    const checked = addressesOf({ phone: null, email: null, [type]: text, country, at: '' });
    if (!checked.ok) {
      errors.push(...checked.errors.map((error) => ({ ...error, field })));
      return [];
    }
    const address = checked.value[type];
    return address === null ? [] : [{ type, address, field }];
  };
  const all = [
    ...phones.flatMap((text, index) => read('phone', text, `/phones/${index}`)),
    ...emails.flatMap((text, index) => read('email', text, `/emails/${index}`)),
  ];
  if (errors.length > 0) throw invalidRequest(errors);
  return all.filter(
    ({ type, address }, index) => all.findIndex((each) => each.type === type && each.address === address) === index,
  );
}
