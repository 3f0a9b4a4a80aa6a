import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { openFolder, whileWriting } from "../../../../kernel/files/index.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { expandModel, readModel } from "../../comparisons/index.ts";
import type { Dialect } from "../../domain/dialect.ts";
import type { LinkageModel } from "../../domain/model.ts";
import { modelNotValid } from "../../errors.ts";
import { planStatements } from "./statements.ts";

/** What a plan fixes: kept beside its SQL, read by the workers that score. */
export interface ClusterPlan {
  readonly format: "jalon-linkage-plan/1";
  readonly dialect: Dialect["name"];
  readonly isLink: boolean;
  readonly partitions: number;
  /** With its trained values. */
  readonly model: LinkageModel;
}

/**
 * Writes the plan of a linkage for a cluster into a folder: `plan.json`, `blocking.sql`. Fails with `linkage.plan-not-trained` where
 * the model has no values (train it first on a sample, on one machine), `linkage.plan-without-id` and as `openFolder` does.
 */
export async function writePlan(given: LinkageModel, dialect: Dialect, out: string, choice: { readonly isLink: boolean; readonly partitions?: number; readonly force?: boolean }): Promise<ClusterPlan> {
  const { model, issues } = readModel(given);
  if (model === null) throw modelNotValid(issues);
  if (model.trained === undefined) throw new AppError("linkage.plan-not-trained", both("Ce modèle n’a pas de valeurs apprises\u202f: apprenez-les d’abord sur un échantillon (jalon link --train-only), puis donnez model.trained.json.", "This model has no trained values: train it first on a sample (jalon link --train-only), then give model.trained.json."));
  if (model.id === undefined) throw new AppError("linkage.plan-without-id", both("Sur une grappe de machines les lignes n’ont pas d’ordre\u202f: le modèle doit nommer une colonne d’identifiants (id).", "On a cluster of machines rows have no order: the model must name a column of identifiers (id)."));
  const plan: ClusterPlan = { format: "jalon-linkage-plan/1", dialect: dialect.name, isLink: choice.isLink, partitions: choice.partitions ?? 64, model };
  const statements = planStatements(expandModel(model), plan.isLink, dialect, plan.partitions);
  const head = `-- Blocking for ${dialect.name}: reads left_input${plan.isLink ? " and right_input" : ""}, makes linkage_pairs (Parquet, partitioned by bucket) and linkage_totals.\n-- Then, for each partition: jalon link score-partition --plan DIR --totals FILE --out DIR PARTITION\n`;
  const folder = await openFolder(out, ["plan.json", "blocking.sql"], { owner: "linkage", force: choice.force ?? false });
  try {
    await whileWriting("linkage", out, async () => {
      await writeFile(join(folder.staging, "plan.json"), `${JSON.stringify(plan, null, 2)}\n`, { flush: true });
      await writeFile(join(folder.staging, "blocking.sql"), `${head}\n${statements.map((statement) => `${statement};\n`).join("\n")}`, { flush: true });
      await folder.finish();
    });
  } finally {
    await folder.discard();
  }
  return plan;
}
