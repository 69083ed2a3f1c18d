import { expect, it } from 'vitest';
import { newId } from '@kept/persistence/new-id';
import { definitionOf } from '../../../test/harness/clinic.ts';
import { openWorld } from '../world.spec-support.ts';

it('a message says what its template says when it goes out, and keeps what it said', async () => {
  const template_id = newId();
  const definition = definitionOf({
    spec_version: 1,
    name: 'By template',
    messages: [
      {
        id: 'remind',
        name: 'Reminder',
        purpose: 'reminder',
        type: 'email',
        timing: { anchor: 'start', offset: { days: -1 }, window: 'any' },
        content: { template_id },
        auto_replies: [],
      },
    ],
  });
  const world = await openWorld(definition);
  try {
    const { sql, account_id } = world.clinic;
    await sql(
      `insert into template (id, account_id, channel, name, content)
       values ($1, $2, 'email', 'Way', '{"subject": "Way for {{ participant.first_name }}", "body": "Turn left."}')`,
      [template_id, account_id],
    );
    const said = () => sql(`select subject, body from message where kind = 'auto_message' order by id`);
    await world.due({ email: 'maya@client.example' });
    expect(await said()).toEqual([{ subject: 'Way for Ana', body: 'Turn left.' }]);

    await sql(`update template set content = '{"subject": "New", "body": "Turn right."}' where id = $1`, [template_id]);
    await world.due({ email: 'nora@client.example' });
    expect(await said()).toEqual([
      { subject: 'Way for Ana', body: 'Turn left.' },
      { subject: 'New', body: 'Turn right.' },
    ]);
  } finally {
    await world.close();
  }
});
