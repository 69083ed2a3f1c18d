import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { Access } from '../access/access.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { healthSchema, type Health } from './health.schema.ts';
import { HealthService } from './health.service.ts';

@ApiTags('Health')
@SkipThrottle()
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Access('public')
  @Get()
  @ApiOperation({
    summary: 'How each part is',
    description: '200 while it serves, degraded or not; 503 when it cannot.',
  })
  @Answers({ schema: healthSchema, description: 'The parts' })
  async readHealth(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    return shown(await this.health.all(), reply);
  }

  @Access('public')
  @Get('live')
  @ApiOperation({ summary: 'Whether the process runs' })
  @Answers({ schema: healthSchema, description: 'It does' })
  readLiveness(): Health {
    return { status: 'ok', parts: {} };
  }

  @Access('public')
  @Get('ready')
  @ApiOperation({ summary: 'Whether it can serve: database and migrations' })
  @Answers({ schema: healthSchema, description: 'It can' })
  async readReadiness(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    return shown(await this.health.ready(), reply);
  }
}

function shown(health: Health, reply: FastifyReply): Health {
  reply.header('cache-control', 'no-store').status(health.status === 'down' ? 503 : 200);
  return health;
}
