import { searchAttributes } from './search-attributes.ts';

/** With these, a reply's work passes hundreds of queued bulk sends; the product works without them too. */
const lanes = ['matching.useNewMatcher=true', 'matching.enableFairness=true'];

/**
 * The file is written ahead, without waiting for the disk at each of its transactions: a process that dies loses nothing,
 * a machine that loses power at most the last moments of it. What counts stands in PostgreSQL (ADR 0074).
 */
const SQLITE = ['journal_mode=wal', 'synchronous=1'];

/**
 * The arguments of `temporal` for a development server on loopback. `db_file` null keeps
 * everything in memory; `namespaces` beside `default` are made at the start, each with our
 * search attributes; `ui_port` null leaves the UI out.
 */
export function serverArguments(options: {
  readonly port: number;
  readonly ui_port: number | null;
  readonly db_file: string | null;
  readonly namespaces: readonly string[];
  readonly dynamic_config: readonly string[];
}): readonly string[] {
  const { port, ui_port, db_file, namespaces, dynamic_config } = options;
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port)],
    ...['--log-level', 'warn', '--log-format', 'text'],
    ...(ui_port === null ? ['--headless'] : ['--ui-port', String(ui_port)]),
    ...(db_file === null ? [] : ['--db-filename', db_file, ...SQLITE.flatMap((pragma) => ['--sqlite-pragma', pragma])]),
    ...namespaces.filter((name) => name !== 'default').flatMap((name) => ['--namespace', name]),
    ...searchAttributes.flatMap((name) => ['--search-attribute', `${name}=Keyword`]),
    ...[...lanes, ...dynamic_config].flatMap((value) => ['--dynamic-config-value', value]),
  ];
}
