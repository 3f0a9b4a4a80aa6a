import type { Readable } from "node:stream";

/** `unanswered`: try again later; `too-large`: over the limit of the antivirus itself, which its keeper has to raise. */
export type Verdict =
  | { readonly kind: "clean" }
  | { readonly kind: "infected"; readonly signature: string }
  | { readonly kind: "too-large" }
  | { readonly kind: "unanswered"; readonly reason: string };

/** Something that reads files and says whether they are harmful. */
export interface Antivirus {
  /** Reads the stream to its end or destroys it. Never throws: what went wrong is a verdict, being told to stop as well. */
  scan(content: Readable, signal?: AbortSignal): Promise<Verdict>;
}
