import { z } from 'zod';

/** Any JSON Schema: what it may hold is for JSON Schema to say. */
export const jsonSchemaSchema = z.record(z.string(), z.unknown()).meta({ id: 'JsonSchema' });

export type JsonSchemaAnswer = z.output<typeof jsonSchemaSchema>;
