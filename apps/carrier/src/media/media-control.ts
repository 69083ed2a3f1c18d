import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { accountSid } from '../accounts/account-sid.ts';
import { BadRequest } from '../control/bad-request.ts';
import { read } from '../control/read.ts';
import type { MediaStore } from './media-store.ts';

const path = z.object({ sid: accountSid, media_sid: z.string().regex(/^ME[0-9a-f]{32}$/, 'is no media') });

/** Control: a picture as a phone shows it. */
export function mediaControl(app: FastifyInstance, media: MediaStore): void {
  app.get('/accounts/:sid/media/:media_sid', (request, reply) => {
    const { sid, media_sid } = read(path, request.params);
    const found = media.find(media_sid);
    if (found === null || found.account_sid !== sid)
      throw new BadRequest(404, [{ field: 'media_sid', message: 'no such media of this account' }]);
    return reply.type(found.content_type).send(Buffer.from(found.bytes));
  });
}
