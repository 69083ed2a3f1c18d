/** How the reference describes an If-Match that may be left out. */
export const IF_MATCH = {
  name: 'If-Match',
  required: false,
  description: 'The etag you began from; when somebody has changed it since, nothing is stored',
} as const;
