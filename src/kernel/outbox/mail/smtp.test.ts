import assert from "node:assert/strict";
import { createServer, type Socket } from "node:net";
import { test } from "node:test";
import type { SMTPServerOptions } from "smtp-server";
import type { Claimed, Outcome } from "../message.ts";
import { composeMail } from "./compose.ts";
import { mailboxFrom, smtpServerFrom } from "./settings.ts";
import { refusal, selfMadeCertificate, startSmtp, testTransport } from "./testing.ts";

const id = "0b6f3f5e-2a94-4c53-9d3e-6f0f3f0f4a11";
const claimed: Claimed = {
  id, channel: "mail", recipient: "lea", attempts: 1, round: 1, createdAt: "2025-03-31T12:00:00.000Z", claim: id,
  payload: { subject: { fr: "Échéance\u202f: «\u202fvaleur\u202f» due", en: "Deadline: value due" }, text: { fr: "Bonjour,\n\n.Un point en tête de ligne & <b>", en: "Hello,\n\nA value is due = now." }, path: "/values?a=1&b=2", inPlaceOf: null },
};
const never = new AbortController().signal;
const go = async (): Promise<void> => {};

/** Headers unfolded and the parts decoded, without the library that wrote them (RFC 2045, 2047). */
function read(source: string): { headers: Map<string, string>; parts: string[] } {
  const [head = "", ...rest] = source.split("\r\n\r\n");
  const headers = new Map(head.replaceAll(/\r\n[ \t]+/g, " ").split("\r\n").map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]));
  const boundary = /boundary="([^"]+)"/.exec(headers.get("content-type") ?? "")?.[1] ?? "";
  const parts = rest.join("\r\n\r\n").split(`--${boundary}`).slice(1, -1).map((part) => part.slice(part.indexOf("\r\n\r\n") + 4));
  return { headers, parts: parts.map((part) => bytes(part.replaceAll("=\r\n", ""))) };
}

function bytes(quoted: string): string {
  return Buffer.from(quoted.replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), "latin1").toString("utf8");
}

function words(header: string): string {
  return header.replaceAll(/\?=\s+=\?/g, "?==?").replaceAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_all, how: string, text: string) => (how.toUpperCase() === "B" ? Buffer.from(text, "base64").toString("utf8") : bytes(text.replaceAll("_", " "))));
}

test("a mail arrives whole: headers, text and HTML, French first", async () => {
  const smtp = await startSmtp();
  try {
    assert.deepEqual(await testTransport(smtp.port).deliver(claimed, go, never), { kind: "sent", code: 250 });
    const [mail] = smtp.received;
    assert.ok(mail !== undefined);
    assert.deepEqual([mail.from, mail.to], ["jalon@institute.example", ["lea@people.example"]]);
    const { headers, parts } = read(mail.source);
    assert.equal(words(headers.get("subject") ?? ""), "Échéance : « valeur » due / Deadline: value due");
    assert.equal(headers.get("message-id"), `<${id}@institute.example>`);
    assert.equal(headers.get("auto-submitted"), "auto-generated");
    assert.equal(Date.parse(headers.get("date") ?? ""), Date.parse(claimed.createdAt));
    assert.equal(headers.get("to"), "Account lea <lea@people.example>");
    assert.ok(!headers.has("list-id") && !headers.has("bcc"));
    const [text = "", html = ""] = parts;
    assert.ok(text.startsWith("Bonjour,\r\n\r\n.Un point en tête de ligne & <b>"));
    assert.ok(text.indexOf("Bonjour") < text.indexOf("Hello") && text.includes("https://jalon.example/values?a=1&b=2") && text.includes("A value is due = now."));
    assert.ok(html.includes("<p>.Un point en tête de ligne &amp; &lt;b&gt;</p>") && html.includes('<div lang="en">') && html.includes('href="https://jalon.example/values?a=1&amp;b=2"'));
  } finally {
    await smtp.close();
  }
});

test("the same message gives the same bytes at every attempt", async () => {
  const parts = { id, createdAt: claimed.createdAt, from: { name: "J", address: "j@i.example" }, to: { name: "L", address: "l@p.example" }, payload: claimed.payload as never, site: null, signature: { fr: "a", en: "b" } };
  assert.deepEqual(await composeMail(parts), await composeMail(parts));
});

/** Encoded words (RFC 2047), each decoded by itself: a sign cut in two by a boundary shows as U+FFFD. */
function decodedWords(header: string): string {
  return header.replaceAll(/\r\n(?=[ \t])/g, "").replaceAll(/\?=\s+=\?/g, "?==?").replaceAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_word, kind: string, body: string) =>
    (kind.toLowerCase() === "b" ? Buffer.from(body, "base64") : Buffer.from(body.replaceAll("_", " ").replaceAll(/=([0-9a-f]{2})/gi, (_byte, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), "latin1")).toString("utf8"));
}

test("a title of any length makes lines that a mail may have, and loses no sign in two", async () => {
  for (const title of ["x".repeat(5_000), "é".repeat(5_000), "😀".repeat(5_000), `${"mot ".repeat(2_000)}fin`]) {
    const bytes = await composeMail({ id, createdAt: claimed.createdAt, from: { name: title, address: "j@i.example" }, to: { name: title, address: "l@p.example" }, payload: { subject: { fr: title, en: `${title}.` }, text: { fr: title, en: title }, path: null, inPlaceOf: null }, site: null, signature: { fr: "a", en: "b" } });
    const source = bytes.toString("utf8");
    assert.ok(source.split("\r\n").every((line) => Buffer.byteLength(line) <= 998), title.slice(0, 4));
    assert.ok(!/(^|[^\r])\n/.test(source));
    const subject = decodedWords(/^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(source)?.[1] ?? "");
    assert.ok(subject.includes("… / ") && subject.endsWith("…") && !subject.includes("\ufffd"), subject.slice(0, 40));
    assert.ok([...subject].length <= 403);
  }
});

test("nothing is injected into headers, and a recipient is one address", async () => {
  const smtp = await startSmtp();
  try {
    const evil = { ...claimed, payload: { subject: { fr: "A\r\nBcc: x@evil.example\r\n\r\nbody", en: "A\nX: 1" }, text: { fr: "t", en: "t" }, path: null, inPlaceOf: null } };
    const named = testTransport(smtp.port, { mailboxOf: async () => ({ name: 'Eve\r\nBcc: x@evil.example, "', address: "eve@people.example" }) });
    assert.equal((await named.deliver(evil, go, never)).kind, "sent");
    const { headers } = read(smtp.received[0]?.source ?? "");
    assert.ok(!headers.has("bcc") && !headers.has("x"));
    assert.deepEqual(smtp.received[0]?.to, ["eve@people.example"]);
    for (const address of ["a@b.example, x@evil.example", "a@b.example>\r\nRCPT TO:<x@evil.example", "a@b.example\r\nDATA", "<a@b.example>", "a", "a@b@c", '"a b"@c.example', "a@b.example x"]) {
      const outcome = await testTransport(smtp.port, { mailboxOf: async () => ({ name: "", address }) }).deliver(claimed, go, never);
      assert.equal(outcome.kind, "failed", address);
    }
    assert.equal(smtp.received.length, 1);
  } finally {
    await smtp.close();
  }
});

/** What comes of it where the server answers each stage with `code`. */
async function refusedAt(stage: "MAIL" | "RCPT" | "DATA", code: number): Promise<Outcome> {
  const error = refusal(code, `<lea@people.example> ${code}`);
  const smtp = await startSmtp({
    ...(stage === "MAIL" ? { onMailFrom: (_address, _session, done) => done(error) } : {}),
    ...(stage === "RCPT" ? { onRcptTo: (_address, _session, done) => done(error) } : {}),
    ...(stage === "DATA" ? { answer: async () => { throw error; } } : {}),
  });
  try {
    const outcome = await testTransport(smtp.port).deliver(claimed, go, never);
    assert.ok(!JSON.stringify(outcome).includes("@people"), "no address in errors");
    return outcome;
  } finally {
    await smtp.close();
  }
}

test("4xx waits, 5xx of the recipient or the message is final, a refused sender waits for somebody", async () => {
  const kinds = async (stage: "MAIL" | "RCPT" | "DATA", code: number) => {
    const outcome = await refusedAt(stage, code);
    return [outcome.kind, "code" in outcome ? outcome.code : null];
  };
  assert.deepEqual(await kinds("RCPT", 450), ["postponed", 450]);
  assert.deepEqual(await kinds("RCPT", 550), ["failed", 550]);
  assert.deepEqual(await kinds("DATA", 451), ["postponed", 451]);
  assert.deepEqual(await kinds("DATA", 554), ["failed", 554]);
  assert.deepEqual(await kinds("MAIL", 553), ["postponed", 553]);
  const rejected = await refusedAt("RCPT", 550);
  assert.ok(rejected.kind === "failed" && rejected.error.fr === "Le serveur a rejeté l’adresse (550).");
});

test("a server that is down, or not one of mail, is tried again", async () => {
  const smtp = await startSmtp();
  await smtp.close();
  const down = await testTransport(smtp.port).deliver(claimed, go, never);
  assert.ok(down.kind === "postponed" && down.stops === "channel");
  const mute = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
  const address = mute.address();
  const outcome = await testTransport(typeof address === "object" ? (address?.port ?? 0) : 0).deliver(claimed, go, never);
  assert.equal(outcome.kind, "postponed");
  mute.close();
});

/** A server as coarse as can be: it greets, agrees to everything, and does what the test says after DATA. */
async function coarseServer(): Promise<{ port: number; sockets: Socket[]; heard: () => string; close: () => void }> {
  const sockets: Socket[] = [];
  let heard = "";
  const server = createServer((socket) => {
    sockets.push(socket);
    let inData = false;
    socket.on("error", () => undefined);
    socket.write("220 coarse ESMTP\r\n");
    socket.on("data", (chunk: Buffer) => {
      heard += chunk.toString("utf8");
      if (inData) return;
      const said = chunk.toString("utf8").toUpperCase();
      inData = said.startsWith("DATA");
      socket.write(inData ? "354 go\r\n" : said.startsWith("QUIT") ? "221 bye\r\n" : "250 ok\r\n");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return { port: typeof address === "object" ? (address?.port ?? 0) : 0, sockets, heard: () => heard, close: () => { for (const socket of sockets) socket.destroy(); server.close(); } };
}

test("the final dot goes out only after the mark; without the mark it never does", async () => {
  const server = await coarseServer();
  try {
    let before = "";
    const mark = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      before = server.heard();
      throw new Error("held by somebody else");
    };
    const outcome = await testTransport(server.port).deliver(claimed, mark, never);
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal(outcome.kind, "postponed");
    assert.ok(before.includes("A value is due =3D now.") && before.includes("\r\n..Un point"), "the whole text was sent");
    assert.ok(!server.heard().includes("\r\n.\r\n"));
  } finally {
    server.close();
  }
});

test("a connection lost in DATA before the mark is tried again; after it, nobody can tell", async () => {
  const server = await coarseServer();
  const drop = async (): Promise<void> => {
    for (const socket of server.sockets) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 40));
  };
  try {
    assert.equal((await testTransport(server.port).deliver(claimed, drop, never)).kind, "postponed");
    const afterMark = async (): Promise<void> => {
      setTimeout(() => void drop(), 40);
    };
    assert.equal((await testTransport(server.port).deliver(claimed, afterMark, never)).kind, "uncertain");
    // No answer at all to the final dot.
    assert.equal((await testTransport(server.port, { answerMilliseconds: 150 }).deliver(claimed, go, never)).kind, "uncertain");
    // Too slow before the mark: nothing has left.
    assert.equal((await testTransport(server.port, { beforeEndMilliseconds: 80 }).deliver(claimed, () => new Promise((resolve) => setTimeout(resolve, 160)), never)).kind, "postponed");
  } finally {
    server.close();
  }
});

test("told to stop: before the mark the mail is taken back", async () => {
  const server = await coarseServer();
  const stopping = new AbortController();
  try {
    const outcome = await testTransport(server.port).deliver(claimed, async () => { stopping.abort(); await new Promise((resolve) => setTimeout(resolve, 20)); }, stopping.signal);
    assert.equal(outcome.kind, "postponed");
    assert.ok(!server.heard().includes("\r\n.\r\n"));
  } finally {
    server.close();
  }
});

test("STARTTLS with a self-made certificate, and a login that never travels in clear", async () => {
  const { key, cert } = selfMadeCertificate();
  const onAuth: SMTPServerOptions["onAuth"] = (auth, _session, done) => (auth.password === "s3cret" ? done(null, { user: auth.username ?? "" }) : done(refusal(535, "no")));
  const smtp = await startSmtp({ key, cert, authOptional: false, onAuth });
  const server = { host: "localhost", port: smtp.port, secure: false, login: { user: "jalon", password: "s3cret" } };
  try {
    assert.equal((await testTransport(smtp.port, { server, tls: { ca: cert } }).deliver(claimed, go, never)).kind, "sent");
    assert.deepEqual([smtp.received[0]?.secure, smtp.received[0]?.user], [true, "jalon"]);
    const stranger = await testTransport(smtp.port, { server }).deliver(claimed, go, never);
    assert.ok(stranger.kind === "postponed" && stranger.error.en.includes("encrypted"), JSON.stringify(stranger));
    const wrong = await testTransport(smtp.port, { server: { ...server, login: { user: "jalon", password: "no" } }, tls: { ca: cert } }).deliver(claimed, go, never);
    assert.ok(wrong.kind === "postponed" && wrong.stops === "channel" && wrong.error.fr.includes("JALON_SMTP_URL"), JSON.stringify(wrong));
    assert.equal(smtp.received.length, 1);
    // To another machine (the dot makes the name one) that offers no encryption, nothing is sent.
    const plain = await startSmtp({ authOptional: false, onAuth, authMethods: ["PLAIN"], allowInsecureAuth: true });
    const clear = await testTransport(plain.port, { server: { ...server, host: "localhost.", port: plain.port } }).deliver(claimed, go, never);
    assert.ok(clear.kind === "postponed" && plain.received.length === 0, JSON.stringify(clear));
    await plain.close();
  } finally {
    await smtp.close();
  }
});

test("an address with an accented domain is written as every server understands it", async () => {
  const server = await coarseServer();
  try {
    await testTransport(server.port, { mailboxOf: async () => ({ name: "É", address: "lea@santé.example" }) }).deliver(claimed, () => Promise.reject(new Error("enough")), never);
    assert.ok(server.heard().includes("RCPT TO:<lea@xn--sant-epa.example>"), server.heard());
  } finally {
    server.close();
  }
});

test("smtps speaks TLS from the first byte", async () => {
  const { key, cert } = selfMadeCertificate();
  const smtp = await startSmtp({ key, cert, secure: true });
  try {
    const server = { host: "localhost", port: smtp.port, secure: true, login: null };
    assert.equal((await testTransport(smtp.port, { server, tls: { ca: cert } }).deliver(claimed, go, never)).kind, "sent");
  } finally {
    await smtp.close();
  }
});

test("settings are read, or refused", () => {
  assert.deepEqual(smtpServerFrom("smtp://jalon:p%40ss@mail.example:2525"), { host: "mail.example", port: 2525, secure: false, login: { user: "jalon", password: "p@ss" } });
  assert.equal(smtpServerFrom("smtps://mail.example")?.port, 465);
  assert.equal(smtpServerFrom("smtp://u:p@mail.example")?.port, 587);
  assert.equal(smtpServerFrom("smtp://[::1]:25")?.host, "::1");
  for (const bad of ["mail.example", "http://mail.example", "smtp://", "smtp://u@mail.example", "smtp://mail.example/x", "smtp://a:%zz@mail.example", "smtp://mail.example?x=1", ""]) assert.equal(smtpServerFrom(bad), null, bad);
  assert.deepEqual(mailboxFrom("Pilotage <jalon@institute.example>"), { name: "Pilotage", address: "jalon@institute.example" });
  assert.deepEqual(mailboxFrom("jalon@institute.example"), { name: "", address: "jalon@institute.example" });
  for (const bad of ["", "jalon", "<>", "a@b, c@d", "A <a@b>\r\nBcc: c@d"]) assert.equal(mailboxFrom(bad), null, bad);
});
