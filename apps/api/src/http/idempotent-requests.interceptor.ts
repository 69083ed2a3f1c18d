import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, concatMap, defer, from, Observable, of } from 'rxjs';
import { callers } from '../access/callers.ts';
import { fieldErrorsOf } from '../problems/field-errors-of.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { idempotencyKeySchema } from './idempotency-key.schema.ts';
import { IdempotencyKeys, type KeyedRequest } from './idempotency-keys.ts';
import { SHOWN_ONCE } from './shown-once.decorator.ts';
import { idempotentWork } from './idempotent-work.ts';

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const HEADER = 'idempotency-key';

/**
 * Makes every write under /v1 that names an Idempotency-Key once: repeated within a day, it is answered as the first,
 * marked as replayed. What was refused is not kept.
 */
@Injectable()
export class IdempotentRequests implements NestInterceptor {
  constructor(private readonly keys: IdempotencyKeys) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const keyed = keyedRequest(request);
    if (keyed === null) return next.handle();
    const begun = await this.keys.begin(keyed);
    if (begun.type === 'replay') {
      reply.status(begun.status).header('Idempotent-Replayed', 'true');
      return of(begun.response ?? undefined);
    }
    return within(keyed, next).pipe(
      concatMap(async (response: unknown) => {
        await this.keys.finish(keyed, { status: reply.statusCode, response: withoutSecret(response, context) });
        return response;
      }),
      catchError((error: unknown) =>
        from(this.keys.release(keyed)).pipe(
          concatMap(() => {
            throw error;
          }),
        ),
      ),
    );
  }
}

/** What is shown once is kept nowhere, not even for a repetition. */
function withoutSecret(response: unknown, context: ExecutionContext): unknown {
  const member: unknown = Reflect.getMetadata(SHOWN_ONCE, context.getHandler());
  if (typeof member !== 'string' || typeof response !== 'object' || response === null) return response;
  return { ...response, [member]: null };
}

/** The handler runs where `idempotentWork` knows the key. */
function within(keyed: KeyedRequest, next: CallHandler): Observable<unknown> {
  return defer(
    () =>
      new Observable((subscriber) => {
        idempotentWork.run(keyed, () => next.handle().subscribe(subscriber));
      }),
  );
}

/** Null for what is no write of a caller under /v1, or names no key. */
function keyedRequest(request: FastifyRequest): KeyedRequest | null {
  const given = request.headers[HEADER];
  if (given === undefined || !WRITES.has(request.method) || !request.url.startsWith('/v1/')) return null;
  const caller = callers.find(request);
  if (caller === null) return null;
  const key = idempotencyKeySchema.safeParse(given);
  if (!key.success) {
    throw invalidRequest(fieldErrorsOf(key.error.issues, 'parameter').map((error) => ({ ...error, field: HEADER })));
  }
  // A form of files is known by its length: it is read as a stream, and kept by nobody.
  const body = request.body === undefined ? `of ${request.headers['content-length'] ?? 0} bytes` : request.body;
  const hash = createHash('sha256')
    .update(JSON.stringify([request.method, request.url, body]))
    .digest();
  return { account_id: caller.account_id, key: key.data, hash };
}
