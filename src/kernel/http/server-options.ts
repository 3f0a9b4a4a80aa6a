import type { Issue } from "../errors/app-error.ts";
import type { Bilingual } from "../i18n/language.ts";
import type { Clock } from "../time/day.ts";
import type { Actor, Page, RequestContext, Route } from "./route.ts";

export type PageContext = RequestContext & { readonly status: number };

export interface PageError {
  readonly status: number;
  readonly title: Bilingual;
  readonly text: Bilingual;
  /** What the user can mend, where the refusal has a list; else empty. */
  readonly issues: readonly Issue[];
  readonly requestId: string;
  /** What was written in the form that is refused, to be given back; absent where there is nothing of the kind. */
  readonly kept?: readonly KeptField[];
}

export interface KeptField {
  readonly name: string;
  readonly value: string;
}

/** One line of the log. Never a body, a query, an address or a name. `route` is the pattern, not the path asked. */
export interface LogEntry {
  readonly level: "info" | "error";
  readonly requestId: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  /** How many bugs of this kind an unlogged route had lately; the line is then of none of them: no request, no duration, no moment. */
  readonly count?: number;
  /** For bugs only: names, messages with quoted values masked, and frames, causes included. */
  readonly stack?: string;
}

/** One answer, just sent. For counting: whoever is told must keep nothing of it that says who asked. */
export interface Served {
  /** The pattern of the route (`/things/:code`), never the path asked; `unknown` where there was none. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  /** A header of the request, in lower case; several of one name come joined. */
  readonly header: (name: string) => string | undefined;
}

/** What pages load: files kept in memory by their address, files of a folder under the prefix, or both. */
export interface AssetSource {
  readonly prefix: "/assets/";
  readonly directory?: string;
  readonly files?: ReadonlyMap<string, { readonly mediaType: string; readonly bytes: Uint8Array }>;
  /** Files made when they are first asked for. `name` is what their address begins with, before the hash: `/assets/NAME.HASH.js`. */
  readonly made?: readonly { readonly name: string; readonly load: () => Promise<{ readonly url: string; readonly mediaType: string; readonly bytes: Uint8Array }> }[];
}

export interface ServerOptions {
  readonly routes: readonly Route[];
  readonly render: (page: Page, context: PageContext) => string;
  readonly errorPage: (error: PageError, context: PageContext) => Page;
  readonly assets: AssetSource;
  /** 32 bytes, kept between starts, else everybody is signed out. */
  readonly sessionSecret: Uint8Array;
  /** Who the reference kept in the session under `sessionAccountKey` is; null where it no longer opens anything. */
  readonly resolveActor: (reference: string) => Promise<Actor | null>;
  /** Who a program is that shows this token (`Authorization: Bearer`); null where it opens nothing. Without it no token is taken. */
  readonly resolveToken?: (token: string) => Promise<{ readonly actor: Actor; readonly readOnly: boolean } | null>;
  readonly clock: Clock;
  /** What a reader may have remembered by any address of the site: `?name=value`, kept in a cookie where the value is accepted, forgotten where not. */
  readonly preferences?: readonly { readonly name: string; readonly accepts: (value: string) => boolean }[];
  readonly log?: (entry: LogEntry) => void;
  /** How long bugs of unlogged routes are gathered before they are told; a quarter of an hour unless said. */
  readonly unloggedBugsAfterMs?: number;
  /** Told of every answer once it is sent, those of unlogged routes excepted. What it throws is dropped: it must never break a page. */
  readonly onServed?: (served: Served) => void;
  /** True behind TLS: cookies are marked secure and browsers are told to stay on HTTPS. */
  readonly secureCookies: boolean;
  readonly version: string;
  /** Name of the interface in its OpenAPI description. */
  readonly apiTitle?: string;
  /** Per account, or per address for those not signed in. */
  readonly rateLimitPerMinute?: number;
  /** True only behind a proxy that sets X-Forwarded-For itself; else every caller could choose an address. */
  readonly trustProxy?: boolean;
}
