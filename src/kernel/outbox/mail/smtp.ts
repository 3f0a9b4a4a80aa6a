import { Readable } from "node:stream";
import { isIP } from "node:net";
import { domainToASCII } from "node:url";
import type { ConnectionOptions } from "node:tls";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { Bilingual } from "../../i18n/language.ts";
import type { Claimed, MailPayload, Outcome, Transport } from "../message.ts";
import { composeMail } from "./compose.ts";
import { isAddress, type Mailbox, type SmtpServer } from "./settings.ts";
import { addressMalformed, lostAfterEnd, noAddress, outcomeOfFailure, stopped, tooSlow } from "./smtp-outcome.ts";

export interface SmtpTransportDeps {
  readonly server: SmtpServer;
  readonly from: Mailbox;
  /** Where to write to an account; null where it has no address any more or is closed. */
  readonly mailboxOf: (accountId: string) => Promise<Mailbox | null>;
  readonly site: string | null;
  readonly signature: Bilingual;
  /** Certificates to trust besides those of the system, and the like. */
  readonly tls?: ConnectionOptions;
  /** How long a mail may take until its last byte but the final dot is sent. */
  readonly beforeEndMilliseconds?: number;
  /** How long to wait for the answer to the final dot: ten minutes (RFC 5321, 4.5.3.2.6). */
  readonly answerMilliseconds?: number;
}

const afterStopMilliseconds = 5_000;

/**
 * Sends mail over SMTP so that none is sent twice. A server that loses the connection within DATA discards what it has
 * (RFC 5321, 4.1.1.4): up to the final dot, every attempt can be made again. The body runs through a stream that, after its
 * last byte and before its end, waits for the mark `handing-over` in the database; only then does the final dot go out.
 * Beyond it, only an answer of the server tells what became of the mail; without one it is `uncertain`.
 */
export function smtpTransport(deps: SmtpTransportDeps): Transport {
  return {
    async deliver(message, beforeHandOver, signal) {
      const to = await deps.mailboxOf(message.recipient);
      if (to === null) return { kind: "failed", code: null, error: noAddress };
      if (!isAddress(to.address)) return { kind: "failed", code: null, error: addressMalformed };
      const address = withPlainDomain(to.address);
      const { id, createdAt } = message;
      const bytes = await composeMail({ id, createdAt, from: deps.from, to, payload: payloadOf(message), site: deps.site, signature: deps.signature });
      return converse(deps, { from: deps.from.address, to: address }, bytes, beforeHandOver, signal);
    },
  };
}

/** What `notify` wrote in the queue. */
function payloadOf({ payload }: Claimed): MailPayload {
  return payload as MailPayload;
}

function converse(deps: SmtpTransportDeps, envelope: { readonly from: string; readonly to: string }, bytes: Buffer, beforeHandOver: () => Promise<void>, signal: AbortSignal): Promise<Outcome> {
  const connection = connectionTo(deps);
  return new Promise((resolve) => {
    let marked = false;
    let over = false;
    let stopTimer: NodeJS.Timeout | undefined;
    const end = (outcome: Outcome): void => {
      if (over) return;
      over = true;
      clearTimeout(slowTimer);
      clearTimeout(stopTimer);
      signal.removeEventListener("abort", onStop);
      if (outcome.kind === "sent") connection.quit();
      else connection.close();
      resolve(outcome);
    };
    const fail = (error: unknown): void => end(outcomeOfFailure(error, marked));
    const onStop = (): void => {
      if (marked) stopTimer = setTimeout(() => end(lostAfterEnd), afterStopMilliseconds);
      else end(stopped);
    };
    const slowTimer = setTimeout(() => end(tooSlow), deps.beforeEndMilliseconds ?? 120_000);
    const body = async function* (): AsyncGenerator<Buffer> {
      yield bytes;
      await beforeHandOver();
      // Given up while the mark was being written: the mail must not end.
      if (over) throw new Error("given up before the end");
      clearTimeout(slowTimer);
      marked = true;
    };
    // Errors may come after the end too; without a listener they would end the process.
    connection.on("error", fail);
    if (signal.aborted) return end(stopped);
    signal.addEventListener("abort", onStop, { once: true });
    connection.connect((refused) => {
      if (refused !== undefined && refused !== null) return fail(refused);
      const send = (): void => connection.send({ from: envelope.from, to: [envelope.to], size: bytes.byteLength }, Readable.from(body()), (error, info) => {
        if (error !== null && error !== undefined) return fail(error);
        end({ kind: "sent", code: Number(/^\d{3}/.exec(info?.response ?? "")?.[0] ?? 250) });
      });
      const { login } = deps.server;
      if (login === null) return send();
      connection.login({ user: login.user, pass: login.password }, (error) => (error === null || error === undefined ? send() : fail(error)));
    });
  });
}

/** The domain as every server understands it (`xn--…`); the rest as it is. */
function withPlainDomain(address: string): string {
  const at = address.lastIndexOf("@");
  const domain = domainToASCII(address.slice(at + 1));
  return domain === "" ? address : `${address.slice(0, at)}@${domain}`;
}

function connectionTo({ server, tls, answerMilliseconds = 600_000 }: SmtpTransportDeps): SMTPConnection {
  return new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.secure,
    // A password never travels in clear, save within the machine.
    requireTLS: server.login !== null && !isLoopback(server.host),
    connectionTimeout: 20_000,
    greetingTimeout: 30_000,
    dnsTimeout: 10_000,
    socketTimeout: answerMilliseconds,
    socketCloseTimeout: 1_000,
    logger: false,
    ...(tls === undefined ? {} : { tls }),
  });
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}
