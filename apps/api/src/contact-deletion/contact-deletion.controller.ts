import { Controller, Delete, HttpCode, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { beginErasure } from '@kept/sequences/erasure/begin-erasure';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { contactMerged } from '../contacts/contact-merged.ts';
import { HotPool } from '../database/hot-pool.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { notFound } from '../problems/not-found.ts';

@ApiTags('Screens: contacts')
@Controller('screens/contacts/:id')
export class ContactDeletionController {
  constructor(
    private readonly hot: HotPool,
    private readonly nudger: SequenceNudger,
  ) {}

  /** Admins only: nothing brings it back. Who is archived instead can be taken out again. */
  @Access({ session: 'admin' })
  @Delete()
  @HttpCode(202)
  @ApiOperation({
    operationId: 'deleteContact',
    summary: 'Delete a contact and all that was said with them, for good',
    description:
      'At once nobody finds them, nothing is sent to them and their links are dead; what was said goes page by page afterwards, and the log says when it is done. That messages went out, when and for how many credits stays; so does an entry of the stop list, so that they are never written to again.',
  })
  @Answers({ status: 202, description: 'It has begun, and goes on whatever happens' })
  async remove(
    @FromSession() { account_id, user_id }: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<void> {
    const begun = await beginErasure({ pool: this.hot.pool, account_id, contact_id: id, user_id });
    if (begun.type === 'not_found') throw notFound('contact');
    if (begun.type === 'merged') throw contactMerged(begun.merged_into_id);
    this.nudger.nudge(begun.nudge);
  }
}
