/**
 * A fault as the operator may read it in Temporal or a log: its kind and code. The message itself may quote a
 * row's values, which are personal data (ADR 0012).
 */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown fault';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const place =
    error.stack
      ?.split('\n')
      .find((line) => line.trim().startsWith('at '))
      ?.trim()
      .replace(/\(?file:\/\/.*\//, '(') ?? '';
  return `${error.name}${code} ${place}`.trim();
}
