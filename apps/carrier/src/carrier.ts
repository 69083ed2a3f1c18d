import Fastify, { type FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import { accountControl } from './accounts/account-control.ts';
import { accountRoutes } from './accounts/account-routes.ts';
import { createAccountStore } from './accounts/account-store.ts';
import { callbackControl } from './callbacks/callback-control.ts';
import { createCallbackDispatcher } from './callbacks/callback-dispatcher.ts';
import { asSeenByPhone } from './calls/as-seen-by-phone.ts';
import { callControl } from './calls/call-control.ts';
import { createCallEngine } from './calls/call-engine.ts';
import { callRoutes } from './calls/call-routes.ts';
import { createCallStore } from './calls/call-store.ts';
import { createNotificationStore } from './calls/notification-store.ts';
import { createPlaceCall } from './calls/place-call.ts';
import type { Call } from './calls/call.ts';
import { answerFault } from './control/answer-fault.ts';
import { openDatabase } from './database.ts';
import { faultControl } from './faults/fault-control.ts';
import { createFaultStore } from './faults/fault-store.ts';
import { createActOnMail } from './mailboxes/act-on-mail.ts';
import { createMailRouteStore } from './mailboxes/mail-route-store.ts';
import { mailboxControl } from './mailboxes/mailbox-control.ts';
import { createMailboxStore } from './mailboxes/mailbox-store.ts';
import { createSendFromMailbox } from './mailboxes/send-from-mailbox.ts';
import { createMailSink } from './mailboxes/mail-sink.ts';
import { createDelivery } from './messages/delivery.ts';
import { createMediaFetcher } from './media/media-fetcher.ts';
import { createMediaStore } from './media/media-store.ts';
import { mediaControl } from './media/media-control.ts';
import { mediaRoutes } from './media/media-routes.ts';
import { messageRoutes } from './messages/message-routes.ts';
import { createMessageStore } from './messages/message-store.ts';
import { createSubmitMessage } from './messages/submit-message.ts';
import { numberControl } from './numbers/number-control.ts';
import { numberRoutes } from './numbers/number-routes.ts';
import { createNumberStore } from './numbers/number-store.ts';
import { createOptOutStore } from './phones/opt-out-store.ts';
import { phoneControl } from './phones/phone-control.ts';
import { createPhoneStore } from './phones/phone-store.ts';
import { createSendFromPhone } from './phones/send-from-phone.ts';
import { createRequestLog } from './requests/request-log.ts';
import { requestControl } from './requests/request-control.ts';
import { serveRest } from './rest/serve-rest.ts';
import type { Settings } from './settings.ts';

/** Twilio waits 15 s for a messaging webhook: https://www.twilio.com/docs/messaging/guides/webhook-request. */
const WEBHOOK_LIMIT_MS = 15_000;

type Options = {
  /** How long a customer's webhook may take. */
  readonly webhook_limit_ms?: number;
  /** How long a second of a call takes; a test's may be short. */
  readonly call_second_ms?: number;
};

export type Carrier = {
  /** As in `http://127.0.0.1:5100`. */
  readonly url: string;
  readonly port: number;
  readonly smtp_port: number;
  readonly stop: () => Promise<void>;
};

/**
 * Starts the sandbox; port 0 takes any free one. State is read from and kept in the file `data`.
 * @throws when a port is taken (code EADDRINUSE) or the file cannot be opened.
 */
export async function startCarrier(
  settings: Settings,
  { webhook_limit_ms = WEBHOOK_LIMIT_MS, call_second_ms = 1000 }: Options = {},
): Promise<Carrier> {
  const log: FastifyBaseLogger = pino({ level: 'warn' }, pino.destination(2));
  const database = openDatabase(settings.data);
  const accounts = createAccountStore(database);
  const numbers = createNumberStore(database);
  const phones = createPhoneStore(database);
  const opt_outs = createOptOutStore(database);
  const messages = createMessageStore(database);
  const media = createMediaStore(database);
  const calls = createCallStore(database);
  const notifications = createNotificationStore(database);
  const faults = createFaultStore(database);
  const requests = createRequestLog(database);
  const mailboxes = createMailboxStore(database);
  const mail_routes = createMailRouteStore(database);

  const delivery = createDelivery({ database, messages });
  const callbacks = createCallbackDispatcher({ database, accounts, log, webhook_limit_ms });
  const fetcher = createMediaFetcher({
    ...{ database, messages, media, delivery, callbacks },
    limit_ms: webhook_limit_ms,
  });
  const submit = createSubmitMessage({
    ...{ database, messages, numbers, phones, opt_outs, faults, delivery, callbacks, fetcher },
  });
  const engine = createCallEngine({
    ...{ database, accounts, numbers, phones, calls, notifications, callbacks },
    ...{ webhook_limit_ms, call_second_ms, log },
  });
  const place = createPlaceCall({ numbers, phones, faults, engine });
  const seen = (call: Call) =>
    asSeenByPhone({
      call,
      lines: calls.linesOf(call.sid),
      problems: notifications.about(call.sid),
      seconds: engine.secondsOf(call),
    });

  const app = Fastify({
    loggerInstance: log,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 500 },
  });
  const send = createSendFromPhone({
    ...{ accounts, numbers, messages, media, opt_outs, submit, notifications, log, webhook_limit_ms },
    base_url: () => app.listeningOrigin,
  });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, new URLSearchParams(String(body)));
  });
  app.setErrorHandler(answerFault);
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .send({ status: 404, problems: [{ field: '', message: `nothing at ${request.method} ${request.url}` }] }),
  );
  const routes = [
    ...accountRoutes,
    ...numberRoutes(numbers),
    ...messageRoutes({ messages, submit }),
    ...mediaRoutes({ media, messages }),
    ...callRoutes({ calls, engine, place }),
  ];
  serveRest(app, { accounts, faults, requests, routes });
  app.get('/health', () => ({ status: 'ok' }));
  accountControl(app, accounts);
  numberControl(app, { accounts, numbers });
  phoneControl(app, { phones, messages, callsOf: (asked) => calls.ofPhone(asked).map(seen), send });
  callControl(app, { calls, engine, phones, notifications, callbacks, seen });
  mediaControl(app, media);
  mailboxControl(app, {
    mailboxes,
    routes: mail_routes,
    send: createSendFromMailbox({ mailboxes, routes: mail_routes, webhook_limit_ms }),
    actOn: createActOnMail({ mailboxes, routes: mail_routes, webhook_limit_ms }),
  });
  faultControl(app, faults);
  requestControl(app, requests);
  callbackControl(app, callbacks);
  const sink = createMailSink({ mailboxes, faults, requests, log });

  const stop = async (): Promise<void> => {
    fetcher.stop();
    delivery.stop();
    engine.stop();
    callbacks.stop();
    await app.close();
    await sink.stop();
    database.close();
  };
  try {
    const { host } = settings;
    const smtp_port = await sink.listen({ host, port: settings.smtp_port });
    const url = await app.listen({ host, port: settings.port });
    delivery.start();
    engine.start();
    callbacks.start();
    fetcher.start();
    return { url, port: Number(new URL(url).port), smtp_port, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}
