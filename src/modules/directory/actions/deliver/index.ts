import type { Author } from "../../../../kernel/audit/index.ts";
import type { DirectoryDeps } from "../../deps.ts";
import type { DeliveryDraft, DeliveryReport, Directory } from "../../domain/directory.ts";
import { lockDeliveries, readReports, readSources } from "../../store/deliveries/deliveries.ts";
import { holdsDemonstration } from "../../store/deliveries/demonstration.ts";
import { projectNodes } from "../project/index.ts";
import { deliverIn } from "./deliver.ts";
import { takeDemonstrationAway } from "./remove-demonstration.ts";

/** How statements come in, and how made-up ones leave. */
export function createDeliveries(deps: DirectoryDeps): Pick<Directory, "deliver" | "rehearse" | "removeDemonstration" | "hasDemonstration" | "deliveries" | "sources"> {
  const { db } = deps;

  async function rehearse(by: Author, delivery: DeliveryDraft): Promise<DeliveryReport> {
    const enough = new Error("the rehearsal is over: roll back");
    let report: DeliveryReport | null = null;
    await db
      .tx(async (tx) => {
        report = await deliverIn(tx, deps, by, delivery, () => {});
        throw enough;
      })
      .catch((error: unknown) => {
        if (error !== enough) throw error;
      });
    if (report === null) throw new Error("a rehearsal ended without report");
    return report;
  }

  return {
    deliver: (by, delivery, onProgress = () => {}) => db.tx((tx) => deliverIn(tx, deps, by, delivery, onProgress)),
    rehearse,
    removeDemonstration: (by) =>
      db.tx(async (tx) => {
        await lockDeliveries(tx);
        if (!(await holdsDemonstration(tx))) return;
        const { left } = await takeDemonstrationAway(tx, deps, by);
        await projectNodes(tx, deps, left);
      }),
    hasDemonstration: () => holdsDemonstration(db),
    deliveries: (limit) => readReports(db, limit),
    sources: () => readSources(db),
  };
}
