import { day, fixedClock, type Clock } from "../../../kernel/time/day.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { createIndicators } from "../../indicators/index.ts";
import { createContracts, type Contracts } from "../module.ts";
import { exampleRegister } from "../web/testing.ts";
import { createAmendments, type Amendments, type AmendmentsDeps } from "./module.ts";

export const editor = { accountId: "editor", name: "Bureau de pilotage" };
export const colleague = { accountId: "colleague", name: "Autre rédactrice" };
export const forInstitute = { accountId: "director", name: "Directrice" };
export const forState = { accountId: "ministry", name: "Ministère" };

export interface TestAmendments {
  readonly contracts: Contracts;
  readonly indicators: ReturnType<typeof createIndicators>;
  readonly amendments: Amendments;
}

/** Amendments over the example register in force since 1 June 2021, asked on `today`. */
export async function amendmentsOver(db: Db, today = "2024-06-01", more: Partial<AmendmentsDeps> = {}): Promise<TestAmendments> {
  const clock: Clock = fixedClock(today);
  const contracts = createContracts({ db, clock, steeredContract: exampleRegister.code });
  const indicators = createIndicators({ db, clock, catalogues: contracts, demonstrationDay: day("2025-03-31") });
  const amendments = createAmendments({ db, clock, contracts, indicators, ...more });
  if ((await contracts.versions()).length === 0) {
    await contracts.addVersion({ accountId: null, name: "Jalon" }, { register: exampleRegister, contradictions: [], inForceFrom: day("2021-06-01"), sourceName: null, sourceSha256: null });
  }
  return { contracts, indicators, amendments };
}
