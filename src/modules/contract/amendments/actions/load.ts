import { AppError } from "../../../../kernel/errors/app-error.ts";
import { plural } from "../../../../kernel/i18n/format.ts";
import { registerHash } from "../../actions/keep-version.ts";
import type { ContractVersion, VersionSummary } from "../../store/version-store.ts";
import { draftRegister, type Amendment, type DraftRegister } from "../domain/amendment.ts";
import type { AmendmentAct } from "../domain/act.ts";
import type { Losses, Use } from "../domain/uses.ts";
import { registerAltered, unknownAmendment } from "../errors.ts";
import { findAmendment } from "../store/amendment-store.ts";
import type { AmendmentDeps } from "./deps.ts";

/** An amendment with the register that it starts from and the one that it has come to. */
export interface LoadedAmendment {
  readonly amendment: Amendment;
  readonly acts: readonly AmendmentAct[];
  readonly base: ContractVersion;
  readonly draft: DraftRegister;
  /** The SHA-256 of the draft's register: what a signature is given to. */
  readonly registerSha256: string;
  /** The version that came into force after the base, onto which the draft has to be carried over; null where there is none. */
  readonly newerBase: VersionSummary | null;
}

/** The code of the contract that is steered. Fails with `contract.nothing-registered`. */
export async function steeredCode({ contracts, clock }: AmendmentDeps): Promise<string> {
  const [first] = await contracts.versions();
  return first?.contractCode ?? (await contracts.inForce(clock.today())).version.contractCode;
}

/** The last version in the order of entry into force, come or yet to come; undefined where all are drafts. */
export function lastDated(versions: readonly VersionSummary[]): VersionSummary | undefined {
  return versions.filter((one) => one.inForceFrom !== null).toSorted((a, b) => (a.inForceFrom ?? "").localeCompare(b.inForceFrom ?? "") || a.number - b.number).at(-1);
}

/** Fails with `contract.unknown-amendment`, and with `contract.base-altered` where its base is not what it was. */
export async function loadAmendment(deps: AmendmentDeps, number: number): Promise<LoadedAmendment> {
  const kept = await findAmendment(deps.db, await steeredCode(deps), number);
  if (kept === null) throw unknownAmendment(number);
  const { amendment, acts } = kept;
  const base = await deps.contracts.version(amendment.baseVersion);
  if (base === undefined || registerHash(base.register) !== amendment.baseRegisterSha256) throw registerAltered();
  const draft = draftRegister(base.register, amendment.edits);
  const last = lastDated(await deps.contracts.versions());
  const isStale = amendment.version === null && amendment.state !== "abandoned" && last !== undefined && last.number !== base.number;
  return { amendment, acts, base, draft, registerSha256: registerHash(draft.register), newerBase: isStale ? last : null };
}

/** Everything that hangs on what would be lost: values first, then what other modules say. */
export async function usesOf(deps: AmendmentDeps, losses: Losses): Promise<readonly Use[]> {
  const values: Use[] = [];
  for (const key of [...losses.series, ...losses.withoutTarget]) {
    const count = await countValues(deps, key);
    if (count > 0) values.push({ kind: "values", of: key, count, what: { fr: `${count} ${plural("fr", count, { one: "valeur", other: "valeurs" })}`, en: `${count} ${plural("en", count, { one: "value", other: "values" })}` }, href: `/indicators/${encodeURIComponent(key)}` });
  }
  return [...values, ...(await deps.otherUses(losses))];
}

/** Acts that gave the series a value, made up or real. None for a series that only the draft knows. */
async function countValues({ indicators, clock }: AmendmentDeps, key: string): Promise<number> {
  try {
    const { series } = await indicators.sheet(key, { on: clock.today(), knownOn: null });
    return series.filter((one) => one.series.key === key).reduce((sum, one) => sum + new Set(one.events.map((event) => event.period.from + event.period.until)).size, 0);
  } catch (error) {
    if (error instanceof AppError && error.status === 404) return 0;
    throw error;
  }
}
