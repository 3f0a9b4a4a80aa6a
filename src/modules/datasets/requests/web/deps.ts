import { z } from "zod";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import type { Actor, RequestContext } from "../../../../kernel/http/route.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Dataset } from "../../domain/dataset.ts";
import type { Datasets } from "../../domain/datasets.ts";
import { notYours } from "../errors.ts";
import type { ListScope } from "../store/list-store.ts";
import type { Requests } from "../requests.ts";
import type { RequestAccounts } from "../actions/deps.ts";

export { sayIn, type Say } from "../../../../kernel/i18n/say.ts";

export interface RequestWebDeps {
  readonly requests: Requests;
  readonly datasets: Pick<Datasets, "find" | "findFor" | "published">;
  readonly accounts: RequestAccounts;
  /** Who answers for the protection of personal data; null where the house has not said. */
  readonly dataProtectionOfficer?: { readonly name: string; readonly email: string } | null;
  /** Where this house is found from outside; where it is not set, links are shown as the reader came. */
  readonly publicUrl?: string;
  /** What a code of the Data Use Ontology asks for, for the lists of conditions. */
  readonly conditions: readonly { readonly code: string; readonly name: { readonly fr: string; readonly en: string } }[];
}

export const codeParams = z.object({ code: z.string().regex(/^ds-\d{6,}$/i).transform((code) => code.toLowerCase()) });
export const numberParams = z.object({ number: z.string().regex(/^r-\d{6,12}$/i).transform((number) => number.toLowerCase()) });
export const formBody = z.record(z.string(), z.unknown());
export type Given = Readonly<Record<string, readonly string[]>>;

/** The texts of a form by name, each a list: what came once is a list of one. */
export function givenIn(body: Readonly<Record<string, unknown>>): Given {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).flatMap((one) => (typeof one === "string" ? [one.slice(0, 20_000).normalize("NFC").replaceAll("\r\n", "\n")] : []))]));
}

export function textIn(given: Given, name: string): string {
  return given[name]?.[0] ?? "";
}

/** A whole number, null where the field is empty; NaN for what is none, so that the rule about it says so. */
export function wholeIn(given: Given, name: string): number | null {
  const text = textIn(given, name).trim();
  if (text === "") return null;
  return /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
}

export function revisionIn(given: Given): number | undefined {
  const text = textIn(given, "basedOn");
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** The caller of a route for accounts alone. */
export function signedIn({ actor }: Pick<RequestContext, "actor">): Actor {
  if (actor === null) throw notYours();
  return actor;
}

export function titleOf(dataset: Dataset | null | undefined, code: string, language: Language): string {
  const title = dataset?.metadata.title;
  const inOrder = language === "fr" ? [title?.fr, title?.en] : [title?.en, title?.fr];
  return inOrder.find((text) => text !== undefined && text.trim() !== "") ?? code;
}

/** Runs what a form asks; gives its faults, null where it is done. What its sender can do nothing about is thrown on. */
export async function faultsOf(work: () => Promise<unknown>): Promise<{ readonly status: number; readonly issues: readonly Issue[] } | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || ![409, 422].includes(error.status)) throw error;
    return { status: error.status, issues: error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", text: error.text }] };
  }
}

export type View = "mine" | "to-decide" | "handled";

/** What a caller sees of the requests of others: those of the people they stand in for, and of their regions. */
export function scopeOf(actor: Actor, view: View): ListScope {
  if (view === "mine") return { kind: "mine", account: actor.accountId };
  const others = (actor.inPlaceOf ?? []).map(({ accountId }) => accountId);
  const grants = actor.roles.filter(({ role }) => role === "data-administrator");
  const regions = grants.some(({ perimeter }) => perimeter.length === 0) ? "all" : grants.flatMap(({ perimeter }) => perimeter.flatMap((one) => (one.startsWith("region-") ? [one.slice("region-".length)] : [])));
  return { kind: view, accounts: [actor.accountId, ...others], regions, notOf: [actor.accountId, ...others] };
}
