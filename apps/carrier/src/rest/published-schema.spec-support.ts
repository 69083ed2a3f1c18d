import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { z } from 'zod';

/** Twilio's published description, which stands beside the repository (shared/data/README.md). */
const FILE = new URL('../../../../../shared/data/twilio_api_v2010_subset.json', import.meta.url);

const schemas = z.record(z.string(), z.record(z.string(), z.unknown()));
const document = z.object({ components: z.object({ schemas }) });

/**
 * Checks an answer against a schema of the description, more strictly than it says: every property must be there and
 * no other. @returns the problems, none when it is valid.
 */
export function problemsWith(schema: string, answer: unknown): readonly string[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addFormat(
    'date-time-rfc-2822',
    /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} \+0000$/,
  );
  ajv.addFormat('phone-number', /^\+[1-9]\d{6,14}$/);
  ajv.addFormat('currency', /^[A-Z]{3}$/);
  ajv.addFormat('http-method', /^(GET|POST)$/);
  // The API's own examples have relative references and empty strings where the description says uri.
  ajv.addFormat('uri', /^$|^https?:\/\/|^\/2010-04-01\//);
  ajv.addFormat('uri-map', { type: 'string', validate: () => true });
  ajv.addFormat('phone-number-capabilities', { type: 'string', validate: () => true });
  const published = document.parse(JSON.parse(readFileSync(FILE, 'utf8'))).components.schemas;
  ajv.addSchema({
    $id: 'twilio',
    components: {
      schemas: Object.fromEntries(
        Object.entries(published).map(([name, one]) => [
          name,
          one['properties'] === undefined
            ? one
            : {
                ...one,
                required: Object.keys(z.record(z.string(), z.unknown()).parse(one['properties'])),
                additionalProperties: false,
              },
        ]),
      ),
    },
  });
  const validate = ajv.compile({ $ref: `twilio#/components/schemas/${schema}` });
  if (validate(answer)) return [];
  return (validate.errors ?? []).map(
    (error) => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
  );
}
