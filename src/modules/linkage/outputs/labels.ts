import { identifier } from "../../../kernel/analytics/index.ts";
import { both, formatList } from "../../../kernel/i18n/format.ts";
import type { LabelFigures, LabelSource } from "../domain/outputs.ts";
import type { Input, LinkQuestion } from "../domain/run.ts";
import type { LinkageSession } from "../domain/session.ts";
import { openSource } from "../engine/intake/source.ts";
import { inputNotValid } from "../errors.ts";

const leftNames = /^(left_id|id_left|left|id_l|unique_id_l|id1|id_1|a)$/i;
const rightNames = /^(right_id|id_right|right|id_r|unique_id_r|id2|id_2|b)$/i;
const answerNames = /^(match|is_match|label|linked|clerical_match_score|truth|score)$/i;

async function makeTruth(session: LinkageSession, labels: LabelSource, question: Pick<LinkQuestion, "left" | "right">): Promise<boolean> {
  const { analytics, isLink } = session;
  if ("file" in labels) {
    const source = await openSource(analytics, { file: labels.file }, "left");
    const names = source.columns.map(({ name }) => name);
    const [left, right] = [names.find((name) => leftNames.test(name)) ?? names[0], names.find((name) => rightNames.test(name)) ?? names[1]];
    if (left === undefined || right === undefined) throw inputNotValid([{ code: "linkage.labels-columns", severity: "error", text: both("Le fichier des paires connues n’a pas deux colonnes d’identifiants (left_id, right_id).", "The file of known pairs does not have two columns of identifiers (left_id, right_id).") }]);
    const answer = names.find((name) => answerNames.test(name) && name !== left && name !== right);
    const isMatch = answer === undefined ? "true" : `coalesce(try_cast(${identifier(answer)}::varchar as double) >= 0.5, lower(trim(${identifier(answer)}::varchar)) in ('true', 'match', 'yes', 'oui', 'vrai'), false)`;
    const [l, r] = isLink ? ["a.k", "b.k"] : ["least(a.k, b.k)", "greatest(a.k, b.k)"];
    await analytics.run(`create or replace table truth as select ${l} as l, ${r} as r, bool_or(${isMatch}) as is_match from ${source.relation} t join left_rows a on a.id = t.${identifier(left)}::varchar join right_rows b on b.id = t.${identifier(right)}::varchar where ${isLink ? "true" : "a.k <> b.k"} group by all`);
    const [found] = await analytics.rows<{ listed: number; others: number }>("select count(*)::double as listed, (count(*) filter (where not is_match))::double as others from truth");
    if ((found?.listed ?? 0) === 0) throw inputNotValid([{ code: "linkage.labels-unknown", severity: "error", text: both("Aucune des paires connues ne porte des identifiants de ces fichiers.", "None of the known pairs bears identifiers of these files.") }]);
    return (found?.others ?? 0) > 0;
  }
  for (const [side, input] of [["left", question.left], ["right", question.right ?? question.left]] as const) await makeTruthColumn(session, side, input, labels.column);
  return false;
}

async function makeTruthColumn({ analytics }: LinkageSession, side: "left" | "right", input: Input, column: string): Promise<void> {
  const source = await openSource(analytics, input, side);
  const found = source.columns.find(({ name }) => name.toLowerCase() === column.toLowerCase());
  if (found === undefined) {
    const names = source.columns.map(({ name }) => name);
    throw inputNotValid([{ code: "linkage.truth-column", severity: "error", column, text: both(`La colonne de vérité «\u202f${column}\u202f» n’est pas dans le fichier. Colonnes\u00a0: ${formatList(names, "fr")}.`, `The truth column “${column}” is not in the file. Columns: ${formatList(names, "en")}.`) }]);
  }
  await analytics.run(`create or replace table truth_${side} as select (row_number() over () - 1)::integer as k, ${identifier(found.name)}::varchar as truth from ${source.relation}`);
}

/** Precision, recall and F1 of the links (pairwise, all true pairs in the denominator) after `decide`, and the best F1 over thresholds. */
export async function measureLabels(session: LinkageSession, labels: LabelSource, question: Pick<LinkQuestion, "left" | "right">): Promise<LabelFigures> {
  const { analytics, isLink, model } = session;
  const listedOnly = await makeTruth(session, labels, question);
  const isFile = "file" in labels;
  const total = isFile ? "select (count(*) filter (where is_match))::double as n from truth"
    : isLink ? "select coalesce(sum(a.n * b.n), 0)::double as n from (select truth, count(*)::double as n from truth_left where truth is not null group by truth) a join (select truth, count(*)::double as n from truth_right where truth is not null group by truth) b using (truth)"
    : "select coalesce(sum(n * (n - 1) / 2), 0)::double as n from (select count(*)::double as n from truth_left where truth is not null group by truth)";
  const judged = isFile ? `coalesce(t.is_match, false) as is_true from written w ${listedOnly ? "" : "left "}join truth t on t.l = w.l and t.r = w.r`
    : "coalesce(a.truth = b.truth, false) as is_true from written w join truth_left a on a.k = w.l join truth_right b on b.k = w.r";
  await analytics.run(`create or replace table judged as select w.l, w.r, w.probability, ${judged}`);
  const [{ n: truePairs } = { n: 0 }] = await analytics.rows<{ n: number }>(total);
  const [counted] = await analytics.rows<{ links: number; right: number }>(`select count(*)::double as links, (count(*) filter (where is_true))::double as "right" from judged w left join unlinked u on u.l = w.l and u.r = w.r left join joined j on j.l = w.l and j.r = w.r where (w.probability >= ${model.decision.probability} and u.l is null) or j.l is not null`);
  const [best] = await analytics.rows<{ f1: number | null; probability: number | null }>(`with steps as (select probability, count(*) as pairs, count(*) filter (where is_true) as "right" from judged group by probability),
    sums as (select probability, sum(pairs) over (order by probability desc) as pairs, sum("right") over (order by probability desc) as "right" from steps)
    select 2.0 * "right" / (pairs + ${truePairs}) as f1, probability from sums order by f1 desc, probability desc limit 1`);
  const { links, right } = counted ?? { links: 0, right: 0 };
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  return { truePairs, judgedOnListedOnly: listedOnly, precision: share(right, links), recall: share(right, truePairs), f1: share(2 * right, links + truePairs), bestF1: best?.f1 ?? null, bestProbability: best?.probability ?? null };
}
