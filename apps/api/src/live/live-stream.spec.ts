import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { LiveStream } from './live-stream.ts';

const open = () => new LiveStream({ account_id: 'a', session_id: 's' });

const MANY = { appointment: Array.from({ length: 1_000 }, (_, n) => String(n).padStart(36, '0')) };

it('lets go of a page that does not read, and not of one that does', async () => {
  const [unread, read] = [open(), open()];
  const heard = text(read.body);
  for (let position = 1; position <= 20; position += 1) {
    for (const stream of [unread, read]) stream.changes(position, MANY);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  expect([unread.body.destroyed, read.body.destroyed]).toEqual([true, false]);
  read.end(null);
  expect((await heard).split('event: changes')).toHaveLength(21);
});

it('writes server-sent events: when to come back, then each with its position', async () => {
  const stream = open();
  stream.hello(7);
  stream.changes(8, { clock: ['x'] });
  stream.changes(9, null);
  stream.beat();
  stream.end('signed_out');
  stream.changes(10, null);
  expect((await text(stream.body)).replace(/^retry: \d{4}/, 'retry: some')).toBe(
    [
      'retry: some\n\n',
      'id: 7\nevent: hello\ndata: {}\n\n',
      'id: 8\nevent: changes\ndata: {"topics":{"clock":["x"]}}\n\n',
      'id: 9\nevent: reset\ndata: {}\n\n',
      'event: beat\ndata: {}\n\n',
      'event: signed_out\ndata: {}\n\n',
    ].join(''),
  );
});
