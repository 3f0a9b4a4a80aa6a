import { createHash, randomUUID } from "node:crypto";
import { canonicalJson, recordAudit } from "../../kernel/audit/index.ts";
import type { Db } from "../../kernel/db/db.ts";
import type { Bilingual } from "../../kernel/i18n/language.ts";
import type { Clock, Day } from "../../kernel/time/day.ts";
import type { CatalogueSource } from "../indicators/index.ts";
import type { Contradiction } from "./domain/check/index.ts";
import type { Register } from "./domain/register.ts";
import { noSuchDraft, nothingRegistered } from "./errors.ts";
import { draftPlace, findFirstVersion, findVersion, findVersionInForce, insertVersion, listContracts, listVersions, setInForce, type ContractVersion, type VersionSummary } from "./store/version-store.ts";

export interface Author {
  readonly accountId: string | null;
  readonly name: string;
}

export interface NewVersion {
  readonly register: Register;
  readonly contradictions: readonly Contradiction[];
  /** Null keeps it a draft. */
  readonly inForceFrom: Day | null;
  readonly sourceName: string | null;
  readonly sourceSha256: string | null;
  readonly reasonKind?: string;
  readonly reason?: Bilingual;
}

export interface Contracts extends CatalogueSource {
  /**
   * The version in force on a day, of the contract that the platform steers. Before the first version came into force
   * the first one is given, with `early` true, so that a reader is told rather than sent away. Fails with
   * `contract.nothing-registered`.
   */
  inForce(on: Day): Promise<{ version: ContractVersion; early: boolean }>;
  versions(): Promise<readonly VersionSummary[]>;
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
  async function steered(): Promise<string | null> {
    const codes = (await listContracts(db)).map((contract) => contract.code);
    return codes.includes(steeredContract) ? steeredContract : (codes[0] ?? null);
  }

  async function findInForce(on: Day): Promise<{ version: ContractVersion; early: boolean } | null> {
    const code = await steered();
    if (code === null) return null;
    const version = await findVersionInForce(db, code, on);
    if (version !== undefined) return { version, early: false };
    const first = await findFirstVersion(db, code);
    return first === undefined ? null : { version: first, early: true };
  }

  return {
    async inForce(on) {
      const found = await findInForce(on);
      if (found === null) throw nothingRegistered();
      return found;
    },
    async at(on) {
      const found = await findInForce(on);
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
    async addVersion(by, version) {
      const registerSha256 = createHash("sha256").update(canonicalJson(version.register)).digest("hex");
      return db.tx(async (inside) => {
        const place = await draftPlace(inside, version.register.code, registerSha256);
        if (place.same !== null) return { id: place.same, number: place.next - 1, already: true };
        const id = randomUUID();
        await insertVersion(inside, {
          id,
          contractCode: version.register.code,
          number: place.next,
          kind: place.next === 0 ? "base" : "amendment",
          reasonKind: version.reasonKind ?? null,
          reason: version.reason ?? null,
          inForceFrom: version.inForceFrom,
          register: version.register,
          registerSha256,
          sourceName: version.sourceName,
          sourceSha256: version.sourceSha256,
          contradictions: version.contradictions,
          createdAt: clock.now().toISOString(),
          accountId: by.accountId,
          author: by.name,
        });
        await recordAudit(inside, {
          accountId: by.accountId,
          author: by.name,
          act: version.inForceFrom === null ? "contract.draft-added" : "contract.version-added",
          subject: `${version.register.code} v${place.next}`,
          previous: null,
          next: { id, registerSha256, inForceFrom: version.inForceFrom },
        });
        return { id, number: place.next, already: false };
      });
    },
  };
}
