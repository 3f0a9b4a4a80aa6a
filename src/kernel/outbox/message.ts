import type { Bilingual } from "../i18n/language.ts";

export const channels = ["mail", "webhook"] as const;
export type Channel = (typeof channels)[number];

/**
 * `pending` waits for its next attempt; `handing-over` is a mail whose end is being sent; `sent` was taken by the
 * server; `failed` was given up; `uncertain` was handed over and no answer came: nobody can tell whether it arrived.
 */
export const messageStatuses = ["pending", "handing-over", "sent", "failed", "uncertain"] as const;
export type MessageStatus = (typeof messageStatuses)[number];

/** What a mail says. The address is looked up when it is sent. */
export interface MailPayload {
  readonly subject: Bilingual;
  readonly text: Bilingual;
  readonly path: string | null;
  /** The account in whose place the recipient is told; null as a rule. */
  readonly inPlaceOf: string | null;
  /** Where this is ended in one click, as a path; left out where nothing can be. */
  readonly unsubscribe?: string;
}

/** What a webhook says: the very bytes that are signed, the same at each attempt. */
export interface WebhookPayload {
  readonly type: string;
  readonly subject: string;
  /** The `webhook-id`, the same for every subscription and every attempt. */
  readonly eventId: string;
  readonly body: string;
}

/** A message that this process has taken: nobody else may send it until the lease ends. */
export interface Claimed {
  readonly id: string;
  readonly channel: Channel;
  readonly recipient: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly round: number;
  readonly createdAt: string;
  readonly claim: string;
}

/** What is better left for the next pass after an attempt that failed: other messages would only wait for the same in turn. */
export type Stops = "nothing" | "recipient" | "channel";

/** What came of one attempt. `code` is that of the SMTP reply or the HTTP response, null where none came. Errors hold no address and no name. */
export type Outcome =
  | { readonly kind: "sent"; readonly code: number | null }
  | { readonly kind: "postponed"; readonly code: number | null; readonly error: Bilingual; readonly stops: Stops }
  | { readonly kind: "failed"; readonly code: number | null; readonly error: Bilingual }
  | { readonly kind: "uncertain"; readonly error: Bilingual };

/** Sends messages of one channel. */
export interface Transport {
  /**
   * One attempt; never throws. `beforeHandOver` is to be awaited at the last moment at which the message can still be
   * taken back: where it throws, the message must not leave.
   */
  deliver(message: Claimed, beforeHandOver: () => Promise<void>, signal: AbortSignal): Promise<Outcome>;
}
