import type { Readable } from "node:stream";
import type { z } from "zod";
import type { Language } from "../i18n/language.ts";
import type { Clock } from "../time/day.ts";

/** Who may call a route. `public` needs nobody; `signed-in` any account; a list names roles (any one is enough). */
export type Access = "public" | "signed-in" | { readonly anyOf: readonly string[] };

/** Who calls. `perimeters` limits a role to parts of the contract: indicator or action codes; empty means everywhere. */
export interface Actor {
  readonly accountId: string;
  readonly name: string;
  readonly roles: readonly RoleGrant[];
  /** The only page open to this caller until something is settled there (a password to be changed); absent as a rule. */
  readonly mustVisit?: string;
  /** Whom this caller stands in for today: their grants are among `roles`, acts stay under the caller's own name. */
  readonly inPlaceOf?: readonly { readonly accountId: string; readonly name: string }[];
}

export interface RoleGrant {
  readonly role: string;
  readonly perimeter: readonly string[];
}

export interface RequestContext {
  readonly actor: Actor | null;
  readonly language: Language;
  readonly clock: Clock;
  readonly requestId: string;
  /** Path and query of this request, for links that keep the reader's place. */
  readonly url: URL;
  /** To be put in every form as `_csrf`. */
  readonly csrfToken: string;
  readonly session: SessionAccess;
  /** Network address of the caller, to slow down guessing; never to be kept in clear. */
  readonly address?: string;
  /** Present where the caller is a program that showed a token; there is then no session and no CSRF token. */
  readonly token?: { readonly readOnly: boolean };
  /** What this reader chose to have remembered, by name: from the address, else from the cookie of that name. */
  readonly preferences?: Readonly<Record<string, string>>;
}

export interface SessionAccess {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  /** Forgets everything and gives a new session, against fixation. */
  renew(): void;
}

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface RouteInput<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly files: readonly UploadedFile[];
  /** The body as it comes in, where the route said `streamedBody`. */
  readonly stream?: Readable;
  /** Request headers by lower-case name, for protocols that speak through them; never `cookie` or `authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly context: RequestContext;
}

/** What a route answers. Exactly one of the shapes; the edge does the rest (layout, headers, caching). */
export type Reply =
  | { readonly kind: "json"; readonly status?: number; readonly value: unknown }
  | { readonly kind: "page"; readonly status?: number; readonly page: Page }
  /** To another address of this site; `permanent` where the old address will never answer otherwise. */
  | { readonly kind: "redirect"; readonly to: string; readonly permanent?: boolean }
  /**
   * A whole document of its own, without the frame; `embeddable` lets pages of other sites show it inside theirs.
   * `shared`: the same for whoever asks and in whatever language, so that caches on the way may keep it for a minute.
   */
  | {
      readonly kind: "document";
      readonly status?: number;
      readonly mediaType?: "text/html; charset=utf-8" | "image/svg+xml" | "text/xml; charset=utf-8" | "text/plain; charset=utf-8" | "text/turtle; charset=utf-8" | "application/ld+json; charset=utf-8" | "application/rdf+xml; charset=utf-8" | "application/linkset+json; charset=utf-8" | "application/json; charset=utf-8";
      /** Values of the `Link` header (RFC 8288). */
      readonly links?: readonly string[];
      readonly text: string;
      readonly embeddable?: true;
      readonly shared?: true;
      /** With status 503: when to come back. */
      readonly retryAfterSeconds?: number;
    }
  | { readonly kind: "file"; readonly mediaType: string; readonly fileName: string; readonly bytes: Uint8Array | string; readonly links?: readonly string[] }
  /** Bytes that are not held in memory: files of any size, exports of everything. */
  | {
      readonly kind: "stream";
      readonly mediaType: string;
      /** Null: shown rather than saved. Only for what cannot run as a page. */
      readonly fileName: string | null;
      /** Null where it is not known before the end. */
      readonly sizeBytes: number | null;
      /** Of exactly these bytes (a content hash); with it and a size, parts can be asked for (RFC 9110, section 14). */
      readonly tag?: string;
      readonly links?: readonly string[];
      /** More headers of this answer, by lower-case name (`repr-digest`, a stricter `content-security-policy`). */
      readonly headers?: Readonly<Record<string, string>>;
      /** Called once the answer is certain; never for HEAD and 304. A part is half open. Its stream is destroyed when the caller leaves. */
      readonly open: (part: { readonly startByte: number; readonly endByte: number } | null) => Promise<Readable>;
    }
  /** No body: what programs read is in the headers. */
  | { readonly kind: "empty"; readonly status: number; readonly headers: Readonly<Record<string, string>> };

/** A page before its frame. `body` is a Preact element; the layout adds header, banner, navigation and footer. */
export interface Page {
  readonly title: string;
  readonly section?: string;
  readonly body: unknown;
  /** True where the page shows demonstration facts: the layout then shows the banner. */
  readonly demonstration?: boolean;
  /** For programs, in the head: JSON-LD blocks, and links to other forms of what the page shows. */
  readonly structuredData?: readonly object[];
  readonly headLinks?: readonly { readonly rel: string; readonly href: string; readonly type?: string }[];
  /** Values of the `Link` header (RFC 8288), as FAIR Signposting wants them on GET and HEAD. */
  readonly links?: readonly string[];
  /** True where the address is for those who were given it: search engines keep it out of their indexes. */
  readonly unlisted?: boolean;
}

export interface Route<P extends z.ZodType = z.ZodType, Q extends z.ZodType = z.ZodType, B extends z.ZodType = z.ZodType> {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS";
  /** Fastify syntax: `/indicators/:code`. API routes start with `/api/v1/`. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  /** For API routes: more than one line about it, for the description of the interface. */
  readonly description?: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** For API routes: what `json` replies are parsed with; fields outside it are dropped. */
  readonly response?: z.ZodType;
  /** A POST that only reads, as some protocols ask for: nothing a page of another site could abuse, so no CSRF token is asked. */
  readonly changesNothing?: true;
  /** The body is handed over as a stream (`input.stream`) of type `application/offset+octet-stream` or `application/octet-stream`, without limit of size. */
  readonly streamedBody?: true;
  /** Headers of every answer of this route, refusals included, by lower-case name: what some protocols ask for. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * What is sent here must not be told from who sends it: no line in the log, no count, no cookie read or set, nobody signed in,
   * nothing to be kept on the way. A bug is still told, by itself, long after, with nothing of the request (`LogEntry.count`).
   */
  readonly unlogged?: true;
  /** Requests per minute and caller, where the house's default of 1,000 is too many. */
  readonly perMinute?: number;
  readonly handle: (input: RouteInput<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Reply>;
}

/** Keeps the inference of schemas inside one literal and forgets it outside, so that routes of all shapes fit one list. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(definition: Route<P, Q, B>): Route {
  return definition as unknown as Route;
}
