import { Type } from '@mikro-orm/core';

/**
 * A `timestamp without time zone` as `2026-11-21T09:00`, to the minute as `rules` writes it. A Date would give it the
 * server's zone, which nobody meant.
 */
export class WallTimeType extends Type<string | null, string | null> {
  override convertToDatabaseValue(value: string | null): string | null {
    return value;
  }

  override convertToJSValue(value: string | null): string | null {
    return value === null ? null : value.replace(' ', 'T').slice(0, 16);
  }

  override compareAsType(): string {
    return 'string';
  }

  override getColumnType(): string {
    return 'timestamp(0)';
  }
}
