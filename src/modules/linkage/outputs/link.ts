import type { LinkAnswer } from "../domain/outputs.ts";
import type { EngineOptions, Evidence, LinkQuestion, ScoredPair } from "../domain/run.ts";
import { openSession } from "../engine/open-session.ts";
import { decide } from "./decide.ts";
import { bitsOf, evidenceColumns } from "./evidence.ts";
import { checkedQuestion } from "./inputs.ts";
import { resultWarnings } from "./result-warnings.ts";
import { createTimer } from "./timer.ts";
import { identifier } from "../../../kernel/analytics/index.ts";
import { nameClusters } from "./written-clusters.ts";
import { makeWritten } from "./written-pairs.ts";

/**
 * A whole linkage held in memory: pairs at least `decision.writeFrom` probable, in the order of the rows, with their evidence,
 * and every row with its cluster. For files of millions of rows `runLinkage` writes them instead. Fails as `openSession` does.
 */
export async function link(question: LinkQuestion, options: EngineOptions = {}): Promise<LinkAnswer> {
  const timer = createTimer(options.progress);
  const session = await openSession(await checkedQuestion(question), { ...options, progress: timer.at });
  const { analytics, model } = session;
  try {
    const costs = await session.costs();
    const training = await session.train();
    const scored = await session.score(training.values);
    timer.at("clustering");
    await makeWritten(session, training.values, false);
    const decided = await decide(session);
    await nameClusters(session, false);
    timer.at("writing");
    const evidence = model.comparisons.map((comparison) => ({ comparison, columns: evidenceColumns(comparison), bits: bitsOf(comparison, training.values) }));
    const rows = await analytics.rows<Record<string, unknown>>(`select a.id as left_id, b.id as right_id, w.probability, w.weight, w.rule, w.probability >= ${model.decision.probability} and u.l is null as linked${evidence.map(({ columns }) => `, ${columns.map((name) => `w.${identifier(name)}`).join(", ")}`).join("")}
      from written w join left_rows a on a.k = w.l join right_rows b on b.k = w.r left join unlinked u on u.l = w.l and u.r = w.r order by w.l, w.r`);
    const pairs = rows.map((row): ScoredPair => ({
      left: String(row["left_id"]), right: String(row["right_id"]), probability: Number(row["probability"]), weight: Number(row["weight"]), rule: String(row["rule"]), linked: row["linked"] === true,
      evidence: evidence.map(({ comparison, columns: [level, weight], bits }): Evidence => {
        const gamma = Number(row[level]);
        const own = gamma < 0 ? 0 : bits[bits.length - 1 - gamma] ?? 0;
        return { comparison: comparison.name, gamma, label: comparison.levels[comparison.levels.length - 1 - gamma]?.label.en ?? "no value", weight: Number(row[weight]), termWeight: Number(row[weight]) - own };
      }),
    }));
    const clusters = await analytics.rows<{ cluster: string; side: "left" | "right"; id: string }>("select c.cluster, m.side, m.id from membership m join cluster_names c on c.component = m.component order by m.component, m.node");
    const counts = { candidatePairs: scored.candidatePairs, writtenPairs: pairs.length, linkedPairs: decided.linkedPairs, clusters: decided.clusters };
    return {
      pairs, clusters,
      summary: {
        model, leftRows: session.leftRows, rightRows: session.isLink ? session.rightRows : null, costs: costs.map((cost, index) => ({ ...cost, newPairs: scored.newPairs[index] ?? null })), training, ...counts,
        warnings: [...session.warnings, ...training.warnings, ...decided.warnings, ...resultWarnings(counts, null, null)], seconds: timer.seconds(),
      },
    };
  } finally {
    await session.close();
  }
}
