import type { Actor } from "../http/route.ts";
import type { StoredFile } from "../storage/index.ts";

/** An upload under way or done. */
export interface Upload {
  readonly id: string;
  readonly accountId: string;
  /** What it is for: `dataset:ds-000042`. */
  readonly purpose: string;
  /** As the sender calls it; whoever takes the file cleans it. */
  readonly fileName: string;
  /** What the sender said of it, word for word. */
  readonly metadata: string;
  readonly sizeBytes: number;
  readonly announcedSha256: string | null;
  readonly trustedBytes: number | null;
  readonly storedSha256: string | null;
  readonly result: Readonly<Record<string, string>> | null;
  readonly expiresAt: string;
}

/** Whoever takes files in for one kind of purpose. */
export interface UploadTaker {
  /** The first word of purposes: `dataset`. */
  readonly kind: string;
  /** Fails, as whoever takes the file would, where this caller may not bring one: before any byte is taken in. */
  mayStart(actor: Actor, subject: string): Promise<void>;
  /** All bytes are there, verified and kept. Says what became of them, for the sender. Called again after a failure: the same content of the same name twice is once. */
  take(actor: Actor, subject: string, file: StoredFile & { readonly name: string }): Promise<Readonly<Record<string, string>>>;
}

export interface UploadLimits {
  /** Largest single file. */
  readonly largestBytes: number;
  /** Most uploads of one account that are not finished. */
  readonly mostOpen: number;
  /** Announced bytes of all unfinished uploads of one account. */
  readonly mostOpenBytes: number;
  /** An upload lives this long after it was last heard of. */
  readonly keptHours: number;
}

const gibibyte = 2 ** 30;

export const defaultLimits: UploadLimits = { largestBytes: 50 * gibibyte, mostOpen: 100, mostOpenBytes: 200 * gibibyte, keptHours: 72 };
