import { Injectable, StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { fieldErrorsOf } from '../problems/field-errors-of.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { nestingOf } from './nesting-of.ts';

/** Deeper than any definition; far below what overflows a recursive reader. */
const DEEPEST = 64;

/** Checks each argument against the schema its decorator names; what fails ends in a 422 that names the fields. */
@Injectable()
export class RequestValidationPipe extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const { schema } = metadata;
    if (schema === undefined) return value;
    if (nestingOf(value, DEEPEST) > DEEPEST) {
      throw invalidRequest([{ field: '', code: 'too_deep', message: `is nested more than ${DEEPEST} levels deep` }]);
    }
    const result = await this.validate<T>(value, schema);
    if (result.issues)
      throw invalidRequest(fieldErrorsOf(result.issues, metadata.type === 'body' ? 'body' : 'parameter'));
    return result.value;
  }
}
