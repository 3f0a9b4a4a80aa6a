import { createPrivateKey, createSign, generateKeyPairSync } from "node:crypto";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import type { Db } from "../../db/db.ts";
import { day, type Clock } from "../../time/day.ts";
import { createOutbox, type Outbox, type OutboxDeps } from "../outbox.ts";
import { smtpTransport, type SmtpTransportDeps } from "./smtp.ts";

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly source: string;
  readonly secure: boolean;
  readonly user: string;
}

export interface TestSmtp {
  readonly port: number;
  readonly received: ReceivedMail[];
  close(): Promise<void>;
}

/** A real SMTP server on a free port (or `port`) that keeps what it is sent. `answer` decides, after the final dot, what to say: nothing thrown is 250. */
export async function startSmtp({ port = 0, answer, ...options }: SMTPServerOptions & { readonly port?: number; readonly answer?: (mail: ReceivedMail) => Promise<void> } = {}): Promise<TestSmtp> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.key === undefined ? ["STARTTLS"] : [],
    closeTimeout: 50,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("error", () => undefined);
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail = { from: mailFrom === false ? "" : mailFrom.address, to: rcptTo.map(({ address }) => address), source: Buffer.concat(chunks).toString("utf8"), secure: session.secure, user: String(session.user ?? "") };
        Promise.resolve(answer?.(mail)).then(() => { received.push(mail); done(); }, done);
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A refusal in the words of SMTP. */
export function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

export interface MovingClock extends Clock {
  forward(milliseconds: number): void;
}

export function movingClock(at = "2025-03-31T12:00:00Z"): MovingClock {
  let now = Date.parse(at);
  return {
    now: () => new Date(now),
    today: () => day(new Date(now).toISOString().slice(0, 10)),
    forward(milliseconds) {
      now += milliseconds;
    },
  };
}

export function testTransport(port: number, deps: Partial<SmtpTransportDeps> = {}) {
  return smtpTransport({
    server: { host: "127.0.0.1", port, secure: false, login: null },
    from: { name: "Jalon", address: "jalon@institute.example" },
    mailboxOf: async (account) => ({ name: `Account ${account}`, address: `${account}@people.example` }),
    site: "https://jalon.example",
    signature: { fr: "Message automatique.", en: "Automatic message." },
    ...deps,
  });
}

/** An outbox that writes to every account at `ACCOUNT@people.example`. */
export function mailOutbox(db: Db, clock: Clock, port: number, more: Partial<OutboxDeps> = {}, transport: Partial<SmtpTransportDeps> = {}): Outbox {
  return createOutbox({ db, clock, transports: { mail: testTransport(port, transport) }, ...more });
}

/** A key and a certificate for `localhost`, made here and signed by itself (X.509 v3, ECDSA with SHA-256), as PEM. */
export function selfMadeCertificate(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = sequence(oid("2a8648ce3d040302"));
  const name = sequence(der(0x31, sequence(oid("550403"), der(0x0c, Buffer.from("localhost")))));
  const year = new Date().getUTCFullYear();
  const time = (at: number) => der(0x18, Buffer.from(`${at}0101000000Z`));
  const alternatives = sequence(oid("551d11"), der(0x04, sequence(der(0x82, Buffer.from("localhost")), der(0x87, Buffer.from([127, 0, 0, 1])))));
  const authority = sequence(oid("551d13"), der(0x01, Buffer.from([0xff])), der(0x04, sequence(der(0x01, Buffer.from([0xff])))));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))), der(0x02, Buffer.from([1])), algorithm, name, sequence(time(year - 1), time(year + 1)), name,
    publicKey.export({ type: "spki", format: "der" }), der(0xa3, sequence(authority, alternatives)),
  );
  const signature = createSign("sha256").update(body).sign(createPrivateKey(privateKey.export({ type: "pkcs8", format: "pem" })));
  const whole = sequence(body, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const cert = `-----BEGIN CERTIFICATE-----\n${(whole.toString("base64").match(/.{1,64}/g) ?? []).join("\n")}\n-----END CERTIFICATE-----\n`;
  return { key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(), cert };
}

function der(tag: number, content: Buffer): Buffer {
  const size = content.byteLength;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, "hex"));
}
