import { z } from "zod";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import type { Clock } from "../../../../kernel/time/day.ts";
import type { Directory } from "../../../directory/index.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { Publications } from "../../domain/publications.ts";
import type { AffiliationReader } from "../../oai/affiliations.ts";
import { gapKinds } from "../domain/gaps.ts";
import type { DepositStructure } from "../domain/hal-types.ts";
import type { GapQuestion } from "../store/gaps.ts";

/** What the help with deposits is given. */
export interface DepositWebDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly publications: Pick<Publications, "changesAfter" | "works" | "find">;
  readonly directory: Pick<Directory, "find" | "record">;
  readonly affiliations: AffiliationReader;
}

export const depositPath = "/publications/deposit";
export const access = { anyOf: rolesFor("publications.read-drafts") };

export const gapQuery = z.object({
  unit: z.string().max(80).optional().catch(undefined),
  year: z.coerce.number().int().min(1800).max(2200).optional().catch(undefined),
  kind: z.enum(gapKinds).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type GapQuery = z.output<typeof gapQuery>;

/** How long a page may work the gaps out before it shows what there is. */
export const patienceMilliseconds = 8_000;

/** Codes of the structures whose deposits the caller helps with; null: all of them. A perimeter may name a structure by any code it has borne. */
export async function unitsOf({ directory }: Pick<DepositWebDeps, "directory">, { actor }: Pick<RequestContext, "actor">): Promise<readonly string[] | null> {
  const holders: readonly string[] = rolesFor("publications.read-drafts");
  const grants = (actor?.roles ?? []).filter(({ role }) => holders.includes(role));
  if (grants.some(({ perimeter }) => perimeter.length === 0)) return null;
  const found = await Promise.all([...new Set(grants.flatMap(({ perimeter }) => perimeter))].map(async (code) => (await directory.find(code, "structure"))?.ref.code));
  return [...new Set(found.flatMap((code) => code ?? []))].sort();
}

export async function questionOf(deps: DepositWebDeps, query: GapQuery, context: RequestContext): Promise<GapQuestion> {
  // An empty choice of a form is no choice.
  const unit = query.unit === undefined || query.unit === "" ? undefined : ((await deps.directory.find(query.unit, "structure"))?.ref.code ?? query.unit);
  return { within: await unitsOf(deps, context), unit, year: query.year, kind: query.kind, today: deps.clock.today() };
}

/** Structures by code, with their number in HAL where the directory knows it. */
export async function structuresOf({ directory, clock }: Pick<DepositWebDeps, "directory" | "clock">, codes: readonly string[]): Promise<ReadonlyMap<string, DepositStructure>> {
  const found = new Map<string, DepositStructure>();
  for (const code of new Set(codes)) {
    const ref = (await directory.find(code, "structure"))?.ref;
    const record = ref === undefined ? null : await directory.record(ref.id, clock.today());
    if (record === null) continue;
    const halId = (record.fields["identifier"]?.current ?? []).map(({ value }) => value).find(isHalIdentifier)?.value ?? null;
    found.set(code, { code, name: record.ref.name, acronym: record.acronym, halId });
  }
  return found;
}

function isHalIdentifier(value: unknown): value is { readonly scheme: string; readonly value: string } {
  return typeof value === "object" && value !== null && "scheme" in value && value.scheme === "hal-structure" && "value" in value && typeof value.value === "string" && /^\d+$/.test(value.value) && !("valid" in value && value.valid === false);
}

export function unknownDeposit(): AppError {
  return new AppError("publications.unknown-deposit", { fr: "Aucune publication de ce code dans votre périmètre.", en: "No publication of this code within your perimeter." }, { status: 404 });
}
