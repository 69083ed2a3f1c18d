import type { FieldError } from '../problems/problem.ts';
import type { MailServerRequest, StoredCredentials } from './credentials.schema.ts';

interface MailServerCredentials {
  readonly request: MailServerRequest;
  /** What is kept so far; secrets that the request leaves out stay as they are. */
  readonly kept: StoredCredentials;
}

type Merged =
  | { readonly ok: true; readonly plain: StoredCredentials }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** What a channel keeps of its mail server after a request, or what the request lacks for it. */
export function mailServerCredentials({ request, kept }: MailServerCredentials): Merged {
  const { user, reply_domain, dkim_domain, dkim_selector } = request;
  const pass = request.pass ?? kept['pass'] ?? null;
  const dkim_private_key = request.dkim_private_key ?? kept['dkim_private_key'] ?? null;
  const signs = dkim_domain !== null;
  const errors = [
    ...(user !== null && pass === null ? [empty('/pass', 'is empty, and none is kept yet')] : []),
    ...(signs && dkim_selector === null ? [empty('/dkim_selector', 'is empty: it names the key in the DNS')] : []),
    ...(signs && dkim_private_key === null ? [empty('/dkim_private_key', 'is empty, and none is kept yet')] : []),
    ...(!signs && (dkim_selector !== null || request.dkim_private_key !== null)
      ? [empty('/dkim_domain', 'is empty: say what domain is signed for, or leave out selector and key too')]
      : []),
  ];
  if (errors.length > 0) return { ok: false, errors };
  const plain = {
    ...otherParts(kept),
    host: request.host,
    port: String(request.port),
    secure: String(request.secure),
    ...(user === null || pass === null ? {} : { user, pass }),
    ...(reply_domain === null ? {} : { reply_domain }),
    ...(dkim_domain === null || dkim_selector === null || dkim_private_key === null
      ? {}
      : { dkim_domain, dkim_selector, dkim_private_key }),
  };
  return { ok: true, plain };
}

const OURS: readonly string[] = ['user', 'pass', 'reply_domain', 'dkim_domain', 'dkim_selector', 'dkim_private_key'];

function otherParts(kept: StoredCredentials): StoredCredentials {
  return Object.fromEntries(Object.entries(kept).filter(([name]) => !OURS.includes(name)));
}

function empty(field: string, message: string): FieldError {
  return { field, code: 'empty', message };
}
