import { formatList, formatNumber, inBoth } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import type { Evidence } from "../domain/run.ts";
import type { LinkageSession } from "../domain/session.ts";
import { bitsOf, evidenceSql } from "../outputs/evidence.ts";
import { quoted } from "../engine/sql.ts";
import { weightOf } from "../quality/clerical-sample.ts";
import { causeLabels, isStructural, type FailureCause } from "./causes.ts";
import { findFailures, type FailureQuestion } from "./prepare.ts";

export interface NearestCandidate {
  readonly id: string;
  readonly weight: number;
  readonly probability: number;
  /** Rule that proposed the pair; null where none did and a wider search found it. */
  readonly rule: string | null;
  readonly evidence: readonly Evidence[];
}

export interface FailureExplanation {
  readonly left: string;
  readonly linked: boolean;
  /** Null for a row that is linked. */
  readonly cause: FailureCause | null;
  readonly structural: boolean;
  readonly nearest: NearestCandidate | null;
  /** Prepared columns that comparisons read and that hold nothing in this row. */
  readonly missing: readonly string[];
  /** Comparisons that nothing could be said of, and those that speak against the pair. */
  readonly without: readonly string[];
  readonly against: readonly string[];
  /** The fewest comparisons whose full agreement would have made a link, the strongest first; empty where none would or none is needed. */
  readonly sufficient: readonly string[];
  /** For people, in plain words. No value of any file is in it. */
  readonly text: Bilingual;
}

/**
 * Why has this row of the left file no partner? Its nearest row in the other file, looked for beyond the blocking rules
 * too, what was missing or contradicted, and what would have sufficed. Null: no row has this identifier, or there is
 * one file alone. For many rows at once, `explainFailures`.
 */
export async function explainFailure(session: LinkageSession, leftId: string, question: FailureQuestion): Promise<FailureExplanation | null> {
  const [row] = await session.analytics.rows<{ k: number }>("select k from left_rows where id = $id", { id: leftId });
  if (row === undefined || !session.isLink) return null;
  const [found] = await explainFailures(session, question, { which: `l.k = ${row.k}` });
  return found ?? null;
}

/** The same for rows chosen by SQL over `left_rows l` (all without a link by default), at most `limit` in the order of the file. */
export async function explainFailures(session: LinkageSession, question: FailureQuestion, options: { readonly which?: string; readonly limit?: number } = {}): Promise<readonly FailureExplanation[]> {
  await findFailures(session, question, options.which);
  const { model } = session;
  const present = new Set((await session.analytics.rows<{ column_name: string }>("describe left_rows")).map((row) => row.column_name));
  const columns = [...new Set(model.comparisons.flatMap(({ reads }) => reads))].filter((column) => present.has(column));
  const bits = evidenceSql(model, question.values);
  const rows = await session.analytics.rows<Record<string, unknown>>(`
    select l.id as left_id, r.id as right_id, f.cause, f.rule, f.weight, f.probability, exists (select 1 from failure_links x where x.l = f.l) as linked,
      ${[...bits.flatMap(({ level, weight }, at) => [`f.${level} as level_${at}`, `${weight} as bits_${at}`]), ...columns.map((column, at) => `l.${quoted(column)} is null as empty_${at}`)].join(", ")}
    from failure_found f join left_rows l on l.k = f.l left join right_rows r on r.k = f.r order by f.l limit ${options.limit ?? 1_000}`);
  return rows.map((row) => explanation(session, question, columns, row));
}

function explanation({ model }: LinkageSession, { values }: FailureQuestion, columns: readonly string[], row: Readonly<Record<string, unknown>>): FailureExplanation {
  const linked = row["linked"] === true;
  const weight = row["weight"] === null ? null : Number(row["weight"]);
  const evidence = weight === null ? [] : model.comparisons.map((comparison, at): Evidence => {
    const own = bitsOf(comparison, values);
    const gamma = Number(row[`level_${at}`]);
    const place = comparison.levels.length - 1 - gamma;
    const total = Number(row[`bits_${at}`]);
    return { comparison: comparison.name, gamma, label: gamma < 0 ? "" : comparison.levels[place]?.label.fr ?? "", weight: total, termWeight: gamma < 0 ? 0 : total - (own[place] ?? 0) };
  });
  const rule = Number(row["rule"]);
  const nearest = weight === null ? null : { id: String(row["right_id"]), weight, probability: Number(row["probability"]), rule: rule < 0 ? null : model.blocking[rule]?.name ?? String(rule), evidence };
  const without = evidence.filter(({ gamma }) => gamma < 0).map(({ comparison }) => comparison);
  const against = evidence.filter(({ gamma, weight: bits }) => gamma >= 0 && bits < 0).map(({ comparison }) => comparison);
  const cause = linked ? null : String(row["cause"]) as FailureCause;
  const missing = columns.filter((_, at) => row[`empty_${at}`] === true);
  const short = weight === null ? 0 : weightOf(model.decision.probability) - weight;
  const sufficient = enough(evidence.map((one, at) => ({ name: one.comparison, gain: Math.max(0, ...bitsOf(model.comparisons[at] ?? { name: "", label: { fr: "", en: "" }, levels: [], nullIsNeutral: true, reads: [] }, values)) - one.weight })), short);
  const labels = new Map(model.comparisons.map(({ name, label }) => [name, label]));
  return { left: String(row["left_id"]), linked, cause, structural: cause !== null && isStructural(cause), nearest, missing, without, against, sufficient, text: tell({ cause, nearest, without, against, sufficient, short }, labels) };
}

function enough(gains: readonly { readonly name: string; readonly gain: number }[], short: number): readonly string[] {
  const taken: string[] = [];
  let left = short;
  for (const { name, gain } of gains.filter((one) => one.gain > 0).toSorted((a, b) => b.gain - a.gain)) {
    if (left <= 0) break;
    taken.push(name);
    left -= gain;
  }
  return left > 0 ? [] : taken;
}

type Told = Pick<FailureExplanation, "cause" | "nearest" | "without" | "against" | "sufficient"> & { readonly short: number };

function tell({ cause, nearest, without, against, sufficient, short }: Told, labels: ReadonlyMap<string, Bilingual>): Bilingual {
  return inBoth((language) => {
    const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
    const names = (list: readonly string[]) => formatList(list.map((name) => labels.get(name)?.[language].toLowerCase() ?? name), language);
    if (cause === null) return say("Cette ligne est liée.", "This row is linked.");
    const parts = [`${causeLabels[cause][language]}.`];
    if (nearest === null) parts.push(say("Aucune ligne de l’autre fichier ne partage avec elle de quoi être regardée.", "No row of the other file shares enough with it to be looked at."));
    else {
      parts.push(say(`La ligne la plus proche pèse ${bits(nearest.weight, language)} bits${short > 0 ? `\u202f; il en manque ${bits(short, language)} pour lier` : ""}.`, `The nearest row weighs ${bits(nearest.weight, language)} bits${short > 0 ? `; ${bits(short, language)} more are needed to link` : ""}.`));
      if (nearest.rule === null) parts.push(say("Aucune règle ne proposait cette paire\u202f: elle vient d’une recherche élargie.", "No rule proposed this pair: it comes from a wider search."));
      if (without.length > 0) parts.push(say(`Manque d’un côté ou de l’autre\u202f: ${names(without)}.`, `Missing on one side or the other: ${names(without)}.`));
      if (against.length > 0) parts.push(say(`Contredit\u202f: ${names(against)}.`, `Contradicting: ${names(against)}.`));
      if (sufficient.length > 0) parts.push(say(`Aurait suffi\u202f: l’accord sur ${names(sufficient)}.`, `Would have sufficed: agreement on ${names(sufficient)}.`));
    }
    return parts.join(" ");
  });
}

function bits(weight: number, language: Language): string {
  return formatNumber(weight, language, { maximumFractionDigits: 1 });
}
