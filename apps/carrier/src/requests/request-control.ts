import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '../control/read.ts';
import type { RequestLog } from './request-log.ts';

const query = z.object({ path: z.string().default('') });

/** Control: what the provider was asked, oldest first. */
export function requestControl(app: FastifyInstance, requests: RequestLog): void {
  app.get('/requests', (request) => ({
    requests: requests.list(read(query, request.query).path).map((logged) => ({
      method: logged.method,
      path: logged.path,
      to: logged.recipient,
      at: new Date(logged.at).toISOString(),
      status: logged.status,
    })),
  }));
}
