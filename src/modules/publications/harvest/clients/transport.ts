import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { privateAddress, publicLookup, urlIssues, type AddressRules } from "../../../../kernel/outbox/index.ts";
import { Trouble } from "../domain/trouble.ts";

export interface TransportSettings {
  readonly rules: AddressRules;
  /** Until the whole answer is there. */
  readonly timeoutMilliseconds: number;
  /** Of an answer, unpacked. */
  readonly largestBytes: number;
}

export const usualTransport = { timeoutMilliseconds: 120_000, largestBytes: 64 * 1024 * 1024 } as const;

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

export type Transport = (url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal) => Promise<Answer>;

const furthestRedirects = 4;

/**
 * One GET over the network: whole, or a `Trouble`. Names that lead to private addresses are refused (unless the rules
 * say otherwise), redirects are followed on the same host alone and never from https to http, an answer whose length is
 * not the one announced is told as cut, one larger than the limit is given up before it is read.
 */
export function networkTransport(settings: TransportSettings): Transport {
  return async (first, headers, signal) => {
    let url = first;
    for (let step = 0; ; step += 1) {
      if (url.username !== "" || urlIssues(url.origin, settings.rules).length > 0) throw new Trouble("private-address");
      const found = await get(url, headers, signal, settings);
      if (!("location" in found)) return found;
      const next = URL.canParse(found.location, url) ? new URL(found.location, url) : null;
      const stays = next !== null && next.hostname === url.hostname && (next.protocol === url.protocol ? next.port === url.port : next.protocol === "https:");
      if (!stays || step >= furthestRedirects) throw new Trouble("redirect", { status: found.status });
      url = next;
    }
  };
}

type Found = Answer | { readonly status: number; readonly location: string };

function get(url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal, { rules, timeoutMilliseconds, largestBytes }: TransportSettings): Promise<Found> {
  return new Promise((resolve, reject) => {
    const options = { method: "GET", agent: false as const, lookup: publicLookup(rules), headers: { ...headers, "accept-encoding": "gzip" }, signal };
    const request = url.protocol === "https:" ? httpsRequest(url, options) : httpRequest(url, options);
    const fail = (error: unknown): void => {
      clearTimeout(timer);
      request.destroy();
      reject(signal.aborted ? signal.reason : error instanceof Trouble ? error : troubleOf(error));
    };
    const timer = setTimeout(() => fail(new Trouble("too-slow")), timeoutMilliseconds);
    request.on("error", fail);
    request.on("response", (response) => {
      const status = response.statusCode ?? 0;
      const { location } = response.headers;
      if (status >= 300 && status < 400 && location !== undefined) {
        clearTimeout(timer);
        request.destroy();
        resolve({ status, location });
        return;
      }
      wholeText(response, largestBytes).then((text) => {
        clearTimeout(timer);
        resolve({ status, type: (response.headers["content-type"] ?? "").toLowerCase(), retryAfter: response.headers["retry-after"], text });
      }, fail);
    });
    request.end();
  });
}

async function wholeText(response: IncomingMessage, largestBytes: number): Promise<string> {
  const announced = Number(response.headers["content-length"] ?? "0");
  if (announced > largestBytes) throw new Trouble("too-large");
  const packed = response.headers["content-encoding"] === "gzip";
  const body: Readable = packed ? response.pipe(createGunzip()) : response;
  // A pipe does not pass on that its source broke off.
  if (packed) response.on("error", (error) => body.destroy(error));
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      const bytes = Buffer.from(chunk as Uint8Array);
      size += bytes.byteLength;
      if (size > largestBytes) throw new Trouble("too-large");
      chunks.push(bytes);
    }
  } catch (error) {
    // What breaks while the body comes is a cut, whatever the system calls it.
    throw error instanceof Trouble ? error : new Trouble("cut");
  }
  if (!response.complete) throw new Trouble("cut");
  return Buffer.concat(chunks).toString("utf8");
}

function troubleOf(error: unknown): Trouble {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  if (code === privateAddress) return new Trouble("private-address");
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return new Trouble("unknown-host");
  return new Trouble("connection");
}
