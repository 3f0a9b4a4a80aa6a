import { connect, type Socket } from "node:net";
import { once } from "node:events";
import type { Readable } from "node:stream";
import type { Antivirus, Verdict } from "./antivirus.ts";

/** Where the daemon listens. */
export type ClamdAddress = { readonly socketPath: string } | { readonly host: string; readonly port: number };

const silenceMs = 300_000;
const longestReply = 4_096;

/** `tcp://host:3310`, `host:3310` or `unix:/run/clamav/clamd.ctl`; null where the text is none of these. */
export function clamdAddress(text: string): ClamdAddress | null {
  if (/^(unix:)?\//.test(text)) return { socketPath: text.replace(/^unix:(\/\/)?/, "") };
  const found = /^(?:tcp:\/\/)?(\[[0-9a-f:]+\]|[\w.-]+)(?::(\d{1,5}))?$/i.exec(text);
  const port = Number(found?.[2] ?? "3310");
  return found?.[1] === undefined || port < 1 || port > 65_535 ? null : { host: found[1].replaceAll(/[[\]]/g, ""), port };
}

/** The daemon of ClamAV, by its command INSTREAM (clamd(8)): chunks with their length before them, a chunk of length 0 at the end. */
export function clamd(address: ClamdAddress): Antivirus {
  return {
    async scan(content, signal) {
      const socket = "socketPath" in address ? connect(address.socketPath) : connect(address.port, address.host);
      socket.setTimeout(silenceMs, () => socket.destroy(new Error("clamd is silent")));
      const giveUp = (): void => { socket.destroy(new Error("nobody waits for clamd any more")); };
      signal?.addEventListener("abort", giveUp, { once: true });
      try {
        signal?.throwIfAborted();
        await once(socket, "connect");
        const reply = readReply(socket);
        await sendContent(socket, content, reply);
        return verdictOf(await reply);
      } catch (error) {
        return { kind: "unanswered", reason: error instanceof Error && "code" in error ? String(error.code) : "no answer" };
      } finally {
        signal?.removeEventListener("abort", giveUp);
        content.destroy();
        socket.destroy();
      }
    },
  };
}

async function sendContent(socket: Socket, content: Readable, reply: Promise<string>): Promise<void> {
  let answered = false;
  reply.then(() => { answered = true; }, () => { answered = true; });
  socket.write("zINSTREAM\0");
  for await (const chunk of content as AsyncIterable<Buffer>) {
    // It answers early where it has had enough, and then reads no further.
    if (answered || socket.destroyed) return;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.byteLength);
    socket.write(length);
    if (!socket.write(chunk)) await Promise.race([once(socket, "drain"), reply]);
  }
  if (!answered && !socket.destroyed) socket.write(Buffer.alloc(4));
}

function readReply(socket: Socket): Promise<string> {
  const reply = new Promise<string>((resolve, reject) => {
    let text = "";
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString("utf8");
      if (text.includes("\0") || text.length > longestReply) resolve(text);
    });
    socket.once("end", () => resolve(text));
    socket.once("error", (error) => (text === "" ? reject(error) : resolve(text)));
    socket.once("close", () => resolve(text));
  });
  // Whoever sends may fail first; the failure is then told once.
  reply.catch(() => undefined);
  return reply;
}

function verdictOf(reply: string): Verdict {
  const text = reply.replaceAll("\0", "").trim();
  if (/^stream: OK$/.test(text)) return { kind: "clean" };
  const found = /^stream: (.+) FOUND$/.exec(text)?.[1];
  if (found !== undefined) return { kind: "infected", signature: found.replaceAll(/[^\w.:-]/g, "_").slice(0, 200) };
  if (/size limit exceeded/i.test(text)) return { kind: "too-large" };
  return { kind: "unanswered", reason: text === "" ? "no answer" : "not understood" };
}
