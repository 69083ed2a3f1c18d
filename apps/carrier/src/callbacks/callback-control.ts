import type { FastifyInstance } from 'fastify';
import type { CallbackDispatcher } from './callback-dispatcher.ts';

/** Control: holds status callbacks back and lets them go. The pause outlives a restart. */
export function callbackControl(app: FastifyInstance, callbacks: CallbackDispatcher): void {
  app.post('/pause-callbacks', () => {
    callbacks.pause();
    return { paused: true };
  });
  app.post('/resume-callbacks', () => {
    callbacks.resume();
    return { paused: false };
  });
}
