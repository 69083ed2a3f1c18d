import { Controller, Get, Param, Res, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { readFileToken } from '@kept/files/file-token';
import type { Settings } from '@kept/settings/settings';
import { Access } from '../access/access.decorator.ts';
import { sendFile } from '../files/send-file.ts';
import { notFound } from '../problems/not-found.ts';
import { InjectSettings } from '../settings.provider.ts';
import { AttachmentsService } from './attachments.service.ts';

/** Files for carriers, which have no key: the address itself is the grant, signed and expiring (`@kept/files/signed-file-url`). */
@ApiExcludeController()
@Controller('files')
export class GrantedFilesController {
  constructor(
    private readonly attachments: AttachmentsService,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  @Access('link')
  @Get(':token')
  async readGrantedFile(
    @Param('token') token: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const grant = readFileToken({ secrets: this.settings.secrets, token, now: new Date() });
    // Made up, expired and gone look the same from outside.
    if (grant === null) throw notFound('file');
    const { account_id, attachment_id: id, version } = grant;
    return sendFile(reply, await this.attachments.open({ account_id, id, version }));
  }
}
