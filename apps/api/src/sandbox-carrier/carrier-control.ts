import { Injectable } from '@nestjs/common';
import type { Settings } from '@kept/settings/settings';
import type { z } from 'zod';
import { Problem } from '../problems/problem.ts';
import { InjectSettings } from '../settings.provider.ts';
import { notSandbox } from './not-sandbox.ts';

/** Longer than the carrier waits for our own webhook, whose answer some requests carry. */
const TIMEOUT_MS = 20_000;

interface Asked<S extends z.ZodType> {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With its query. */
  readonly path: string;
  readonly body?: unknown;
  /** What it means that it comes too late, where it may. */
  readonly too_late?: string;
  /** What an answer holds that we use. */
  readonly schema: S;
}

type Request = Pick<Asked<z.ZodType>, 'path' | 'body'> & { readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' };

/** A file as the carrier holds it. */
export interface CarrierFile {
  readonly content_type: string;
  readonly bytes: Buffer;
}

/** The control API of the carrier sandbox (apps/carrier). Callers see to it that the account is a sandbox. */
@Injectable()
export class CarrierControl {
  private readonly url: string | null;

  constructor(@InjectSettings() { carrier_url }: Settings) {
    this.url = carrier_url;
  }

  /** Bytes it holds, with their content type; null when it has none such. */
  async fetchFile(path: string): Promise<CarrierFile | null> {
    const answer = await this.call({ method: 'GET', path });
    if (!answer.ok) return null;
    const content_type = answer.headers.get('content-type') ?? 'application/octet-stream';
    return { content_type, bytes: Buffer.from(await answer.arrayBuffer()) };
  }

  /**
   * Asks it. Throws a 503 when it does not answer, which says what to do, and a 409 with `too_late` as its title when what
   * is asked no longer fits what is there.
   */
  async ask<S extends z.ZodType>({ method = 'GET', path, body, schema, too_late }: Asked<S>): Promise<z.output<S>> {
    const answer = await this.call({ method, path, body });
    const text = await answer.text();
    if (answer.status === 409 && too_late !== undefined) throw tooLate(too_late);
    if (!answer.ok) throw new Error(`the carrier sandbox answered ${answer.status} to ${method} ${path.split('?')[0]}`);
    return schema.parse(text === '' ? null : JSON.parse(text));
  }

  private async call({ method, path, body }: Request): Promise<Response> {
    if (this.url === null) throw notSandbox();
    return fetch(`${this.url}${path}`, {
      method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    }).catch(() => {
      throw carrierAway();
    });
  }
}

function tooLate(title: string): Problem {
  return new Problem({ status: 409, code: 'too_late', title, detail: 'Look at it as it is now.' });
}

function carrierAway(): Problem {
  return new Problem({
    status: 503,
    code: 'carrier_away',
    title: 'The carrier sandbox does not answer',
    detail: 'Its phones and mailboxes cannot be seen until it runs again; npm start runs it.',
    headers: { 'retry-after': '5' },
  });
}
