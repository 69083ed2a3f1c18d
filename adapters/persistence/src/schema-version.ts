/** The migration this code needs the database to stand at; kept equal to the last of `migrations` by a spec. */
export const SCHEMA_VERSION = '2026-12-21-unknown-notices';
