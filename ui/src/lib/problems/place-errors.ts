/** One wrong field, as problem+json names it: a JSON pointer into the body. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

export interface PlacedErrors {
  /** By the pointer of the field on the screen. */
  readonly by_field: ReadonlyMap<string, readonly string[]>;
  /** What no field on the screen stands for. */
  readonly rest: readonly FieldError[];
}

/**
 * Puts each error at its field: the one of that very pointer, else the nearest that holds it (`/participants/0` for
 * `/participants/0/phone`).
 */
export function placeErrors(errors: readonly FieldError[], pointers: readonly string[]): PlacedErrors {
  const by_field = new Map<string, readonly string[]>();
  const rest: FieldError[] = [];
  for (const error of errors) {
    const pointer = pointers
      .filter((candidate) => error.field === candidate || error.field.startsWith(`${candidate}/`))
      .toSorted((a, b) => b.length - a.length)[0];
    if (pointer === undefined) rest.push(error);
    else by_field.set(pointer, [...(by_field.get(pointer) ?? []), sentence(error.message)]);
  }
  return { by_field, rest };
}

/** The API says "is no phone number"; beneath its field it begins a line. */
function sentence(message: string): string {
  return `${message.slice(0, 1).toUpperCase()}${message.slice(1)}`;
}

/** An error whose field is not on the screen, with the field's name in plain words. */
export function errorInWords({ field, message }: FieldError): string {
  const name = field
    .split('/')
    .filter((part) => part !== '' && !/^\d+$/.test(part))
    .map((part) => part.replaceAll('_', ' '))
    .join(', ');
  return name === '' ? sentence(message) : `${sentence(name)} ${message}`;
}
