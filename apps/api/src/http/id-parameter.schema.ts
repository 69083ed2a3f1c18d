import { z } from 'zod';

/** The `{id}` of a path. */
export const idParameterSchema = z.strictObject({ id: z.uuid('is not an id of ours') });

export type IdParameter = z.output<typeof idParameterSchema>;
