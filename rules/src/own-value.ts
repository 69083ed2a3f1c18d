/** The record's own value under a key that someone else chose; never `constructor` or `__proto__`. */
export function ownValue<V>(record: Readonly<Record<string, V>>, key: string): V | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
