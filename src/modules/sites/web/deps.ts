import { z } from "zod";
import type { RequestContext } from "../../../kernel/http/route.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import { isDay, type Day } from "../../../kernel/time/day.ts";
import type { Directory } from "../../directory/index.ts";
import { may, maySomewhere, type Identity } from "../../identity/index.ts";
import type { Steering } from "../../steering/index.ts";
import { siteSubject, type Site } from "../domain/model.ts";
import { viewOf, type SiteView } from "../domain/view.ts";
import { notYourSite } from "../errors.ts";
import type { Sites } from "../module.ts";
export { authorOf } from "../../../kernel/audit/index.ts";

/** An objective of the contract, for the synthesis: which commitments of all sites serve it. */
export interface ContractObjective {
  readonly code: string;
  readonly title: Bilingual;
  readonly href: string;
  readonly priority: string;
  /** Codes of its actions. */
  readonly actions: readonly string[];
}

export interface SitesWebDeps {
  readonly sites: Sites;
  readonly steering: Pick<Steering, "act" | "standing" | "standings" | "spread" | "alerts">;
  readonly directory: Pick<Directory, "find" | "structures" | "relations" | "refs">;
  readonly identity: Pick<Identity, "allAccounts">;
  /** The institute whose sites these are, as `scheme:value`. */
  readonly institute: string;
  /** The objectives of the contract in force on a day; empty where there is no contract. */
  readonly objectives: (on: Day) => Promise<readonly ContractObjective[]>;
}

export type Say = (fr: string, en: string) => string;

const dayQuery = z.preprocess((given) => (given === "" ? undefined : given), z.iso.date().optional());
export const momentQuery = z.object({ on: dayQuery, knownOn: dayQuery });
export type MomentQuery = z.output<typeof momentQuery>;
export const siteParams = z.object({ code: z.string().min(2).max(7) });

/** Where a reader stands: on which day, knowing what, in which language, and what they may see. */
export interface Place {
  readonly language: Language;
  readonly say: Say;
  readonly url: URL;
  readonly on: Day;
  readonly knownOn: Day | null;
  readonly today: Day;
  readonly context: RequestContext;
  /** An address of this site with the days that the reader chose. */
  readonly href: (path: string, query?: Readonly<Record<string, string>>) => string;
}

export async function placeOf({ sites }: Pick<SitesWebDeps, "sites">, query: MomentQuery, context: RequestContext): Promise<Place> {
  const asked = (text: string | undefined): Day | null => (text !== undefined && isDay(text) ? text : null);
  const chosen = asked(query.on);
  const knownOn = asked(query.knownOn);
  const { language, url } = context;
  const href = (path: string, more: Readonly<Record<string, string>> = {}): string => {
    const text = new URLSearchParams({ ...more, ...(chosen === null ? {} : { on: chosen }), ...(knownOn === null ? {} : { knownOn }) }).toString();
    return text === "" ? path : `${path}?${text}`;
  };
  return { language, say: (fr, en) => (language === "fr" ? fr : en), url, on: chosen ?? (await sites.defaultDay()), knownOn, today: context.clock.today(), context, href };
}

/** Drafts are read by those who read all drafts of the house, and by those who report for the site. */
export function seesDrafts(context: Pick<RequestContext, "actor">, code: string): boolean {
  return maySomewhere(context.actor, "drafts.read") || may(context.actor, "sites.report", siteSubject(code));
}

export function reports(context: Pick<RequestContext, "actor">, code: string): boolean {
  return may(context.actor, "sites.report", siteSubject(code));
}

export function runs(context: Pick<RequestContext, "actor">): boolean {
  return may(context.actor, "sites.run");
}

/** Fails with `sites.not-your-site` for those who may not write for this site. */
export function requireReporter(context: Pick<RequestContext, "actor">, code: string): void {
  if (!reports(context, code)) throw notYourSite();
}

export function requireOffice(context: Pick<RequestContext, "actor">): void {
  if (!runs(context)) throw notYourSite();
}

export async function viewAt({ sites }: Pick<SitesWebDeps, "sites">, place: Place, code: string): Promise<SiteView> {
  const site = await sites.site(code, place.knownOn);
  return viewOf(site, place.on, seesDrafts(place.context, site.code));
}

export function pathOf(site: Pick<Site, "code">, rest = ""): string {
  return `/sites/${encodeURIComponent(site.code)}${rest}`;
}

/** The texts of a form, none of them endless. */
export const formBody = z.record(z.string(), z.unknown());
export type Given = Readonly<Record<string, string>>;

export function givenIn(body: Readonly<Record<string, unknown>>): Given {
  return Object.fromEntries(Object.entries(body).flatMap(([name, text]) => (typeof text === "string" ? [[name, text.slice(0, 200_000).normalize("NFC").replaceAll("\r\n", "\n")]] : [])));
}

/** One a line, or parted by semicolons. */
export function linesIn(text: string | undefined): string[] {
  return [...new Set((text ?? "").split(/[;\n]/).map((part) => part.trim()).filter((part) => part !== ""))];
}

export function numberIn(text: string | undefined): number {
  const number = Number(text ?? "0");
  return Number.isInteger(number) && number >= 0 ? number : 0;
}

export function dayIn(text: string | undefined): Day | null {
  return text !== undefined && isDay(text) ? text : null;
}
