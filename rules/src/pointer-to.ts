/** The JSON pointer (RFC 6901) to what is `path` below a place. */
export function pointerTo(place: string, path: readonly PropertyKey[]): string {
  return [place, ...path.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}
