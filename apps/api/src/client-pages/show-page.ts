import type { FastifyReply } from 'fastify';
import { languageAsked } from './language-asked.ts';
import { lostPage } from './lost-page.ts';
import type { ClientPage } from './client-page.ts';

/**
 * Answers with a client's page: kept by nobody, found by no search engine, told to nobody as the page one came from
 * (reliability.md, client links). Null: the link leads nowhere.
 */
export function showPage(reply: FastifyReply, page: ClientPage | null): string {
  const { status, policy, text } = page ?? lostPage(languageAsked(reply.request.headers['accept-language']));
  reply.status(status).headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'no-referrer',
  });
  return text;
}
