import { recordAudit } from "../../kernel/audit/index.ts";
import type { Db } from "../../kernel/db/db.ts";
import type { Clock, Day } from "../../kernel/time/day.ts";
import { targetsOverTime, type CatalogueSource, type DatedCatalogue, type TargetOverTime } from "../indicators/index.ts";
import { keepVersion, registerHash, type NewVersion } from "./actions/keep-version.ts";
import { inForceOverTime } from "./domain/history.ts";
import { noSuchDraft, nothingRegistered } from "./errors.ts";
import { draftPlace, findFirstVersion, findVersion, findVersionInForce, listContracts, listDatedVersions, listVersions, setInForce, type ContractVersion, type VersionSummary } from "./store/version-store.ts";

export interface Author {
  readonly accountId: string | null;
  readonly name: string;
}

export interface Contracts extends CatalogueSource {
  /**
   * The version in force on a day, of the contract that the platform steers. Before the first version came into force
   * the first one is given, with `early` true, so that a reader is told rather than sent away. Fails with
   * `contract.nothing-registered`.
   */
  inForce(on: Day): Promise<{ version: ContractVersion; early: boolean }>;
  versions(): Promise<readonly VersionSummary[]>;
  history(until?: Day): Promise<readonly DatedCatalogue[]>;
  /**
   * What the contract commits a series to, version after version, oldest first: versions in a row that commit to the
   * same are one entry. With `until`, only what had come into force by that day. Empty where no version knows the series.
   */
  targetsOver(seriesKey: string, until?: Day): Promise<readonly TargetOverTime[]>;
  /** One version by its number, drafts included; undefined where there is none. */
  version(number: number): Promise<ContractVersion | undefined>;
  /** Keeps a register as the next version. A draft equal to one already there is not kept twice. */
  addVersion(by: Author, version: NewVersion): Promise<{ id: string; number: number; already: boolean }>;
  /** Puts a draft of any registered contract in force from a day. Fails with `contract.no-such-draft`. */
  adopt(by: Author, contractCode: string, number: number, from: Day): Promise<void>;
}

export function createContracts(deps: { readonly db: Db; readonly clock: Clock; readonly steeredContract: string }): Contracts {
  const { db, clock, steeredContract } = deps;

  /** The contract named in the configuration, or the only one there is. */
  async function steered(handle: Db = db): Promise<string | null> {
    const codes = (await listContracts(handle)).map((contract) => contract.code);
    return codes.includes(steeredContract) ? steeredContract : (codes[0] ?? null);
  }

  async function findInForce(on: Day, handle: Db = db): Promise<{ version: ContractVersion; early: boolean } | null> {
    const code = await steered(handle);
    if (code === null) return null;
    const version = await findVersionInForce(handle, code, on);
    if (version !== undefined) return { version, early: false };
    const first = await findFirstVersion(handle, code);
    return first === undefined ? null : { version: first, early: true };
  }

  async function history(until?: Day): Promise<readonly DatedCatalogue[]> {
    const code = await steered();
    if (code === null) return [];
    return inForceOverTime(await listDatedVersions(db, code), until).map(({ version: { id, number, contractCode, register }, from, until: end }) => ({
      contractCode, versionId: id, versionNumber: number, from, until: end, fromYear: register.fromYear, toYear: register.toYear, indicators: register.indicators,
    }));
  }

  return {
    history,
    targetsOver: async (seriesKey, until) => targetsOverTime(await history(until), seriesKey),
    async inForce(on) {
      const found = await findInForce(on);
      if (found === null) throw nothingRegistered();
      return found;
    },
    async at(on, inside) {
      const found = await findInForce(on, inside);
      if (found === null) return null;
      const { id, contractCode, register } = found.version;
      return { contractCode, versionId: id, fromYear: register.fromYear, toYear: register.toYear, indicators: register.indicators };
    },
    async versions() {
      const code = await steered();
      return code === null ? [] : listVersions(db, code);
    },
    async version(number) {
      const code = await steered();
      return code === null ? undefined : findVersion(db, code, number);
    },
    adopt: (by, contractCode, number, from) =>
      db.tx(async (inside) => {
        const draft = await setInForce(inside, contractCode, number, from);
        if (draft === undefined) throw noSuchDraft(contractCode, number);
        await recordAudit(inside, { accountId: by.accountId, author: by.name, act: "contract.version-adopted", subject: `${contractCode} v${number}`, previous: { inForceFrom: null }, next: { ...draft, inForceFrom: from } });
      }),
    addVersion: (by, version) =>
      db.tx(async (inside) => {
        const place = await draftPlace(inside, version.register.code, registerHash(version.register));
        if (place.same !== null) return { id: place.same, number: place.next - 1, already: true };
        const { id } = await keepVersion(inside, by, clock.now(), place.next, version);
        return { id, number: place.next, already: false };
      }),
  };
}
