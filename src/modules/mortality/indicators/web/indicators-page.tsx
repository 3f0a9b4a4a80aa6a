import type { VNode } from "preact";
import { Button, DataLink, DownloadLinks, EmptyState, Field, Heading, hrefWith, Lead, LineChart, Notice, Table, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDay, formatNumber, formatPercent } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { sayIn } from "../../../../kernel/i18n/say.ts";
import { LineHead, shownDelay } from "../../web/parts.tsx";
import { inYears, type DelayCount, type YearDelay } from "../delay.ts";
import { pathTo, type FailureCount, type YearFailure } from "../failure.ts";
import type { Declaration } from "../measure.ts";
import type { Reading } from "../readings.ts";

export interface IndicatorsPageProps {
  readonly delays: readonly { readonly reading: Reading; readonly count: DelayCount }[];
  readonly failures: readonly { readonly reading: Reading; readonly count: FailureCount }[];
  readonly holding: { readonly delay: string; readonly failure: string };
  readonly declarations: readonly Declaration[];
  readonly mayDeclare: boolean;
  readonly context: RequestContext;
}

/** Indicators 6.a and 6.b on a day: every reading, the years they are made of, and the runs and releases behind. */
export function IndicatorsPage({ delays, failures, holding, declarations, mayDeclare, context: { actor, language, url, csrfToken } }: IndicatorsPageProps): VNode {
  const say = sayIn(language);
  const delay = delays.find(({ reading }) => reading.code === holding.delay)?.count ?? null;
  const failure = failures.find(({ reading }) => reading.code === holding.failure)?.count ?? null;
  const on = delay?.on ?? failure?.on;
  return (
    <>
      <LineHead current="indicators" actor={actor} language={language} crumbs={[{ label: say("Indicateurs", "Indicators") }]} />
      <Heading level={1}>{say("Indicateurs 6.a et 6.b, tirés de la chaîne", "Indicators 6.a and 6.b, from the line")}</Heading>
      <Lead>{say("Délai\u202f: ", "Delay: ")}<strong>{delay?.value === null || delay === null ? say("rien n’est paru", "nothing was released") : say(`${formatNumber(delay.value, "fr")} an${delay.value >= 2 ? "s" : ""}`, `${formatNumber(delay.value, "en")} years`)}</strong> {say("(cible\u202f: moins de 2 ans en 2025). Sans lien avec le SNDS\u202f: ", "(target: under 2 years in 2025). Without a link to the national health data: ")}<strong>{failure?.value === null || failure === null ? say("aucun appariement scellé", "no sealed run") : formatPercent(failure.value, language)}</strong> {say("(cible\u202f: moins de 5\u202f% en 2025).", "(target: under 5% in 2025).")}</Lead>
      <form method="get" action="/mortality/indicators" class="inline-form">
        <Field control="date" name="on" label={say("État le", "As of")} value={on ?? ""} language={language} />
        <div class="button-row"><Button kind="second">{say("Voir", "Show")}</Button></div>
      </form>
      <p><a href="/indicators/6">{say("Les indicateurs dans le contrat", "The indicators in the contract")}</a></p>
      <Heading level={2} id="delay">{say("6.a Délai des statistiques de décès", "6.a Delay of the death statistics")}</Heading>
      <p>{say("Délai de la dernière année parue, ou ce que la plus ancienne année attendue a déjà pris si c’est davantage\u202f: une chaîne qui s’arrête ne garde pas son dernier délai. En années de 365,25 jours, depuis le 31 décembre de l’année de décès.", "Delay of the newest year delivered, or what the oldest year awaited has taken already where that is more: a line that stops does not keep its last delay. In years of 365.25 days, from 31 December of the year of death.")}</p>
      <Table caption={say("Lectures du délai", "Readings of the delay")} language={language} rows={delays} columns={[
        { header: say("Lecture", "Reading"), rowHeader: true, cell: ({ reading }) => <>{reading.name[language]} {reading.code === holding.delay ? <Tag tone="accent">{say("celle du contrat", "that of the contract")}</Tag> : null}</> },
        { header: say("Définition", "Definition"), cell: ({ reading }) => reading.definition[language] },
        { header: say("Délai, en années", "Delay, in years"), numeric: true, cell: ({ count }) => (count.value === null ? "–" : formatNumber(count.value, language)) },
      ]} />
      {delay === null || delay.years.length === 0 ? <EmptyState title={say("Aucune table n’est parue", "No table was released")} /> : (
        <Table<YearDelay> caption={say("Par année de décès, lecture du contrat", "By year of death, reading of the contract")} language={language} rows={delay.years.toReversed()} columns={[
          { header: say("Décès de", "Deaths of"), rowHeader: true, cell: ({ deathYear, deliveredOn }) => (deliveredOn === null ? String(deathYear) : <a href={`/mortality/tables/${deathYear}`}>{deathYear}</a>) },
          { header: say("Livrés le", "Delivered on"), cell: ({ deliveredOn }) => (deliveredOn === null ? say("attendus", "awaited") : formatDay(deliveredOn, language)) },
          { header: say("Délai", "Delay"), cell: ({ days }) => shownDelay(days, language) },
          { header: say("En années", "In years"), numeric: true, cell: ({ days }) => formatNumber(inYears(days), language) },
          { header: say("Compte", "Counts"), cell: (year) => (year === delay.from ? <strong>{say("oui", "yes")}</strong> : say("non", "no")) },
        ]} />
      )}
      <Heading level={2} id="failure">{say("6.b Certificats sans lien avec le SNDS", "6.b Certificates without a link to the national health data")}</Heading>
      {failure === null || failure.years.length === 0 ? <EmptyState title={say("Aucun appariement n’est scellé", "No run is sealed")}><p>{say("Le taux se lit dans les appariements scellés des certificats.", "The rate is read from sealed runs over certificates.")}</p></EmptyState> : <Failures failure={failure} failures={failures} holding={holding.failure} language={language} />}
      <DownloadLinks language={language} downloads={usualDownloads("/exports/mortality-indicators", hrefWith(url, { lang: language }).replace(/^[^?]*/, ""))} />
      <Heading level={2}>{say("Lectures déclarées", "Declared readings")}</Heading>
      <Table<Declaration> caption={say("Lectures déclarées", "Declared readings")} captionHidden language={language} rows={declarations} empty={<p>{say("Personne n’a encore déclaré de lecture\u202f: valent «\u202fjusqu’aux tables définitives\u202f» et «\u202ftous les certificats\u202f».", "Nobody declared a reading yet: “until the final tables” and “all certificates” hold.")}</p>} columns={[
        { header: say("Série", "Series"), rowHeader: true, cell: ({ series }) => series }, { header: say("Lecture", "Reading"), cell: ({ reading }) => [...delays, ...failures].find((one) => one.reading.code === reading)?.reading.name[language] ?? reading },
        { header: say("Depuis le", "From"), cell: ({ holdsFrom }) => formatDay(holdsFrom, language) }, { header: say("Parce que", "Because"), cell: ({ reason }) => reason }, { header: say("Par", "By"), cell: ({ author }) => author },
      ]} />
      {!mayDeclare ? null : (
        <form method="post" action="/mortality/indicators/readings">
          <input type="hidden" name="_csrf" value={csrfToken} />
          <Field control="select" name="reading" label={say("Déclarer la lecture", "Declare the reading")} options={[...delays, ...failures].map(({ reading }) => ({ value: `${reading.series} ${reading.code}`, label: `${reading.series} · ${reading.name[language]}` }))} language={language} />
          <Field control="date" name="holdsFrom" label={say("À partir du", "From")} value={on ?? ""} required language={language} />
          <Field name="reason" label={say("Pourquoi", "Why")} required language={language} />
          <div class="button-row"><Button kind="second">{say("Déclarer", "Declare")}</Button></div>
        </form>
      )}
    </>
  );
}

/** By what a run tells its failures. */
const axisWords: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = { regime: { fr: "régime", en: "scheme" }, sex: { fr: "sexe", en: "sex" }, age: { fr: "âge", en: "age" }, department: { fr: "département", en: "department" } };

function Failures({ failure, failures, holding, language }: { readonly failure: FailureCount; readonly failures: IndicatorsPageProps["failures"]; readonly holding: string; readonly language: Language }): VNode {
  const say = sayIn(language);
  const percent = (share: number | null, digits = 2): string => (share === null ? "–" : formatPercent(share, language, digits));
  const table = <Table<YearFailure> caption={say("Par année de décès", "By year of death")} language={language} rows={failure.years.toReversed()} columns={[
    { header: say("Décès de", "Deaths of"), rowHeader: true, cell: ({ run }) => <span id={`run-${run.deathYear}`}>{run.deathYear}</span> },
    { header: say("Certificats", "Certificates"), numeric: true, cell: ({ run }) => formatNumber(run.certificates, language) },
    { header: say("Sans lien", "Without a link"), numeric: true, cell: ({ run }) => formatNumber(run.failed, language) },
    { header: say("Taux d’échec", "Failure rate"), numeric: true, cell: ({ all }) => percent(all) },
    { header: say("Plancher structurel", "Structural floor"), numeric: true, cell: ({ floor }) => percent(floor) },
    { header: say("Évitable", "Avoidable"), numeric: true, cell: ({ avoidable }) => percent(avoidable) },
    { header: say("Appariement scellé", "Sealed run"), cell: ({ run }) => <><DataLink href={run.href}>{run.runId}</DataLink>{run.demonstration === true ? <> <Tag>{say("fictif", "made up")}</Tag></> : null}, {formatDay(run.sealedOn, language, "short")}, <code>{run.sealSha256.slice(0, 12)}</code></> },
  ]} />;
  const groups = failure.from?.run.groups ?? [];
  const first = failure.years[0]?.run.deathYear ?? 2020;
  const last = Math.max(failure.from?.run.deathYear ?? 2025, 2025);
  return (
    <>
      {failure.years.some(({ run }) => run.demonstration === true) ? <Notice kind="warn" language={language}>{say("Les appariements marqués «\u202ffictif\u202f» sont inventés pour la démonstration\u202f: personne n’a mesuré ces taux, ni leur baisse.", "The runs marked “made up” are invented for the demonstration: nobody measured these rates, nor their fall.")}</Notice> : null}
      <LineChart title={say("Taux d’échec par année de décès", "Failure rate by year of death")} description={failure.years.map(({ run, all }) => `${run.deathYear}: ${percent(all, 1)}`).join("; ")} language={language} unit="%" baseline={null} projection={null} forecast={null}
        points={failure.years.map(({ run, all }) => ({ x: run.deathYear, value: all ?? 0, label: percent(all, 1), hollow: false }))}
        pace={{ fromX: pathTo[0]?.year ?? 2020, toX: 2025, fromValue: 0.17, toValue: 0.05, label: say("de 17\u202f% à 5\u202f%", "from 17% to 5%") }} targets={[{ fromX: first, toX: last, fromValue: 0.05, toValue: 0.05, label: say("cible\u202f: moins de 5\u202f%", "target: under 5%") }]}
        xTicks={Array.from({ length: last - first + 1 }, (_, index) => ({ x: first + index, label: String(first + index) }))} formatTick={(value) => percent(value, 0)} source={say(`appariements scellés, état du ${formatDay(failure.on, "fr")}.`, `sealed runs, as of ${formatDay(failure.on, "en")}.`)} table={null}
        words={{ point: say("taux d’échec", "failure rate"), hollowPoint: "", baseline: "", target: say("cible", "target"), pace: say("chemin de 17\u202f% en 2020 à 5\u202f% en 2025", "path from 17% in 2020 to 5% in 2025"), projection: "", forecast: "" }} />
      <Table caption={say("Lectures du taux", "Readings of the rate")} language={language} rows={failures} columns={[
        { header: say("Lecture", "Reading"), rowHeader: true, cell: ({ reading }) => <>{reading.name[language]} {reading.code === holding ? <Tag tone="accent">{say("celle du contrat", "that of the contract")}</Tag> : null}</> },
        { header: say("Définition", "Definition"), cell: ({ reading }) => reading.definition[language] },
        { header: say("Taux", "Rate"), numeric: true, cell: ({ count }) => percent(count.value) },
      ]} />
      {table}
      {failure.superseded.length === 0 ? null : <p class="soft">{say("Remplacés par un appariement scellé plus tard\u202f: ", "Replaced by a run sealed later: ")}{failure.superseded.map(({ runId, deathYear }) => `${runId} (${deathYear})`).join(", ")}.</p>}
      {groups.length === 0 ? null : <Table caption={say(`Décès de ${failure.from?.run.deathYear ?? ""}, par groupe`, `Deaths of ${failure.from?.run.deathYear ?? ""}, by group`)} language={language} rows={groups} columns={[
        { header: say("Par", "By"), cell: ({ by }) => axisWords[by]?.[language] ?? by }, { header: say("Groupe", "Group"), rowHeader: true, cell: ({ value }) => value[language] }, { header: say("Certificats", "Certificates"), numeric: true, cell: ({ certificates }) => formatNumber(certificates, language) }, { header: say("Taux d’échec", "Failure rate"), numeric: true, cell: ({ failed, certificates }) => percent(certificates === 0 ? null : failed / certificates) },
      ]} />}
    </>
  );
}
