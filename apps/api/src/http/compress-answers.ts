import { constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Below this an answer fits into a packet or two anyway. */
const WORTH_IT_BYTES = 1024;

/** What programs and pages read. Streams of news stay as they are: compressed they would wait for each other. */
const JSON_ANSWER = /^application\/(?:[\w.-]+\+)?json\b/;

/**
 * Compresses answers for whoever accepts it: a page of the list is a tenth of its size. What pages are made of was compressed
 * when it was built. No answer holds a secret beside what somebody else may choose, so its length tells nothing.
 */
export async function compressAnswers(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyCompress, {
    globalDecompression: false,
    threshold: WORTH_IT_BYTES,
    customTypes: JSON_ANSWER,
    encodings: ['br', 'gzip'],
    // the default of 11 is for what is compressed once and read often
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
}
