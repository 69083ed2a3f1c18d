import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PreviewedParticipant } from '@kept/sequences/preview/preview';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { AppointmentDetailsService } from './appointment-details.service.ts';
import { appointmentDetailSchema, type AppointmentDetail } from './appointment-detail.schema.ts';
import { previewRequestSchema, previewSchema, type PreviewRequestBody } from './preview.schema.ts';

@ApiTags('Screens: appointments')
@Controller('screens/appointments')
export class AppointmentDetailsController {
  constructor(private readonly details: AppointmentDetailsService) {}

  @Access('session')
  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'previewAppointment',
    summary: 'What making, changing or deleting an event would do to its messages',
    description: 'Decided by the rules themselves; nothing is written. What the real call would refuse is refused.',
  })
  @Answers({ schema: previewSchema, description: 'Each participant’s messages, with a sentence for each' })
  async previewAppointment(
    @FromSession() caller: SessionCaller,
    @Body({ schema: previewRequestSchema }) request: PreviewRequestBody,
  ): Promise<{ readonly participants: readonly PreviewedParticipant[] }> {
    return { participants: await this.details.preview(caller, request) };
  }

  @Access('session')
  @Get(':id')
  @ApiOperation({ operationId: 'readAppointment', summary: 'One appointment, and where its sequences stand' })
  @Answers({ schema: appointmentDetailSchema, description: 'The appointment' })
  async readAppointment(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<AppointmentDetail> {
    return this.details.read(caller, id);
  }
}
