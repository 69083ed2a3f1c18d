import pg from 'pg';

const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;
const INT8 = 20;

/**
 * Reads times as the rules speak of them: instants in UTC with milliseconds, wall times to the minute.
 * Big integers here are milliseconds and counts, well inside a double.
 */
export const rowTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary');
    switch (oid) {
      case TIMESTAMPTZ:
        return (value: string) => new Date(value).toISOString();
      case TIMESTAMP:
        return (value: string) => value.slice(0, 16).replace(' ', 'T');
      case INT8:
        return Number;
      default:
        return pg.types.getTypeParser(oid, 'text');
    }
  },
};
