import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { Agent, request, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { milliseconds, type Figure } from "./figure.ts";

const gibibyte = 2 ** 30;
const downloadBytes = 10 * gibibyte;
const uploadBytes = gibibyte;
const rangeRequests = 3_000;
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Upload of 1 GiB, download of 10 GiB and parts of it, through the house's edge and through bare Node, with the most memory that the server took. */
export async function benchFiles(): Promise<readonly Figure[]> {
  const root = mkdtempSync(join(tmpdir(), "jalon-bench-files-"));
  const child = fork(fileURLToPath(new URL("./files-server.ts", import.meta.url)), [root, String(downloadBytes)], { execArgv: ["--import", "tsx"] });
  try {
    const [addresses] = (await once(child, "message")) as [{ house: string; bare: string }];
    const measured = async (work: () => Promise<unknown>): Promise<{ ms: number; grownMb: number; restMb: number }> => {
      const rest = await rss(child, "reset");
      const ms = await milliseconds(work);
      const most = await rss(child, "tell");
      return { ms, grownMb: (most - rest) / 1e6, restMb: rest / 1e6 };
    };
    await download(addresses.house, "bytes=0-104857599");
    await download(addresses.bare, "bytes=0-104857599");
    const [down, bareDown] = [await measured(() => download(`${addresses.house}/file`)), await measured(() => download(addresses.bare))];
    const [up, bareUp] = [await measured(() => uploadByTus(addresses.house)), await measured(() => send(addresses.bare, "PUT", {}, uploadBytes))];
    const [parts, bareParts] = [await measured(() => ranges(`${addresses.house}/file`)), await measured(() => ranges(addresses.bare))];
    const rate = (bytes: number, ms: number): string => `${(ms / 1000).toFixed(1)} s, ${Math.round(bytes / 1e6 / (ms / 1000))} MB/s`;
    const memory = ({ grownMb, restMb }: { grownMb: number; restMb: number }): string => `memory +${Math.max(0, Math.round(grownMb))} MB over ${Math.round(restMb)} MB`;
    const perSecond = (ms: number): string => `${Math.round(rangeRequests / (ms / 1000))} a second`;
    return [
      { what: "download of 10 GiB", database: "none", measured: `${rate(downloadBytes, down.ms)}; ${memory(down)}`, floor: `${rate(downloadBytes, bareDown.ms)}; ${memory(bareDown)} (bare Node)` },
      { what: "upload of 1 GiB by tus, verified and kept", database: "PGlite", measured: `${rate(uploadBytes, up.ms)}; ${memory(up)}`, floor: `${rate(uploadBytes, bareUp.ms)}; ${memory(bareUp)} (bare Node to a file, no hash)` },
      { what: "parts of 64 KiB, eight at a time", database: "none", measured: perSecond(parts.ms), floor: `${perSecond(bareParts.ms)} (bare Node)` },
    ];
  } finally {
    child.send("end");
    await once(child, "exit");
    agent.destroy();
  }
}

async function rss(child: ChildProcess, ask: "reset" | "tell"): Promise<number> {
  child.send(ask);
  const [{ rss: bytes }] = (await once(child, "message")) as [{ rss: number }];
  return bytes;
}

async function download(url: string, range?: string): Promise<number> {
  const asked = request(url, { agent, headers: range === undefined ? {} : { range } });
  asked.end();
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) bytes += chunk.byteLength;
  return bytes;
}

async function ranges(url: string): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < rangeRequests; at = next++) {
      const start = (at * 7_919 * 65_536) % (downloadBytes - 65_536);
      await download(url, `bytes=${start}-${start + 65_535}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

async function send(url: string, method: string, headers: Readonly<Record<string, string>>, sizeBytes: number): Promise<IncomingMessage> {
  const asked = request(url, { agent, method, headers: { ...headers, "content-length": String(sizeBytes) } });
  const chunk = Buffer.alloc(262_144, 7);
  const answered = once(asked, "response") as Promise<[IncomingMessage]>;
  for (let sent = 0; sent < sizeBytes; sent += chunk.byteLength) if (!asked.write(chunk.subarray(0, Math.min(chunk.byteLength, sizeBytes - sent)))) await once(asked, "drain");
  asked.end();
  const [answer] = await answered;
  answer.resume();
  await once(answer, "end");
  return answer;
}

async function uploadByTus(origin: string): Promise<void> {
  const headers = { authorization: "Bearer bench", "tus-resumable": "1.0.0" };
  const metadata = `filename ${Buffer.from("large.bin").toString("base64")},purpose ${Buffer.from("bench:1").toString("base64")}`;
  const made = await send(`${origin}/api/v1/uploads`, "POST", { ...headers, "upload-length": String(uploadBytes), "upload-metadata": metadata }, 0);
  const answer = await send(`${origin}${made.headers.location ?? ""}`, "PATCH", { ...headers, "upload-offset": "0", "content-type": "application/offset+octet-stream" }, uploadBytes);
  if (answer.statusCode !== 204) throw new Error(`the upload was answered by ${answer.statusCode}`);
}
