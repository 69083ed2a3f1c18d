/** A program in a language, for the reference. A spec runs each as it stands (test/e2e/examples.spec.ts). */
export interface CodeSample {
  readonly lang: string;
  readonly label: string;
  readonly source: string;
}

const CURL = `# KEPT_URL is where Kept is, KEPT_API_KEY a key with messages:send and messages:read, TO a phone number
SENT=$(curl -sS --fail-with-body "$KEPT_URL/v1/send_message" \\
  -H "Authorization: Bearer $KEPT_API_KEY" \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: example-curl-$TO" \\
  -d '{"type": "sms", "to": "'"$TO"'", "message": "Hi from curl!"}')
echo "$SENT"

# how it fares: due, sending, accepted, delivered, or failed with a reason
ID=$(echo "$SENT" | sed -E 's/.*"messages":\\[\\{"id":"([^"]*)".*/\\1/')
curl -sS --fail-with-body "$KEPT_URL/v1/messages/$ID" -H "Authorization: Bearer $KEPT_API_KEY"
`;

const TYPESCRIPT = `// node send.ts, from Node 24 on; KEPT_URL, KEPT_API_KEY and TO as for curl
const { KEPT_URL, KEPT_API_KEY, TO } = process.env;

async function kept<T>(path: string, body?: object): Promise<T> {
  const answer = await fetch(KEPT_URL + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: \`Bearer \${KEPT_API_KEY}\`,
      'content-type': 'application/json',
      // the same key and body again: answered the same, sent once
      'idempotency-key': \`example-typescript-\${TO}\`,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const result = await answer.json();
  // errors are problem+json: code is stable, detail and errors say what to do
  if (!answer.ok) throw new Error(\`\${result.code}: \${result.detail ?? result.title}\`);
  return result;
}

interface Sent {
  success: true;
  messages: { id: string; status: string; explanation: string | null }[];
}

const sent = await kept<Sent>('/v1/send_message', { type: 'sms', to: TO, message: 'Hi from TypeScript!' });
for (const { id } of sent.messages) {
  const { status } = await kept<{ status: string }>(\`/v1/messages/\${id}\`);
  console.log(id, status);
}
`;

const PYTHON = `# python3 send.py, with the standard library; KEPT_URL, KEPT_API_KEY and TO as for curl
import json
import os
import urllib.error
import urllib.request

URL, KEY, TO = os.environ["KEPT_URL"], os.environ["KEPT_API_KEY"], os.environ["TO"]


def kept(path, body=None):
    request = urllib.request.Request(
        URL + path,
        method="GET" if body is None else "POST",
        data=None if body is None else json.dumps(body).encode(),
        headers={
            "Authorization": f"Bearer {KEY}",
            "Content-Type": "application/json",
            # the same key and body again: answered the same, sent once
            "Idempotency-Key": f"example-python-{TO}",
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        # problem+json: code is stable, detail and errors say what to do
        raise SystemExit(error.read().decode()) from error


sent = kept("/v1/send_message", {"type": "sms", "to": TO, "message": "Hi from Python!"})
for message in sent["messages"]:
    print(message["id"], kept(f"/v1/messages/{message['id']}")["status"])
`;

/** Sending a text and asking how it fares, in each language. */
export const SEND_MESSAGE_EXAMPLES: readonly CodeSample[] = [
  { lang: 'Shell', label: 'curl', source: CURL },
  { lang: 'TypeScript', label: 'TypeScript', source: TYPESCRIPT },
  { lang: 'Python', label: 'Python', source: PYTHON },
];
