import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';

/** How long requests under way may take when the process is asked to end. */
const GRACE_MS = 1_500;

/**
 * Ends connections that would keep the process: the server closes idle ones by itself and waits for the others, but a
 * connection that a browser opened ahead and never used counts as busy.
 */
@Injectable()
export class OpenConnections implements BeforeApplicationShutdown {
  constructor(private readonly host: HttpAdapterHost<FastifyAdapter>) {}

  beforeApplicationShutdown(): void {
    const { server } = this.host.httpAdapter.getInstance();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  }
}
