/** Samples from -1 to 1, a list for each channel, all of one length; the rate in hertz. */
export interface Sound {
  readonly sample_rate: number;
  readonly channels: readonly Float32Array[];
}

/** What came of reading a file; the reason is read after a colon. */
export type ReadSound = { readonly ok: true; readonly sound: Sound } | { readonly ok: false; readonly reason: string };
