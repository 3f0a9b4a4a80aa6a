import { delayAfter, parseRetryAfter, type Patience } from "../domain/patience.ts";
import { Trouble } from "../domain/trouble.ts";
import type { Answer, Transport } from "./transport.ts";

export interface AskDeps {
  readonly transport: Transport;
  readonly patience: Patience;
  readonly requestsPerSecond: number;
  /** Who asks: sent as `User-Agent`. */
  readonly userAgent: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly now: () => number;
  /** Waits; fails where the signal is given meanwhile. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Between 0 and 1. */
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** Told of each failed attempt that is followed by another one. */
  readonly onRetry: (trouble: Trouble, attempt: number) => Promise<void>;
}

/** Asks one address until the answer is whole and `parse` can use it; throws the last `Trouble` where it gives up. */
export type Ask = <T>(url: URL, format: AnswerFormat, parse: (text: string) => T) => Promise<T>;

/** `any`: whatever the source speaks but a page of HTML; who asks says what it understands in `headers`. */
export type AnswerFormat = "json" | "xml" | "any";

/** Polite and patient: never faster than the source allows, again after a growing wait where that may help. */
export function createAsk(deps: AskDeps): Ask {
  const { transport, patience, now, sleep, random, signal } = deps;
  const interval = 1_000 / deps.requestsPerSecond;
  let free = 0;

  /** Requests go out one after the other, at least an interval apart. */
  async function turn(): Promise<void> {
    const wait = free - now();
    free = Math.max(free, now()) + interval;
    if (wait > 0) await sleep(wait, signal);
  }

  return async (url, format, parse) => {
    const accept = format === "json" ? "application/json" : format === "xml" ? "application/xml, text/xml" : "*/*";
    for (let attempt = 1; ; attempt += 1) {
      signal.throwIfAborted();
      await turn();
      try {
        const answer = await transport(url, { "user-agent": deps.userAgent, accept, ...deps.headers }, signal);
        checkAnswer(answer, format, now());
        return parse(answer.text);
      } catch (error) {
        if (!(error instanceof Trouble) || !error.mayPass) throw error;
        if (attempt >= patience.tries || (error.retryAfterMilliseconds ?? 0) > patience.longestRetryAfterMilliseconds) throw error;
        await deps.onRetry(error, attempt);
        await sleep(delayAfter(attempt, patience, random(), error.retryAfterMilliseconds), signal);
      }
    }
  };
}

/** Statuses that say "later": RFC 9110 and RFC 6585, and 425 of RFC 8470. */
const later = new Set([408, 425, 500, 502, 503, 504, 520, 522, 524]);

function checkAnswer({ status, type, retryAfter, text }: Answer, format: AnswerFormat, now: number): void {
  const retryAfterMilliseconds = parseRetryAfter(retryAfter, now);
  // A refusal that says when to come back is one of too many requests, whatever its number.
  if (status === 429 || ((status === 503 || status === 403) && retryAfterMilliseconds !== null)) throw new Trouble("throttled", { status, retryAfterMilliseconds });
  if (later.has(status)) throw new Trouble("server-error", { status });
  if (status === 404 || status === 409 || status === 410) throw new Trouble("not-found", { status });
  if (status < 200 || status >= 300) throw new Trouble("refused", { status });
  if (/html/.test(type)) throw new Trouble("wrong-type");
  const body = text.trimStart().replace(/^\ufeff/, "");
  if (body === "") throw new Trouble("cut");
  if (format === "any") return;
  if (format === "json" ? !/^[{[]/.test(body) : !body.startsWith("<") || /^<(!doctype html|html)/i.test(body)) throw new Trouble("wrong-type");
}

/** The value of a JSON answer; one that cannot be read to its end is told as cut. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, "")) as unknown;
  } catch {
    throw new Trouble("cut");
  }
}

/** Does the text close the element that it must be? A cut answer does not. */
export function checkXml(text: string, root: string): void {
  const end = text.trimEnd();
  if (end.endsWith(`</${root}>`)) return;
  if (new RegExp(`<${root}(\\s[^>]*)?/>$`).test(end)) return;
  throw new Trouble(new RegExp(`<${root}[\\s>]`).test(end) ? "cut" : "malformed");
}
