import type { VNode } from "preact";
import { DefinitionList, EmptyState, Heading, Lead, Pager, TabLinks, Table, Tag, hrefWith } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatNumber, formatPercent } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Decision, WholeRun } from "../../domain/project.ts";
import type { KeptPair } from "../../domain/report.ts";
import type { ExpandedModel } from "../../domain/model.ts";
import type { Evidence } from "../../domain/run.ts";
import { BitsBars, type BitsBar } from "../charts/bits-bars.tsx";
import { bits, Crumbs, sayIn, share } from "../deps.tsx";
import { answerWords } from "../review/words.ts";

/** How probable, in words that do not round to certainty. */
export function probabilityWords(probability: number, language: Language): string {
  return probability > 0.9999 ? (language === "fr" ? "plus de 99,99\u202f%" : "above 99.99%") : formatPercent(probability, language, 2);
}

export const pairSorts = ["doubt", "strong", "weak"] as const;

export function PairsPage({ context, run, pairs, total, sort, page, perPage }: { readonly context: RequestContext; readonly run: WholeRun; readonly pairs: readonly KeptPair[]; readonly total: number; readonly sort: (typeof pairSorts)[number]; readonly page: number; readonly perPage: number }): VNode {
  const { language, url } = context;
  const say = sayIn(language);
  const labels = { doubt: say("Près du seuil", "Near the threshold"), strong: say("Les plus sûres", "The surest"), weak: say("Les plus faibles", "The weakest") };
  return (
    <>
      <Crumbs language={language} crumbs={[{ label: run.project, href: `/linkage/projects/${run.project}` }, { label: `${say("Appariement", "Run")} ${run.id}`, href: `/linkage/runs/${run.id}` }, { label: say("Paires", "Pairs") }]} />
      <Heading level={1}>{say("Paires de l’appariement", "Pairs of run")} {run.id}</Heading>
      <p class="prose">{say("Les paires les plus proches du seuil, et un échantillon des autres. Elles ne portent que des pseudonymes du projet.", "The pairs nearest to the threshold, and a sample of the others. They bear pseudonyms of the project only.")}</p>
      <TabLinks label={say("Ordre", "Order")} tabs={pairSorts.map((one) => ({ label: labels[one], href: hrefWith(url, { sort: one, page: null }), current: one === sort }))} />
      <Table<KeptPair> caption={say("Paires", "Pairs")} captionHidden language={language} rows={pairs} empty={<EmptyState title={say("Aucune paire", "No pair")} />} columns={[
        { header: say("Paire", "Pair"), rowHeader: true, cell: ({ pair }) => <a href={`/linkage/runs/${run.id}/pairs/${pair}`}><code>{pair.slice(0, 12)}</code></a> },
        { header: say("Poids", "Weight"), numeric: true, cell: ({ weight }) => bits(weight, language) },
        { header: say("Probabilité", "Probability"), numeric: true, cell: ({ probability }) => probabilityWords(probability, language) },
        { header: say("Règle", "Rule"), cell: ({ rule }) => rule },
        { header: say("Liée", "Linked"), cell: ({ linked }) => <Tag tone={linked ? "good" : "quiet"}>{linked ? say("oui", "yes") : say("non", "no")}</Tag> },
      ]} />
      <Pager page={page} pages={Math.ceil(total / perPage)} url={url} language={language} />
    </>
  );
}

interface Step {
  readonly name: string;
  readonly level: string;
  readonly weight: number;
  readonly kind: BitsBar["kind"];
}

/** The parts of a pair's weight in order: the prior, then each comparison with its term frequency apart. */
export function stepsOf(evidence: readonly Evidence[], model: Pick<ExpandedModel, "comparisons">, prior: number, language: Language): readonly Step[] {
  const say = sayIn(language);
  return [
    { name: say("Avant de comparer", "Before comparing"), level: say("part des correspondances parmi toutes les paires", "share of matches among all pairs"), weight: Math.log2(prior / (1 - prior)), kind: "evidence" },
    ...evidence.flatMap((one): Step[] => {
      const comparison = model.comparisons.find(({ name }) => name === one.comparison);
      const name = comparison?.label[language] ?? one.comparison;
      const level = one.gamma < 0 ? say("non renseigné\u202f: ne dit rien", "not known: says nothing") : (comparison?.levels[comparison.levels.length - 1 - one.gamma]?.label[language] ?? one.label);
      const steps: Step[] = [{ name, level, weight: one.weight - one.termWeight, kind: "evidence" }];
      if (Math.abs(one.termWeight) > 1e-9) steps.push({ name, level: one.termWeight > 0 ? say("valeur rare", "rare value") : say("valeur courante", "common value"), weight: one.termWeight, kind: "terms" });
      return steps;
    }),
  ];
}

export function Waterfall({ evidence, model, prior, weight, probability, source, language }: { readonly evidence: readonly Evidence[]; readonly model: Pick<ExpandedModel, "comparisons">; readonly prior: number; readonly weight: number; readonly probability: number; readonly source: string; readonly language: Language }): VNode {
  const say = sayIn(language);
  const steps = stepsOf(evidence, model, prior, language);
  let reached = 0;
  const bars = steps.map((step): BitsBar => {
    const from = reached;
    reached += step.weight;
    return { label: `${step.name} · ${step.level}`, from, to: reached, value: bits(step.weight, language), kind: step.kind };
  });
  const total = say("Poids en tout", "Weight in all");
  return (
    <BitsBars
      title={say("Ce qui a fait le poids de cette paire", "What made the weight of this pair")} language={language} source={source}
      description={`${steps.map((step) => `${step.name}, ${step.level}: ${bits(step.weight, language)}`).join("; ")}; ${total}: ${bits(weight, language)}, ${probabilityWords(probability, language)}`}
      bars={[...bars, { label: total, from: 0, to: weight, value: bits(weight, language), kind: "total" }]}
      table={(
        <Table caption={say("Les mêmes nombres", "The same numbers")} language={language} rows={[...steps.map((step, index) => ({ ...step, sum: bars[index]?.to ?? 0 })), { name: total, level: probabilityWords(probability, language), weight, sum: weight, kind: "total" as const }]} rowKind={({ kind }) => (kind === "total" ? "total" : kind === "terms" ? "within" : null)} columns={[
          { header: say("Élément", "Part"), rowHeader: true, cell: ({ name }) => name }, { header: say("Ce qui a été trouvé", "What was found"), cell: ({ level }) => level },
          { header: "Bits", numeric: true, cell: (step) => bits(step.weight, language) }, { header: say("Somme", "Sum"), numeric: true, cell: ({ sum }) => bits(sum, language) },
        ]} />
      )}
    />
  );
}

export function PairPage({ context, run, pair, decision }: { readonly context: RequestContext; readonly run: WholeRun; readonly pair: KeptPair; readonly decision: Decision | null }): VNode {
  const { language } = context;
  const say = sayIn(language);
  const summary = run.report?.summary;
  return (
    <>
      <Crumbs language={language} crumbs={[{ label: run.project, href: `/linkage/projects/${run.project}` }, { label: `${say("Appariement", "Run")} ${run.id}`, href: `/linkage/runs/${run.id}` }, { label: say("Paires", "Pairs"), href: `/linkage/runs/${run.id}/pairs` }, { label: pair.pair.slice(0, 12) }]} />
      <Heading level={1}>{say("Une paire, expliquée", "A pair, explained")}</Heading>
      <Lead>{pair.linked ? say(`Liée\u202f: ${bits(pair.weight, "fr")} bits, soit une probabilité de ${probabilityWords(pair.probability, "fr")}.`, `Linked: ${bits(pair.weight, "en")} bits, that is a probability of ${probabilityWords(pair.probability, "en")}.`) : say(`Non liée\u202f: ${bits(pair.weight, "fr")} bits, soit une probabilité de ${probabilityWords(pair.probability, "fr")}.`, `Not linked: ${bits(pair.weight, "en")} bits, that is a probability of ${probabilityWords(pair.probability, "en")}.`)}</Lead>
      <DefinitionList items={[
        { term: say("Pseudonymes", "Pseudonyms"), details: <><code class="hash">{pair.left}</code> · <code class="hash">{pair.right}</code></> },
        { term: say("Proposée par la règle", "Proposed by rule"), details: pair.rule },
        { term: say("Seuil", "Threshold"), details: summary === undefined ? "–" : share(summary.model.decision.probability, language) },
        ...(decision === null ? [] : [{ term: say("Décision des lecteurs", "Decision of readers"), details: `${answerWords[decision.answer][language]} (${decision.byWayOf === "agreement" ? say("accord", "agreement") : say("départagée", "settled")})` }]),
      ]} />
      {summary === undefined ? null : <Waterfall evidence={pair.evidence} model={summary.model} prior={summary.training.values.prior} weight={pair.weight} probability={pair.probability} source={say(`appariement ${run.id}`, `run ${run.id}`)} language={language} />}
      <p class="prose">{say(`Un bit de plus double les chances. Ici, ${formatNumber(pair.weight, "fr", { maximumFractionDigits: 1 })} bits veulent dire ${pair.weight >= 0 ? `${formatNumber(2 ** Math.min(pair.weight, 40), "fr", { maximumFractionDigits: 0 })} chances contre une que ce soit la même personne` : `une chance contre ${formatNumber(2 ** Math.min(-pair.weight, 40), "fr", { maximumFractionDigits: 0 })}`}.`, `One more bit doubles the odds. Here, ${formatNumber(pair.weight, "en", { maximumFractionDigits: 1 })} bits mean odds of ${pair.weight >= 0 ? `${formatNumber(2 ** Math.min(pair.weight, 40), "en", { maximumFractionDigits: 0 })} to one that it is the same person` : `one to ${formatNumber(2 ** Math.min(-pair.weight, 40), "en", { maximumFractionDigits: 0 })}`}.`)}</p>
    </>
  );
}
