import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { BadRequest } from '../control/bad-request.ts';
import { read } from '../control/read.ts';
import type { FaultStore } from './fault-store.ts';
import { fault } from './fault.ts';

const path = z.object({
  id: z
    .string()
    .regex(/^\d{1,15}$/, 'must be the id of a fault')
    .transform(Number),
});

/** Control: what shall go wrong. */
export function faultControl(app: FastifyInstance, faults: FaultStore): void {
  app.post('/faults', (request, reply) => reply.code(201).send(faults.add(read(fault, request.body))));

  app.get('/faults', () => ({ faults: faults.list() }));

  app.delete('/faults', (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });

  app.delete('/faults/:id', (request, reply) => {
    const { id } = read(path, request.params);
    if (!faults.remove(id)) throw new BadRequest(404, [{ field: 'id', message: 'no such fault, or it is spent' }]);
    return reply.code(204).send();
  });
}
