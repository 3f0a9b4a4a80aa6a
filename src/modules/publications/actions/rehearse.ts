import type { Author } from "../../../kernel/audit/index.ts";
import type { PublicationDeps } from "../deps.ts";
import type { IntakeReport, RecordDelivery } from "../domain/publications.ts";
import { takeDelivery } from "./take.ts";

/** Takes a delivery in, keeps the report, and takes it all back. */
export async function rehearseDelivery(deps: PublicationDeps, by: Author, delivery: RecordDelivery): Promise<IntakeReport> {
  const enough = new Error("the rehearsal is over: roll back");
  let report: IntakeReport | null = null;
  await deps.db
    .tx(async (tx) => {
      report = await takeDelivery({ ...deps, db: tx }, by, delivery);
      throw enough;
    })
    .catch((error: unknown) => {
      if (error !== enough) throw error;
    });
  if (report === null) throw new Error("a rehearsal ended without report");
  return report;
}
