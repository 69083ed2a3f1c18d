/** What a file may be at most; the API's refusals and the screens name these numbers. */
export const FILE_LIMITS = {
  bytes: 20 * 1024 * 1024,
  /** Width times height of an image, all its frames counted, as it stands in memory when it is opened. */
  pixels: 50_000_000,
  /** A clip that is played on a call. */
  clip_ms: 3 * 60_000,
  /** What an office document may come to when it is opened, and how many files may be packed in it. */
  unpacked_bytes: 200 * 1024 * 1024,
  document_parts: 5_000,
  file_name: 200,
} as const;
