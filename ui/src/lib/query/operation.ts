import type * as sdk from '#lib/api/generated/sdk.gen.ts';

/** The name of an operation of the API, which is that of its function in the client. */
export type Operation = keyof typeof sdk;
