import type { VNode } from "preact";
import { DownloadLinks, EmptyState, Field, Button, Heading, hrefWith, Lead, Notice, Table, usualDownloads, type Column } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDay, formatNumber, formatPercent } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { sayIn } from "../../../../kernel/i18n/say.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Contradiction } from "../../domain/contradictions.ts";
import { stageWords, workStages } from "../../domain/stage.ts";
import type { StageStanding, YearStanding } from "../../domain/standing.ts";
import { LineHead } from "../../web/parts.tsx";
import { contradictionText } from "./words.ts";

export interface StandingPageProps {
  readonly years: readonly YearStanding[];
  readonly contradictions: readonly Contradiction[];
  readonly on: Day;
  readonly context: RequestContext;
}

/** Where everything stands on a day: years of death by stage, then the ages of what waits. */
export function StandingPage({ years, contradictions, on, context: { actor, language, url } }: StandingPageProps): VNode {
  const say = sayIn(language);
  const number = (value: number): string => formatNumber(value, language);
  const waiting = years.reduce((sum, { stages }) => sum + workStages.reduce((inside, stage) => inside + (stages.find((one) => one.stage === stage)?.waiting ?? 0), 0), 0);
  const aged = years.flatMap(({ deathYear, stages }) => stages.filter((one) => one.waiting > 0).map((one) => ({ deathYear, ...one })));
  return (
    <>
      <LineHead current="ledger" actor={actor} language={language} crumbs={[{ label: say("Où en est la chaîne", "Where the line stands") }]} />
      <Heading level={1}>{say("Où en est la chaîne des certificats", "Where the line of certificates stands")}</Heading>
      <Lead>{years.length === 0 ? say("Rien n’a encore été dit de la chaîne.", "Nothing was told of the line yet.") : <><strong>{number(waiting)}</strong> {say(`certificats attendent un traitement le ${formatDay(on, "fr")}.`, `certificates wait to be treated on ${formatDay(on, "en")}.`)}</>}</Lead>
      <form method="get" action="/mortality/ledger" class="inline-form">
        <Field control="date" name="on" label={say("État de la chaîne le", "State of the line on")} value={on} language={language} />
        <div class="button-row"><Button kind="second">{say("Voir", "Show")}</Button></div>
      </form>
      {contradictions.length === 0 ? null : (
        <Notice kind="warn" language={language} title={say("Des comptages se contredisent", "Some counts contradict each other")}>
          <ul>{contradictions.slice(0, 8).map((one) => <li>{contradictionText(one, language)}</li>)}</ul>
          {contradictions.length > 8 ? <p>{say(`Et ${number(contradictions.length - 8)} autres, dans le fichier.`, `And ${number(contradictions.length - 8)} more, in the file.`)}</p> : null}
          <p><a href="/exports/mortality-contradictions.csv">{say("Toutes, en CSV", "All of them, as CSV")}</a></p>
        </Notice>
      )}
      <Heading level={2}>{say("Par année de décès et par étape", "By year of death and by stage")}</Heading>
      <Table<YearStanding> caption={say("Certificats en attente, par année de décès et par étape", "Certificates that wait, by year of death and by stage")} captionHidden language={language} rows={years.toReversed()} columns={standingColumns(language)}
        empty={<EmptyState title={say("Aucune livraison", "No delivery")} action={{ href: "/mortality/ledger/deliveries", label: say("Livrer des comptages", "Deliver counts") }}><p>{say("La chaîne se voit dès qu’un premier fichier de comptages est livré.", "The line shows as soon as a first file of counts is delivered.")}</p></EmptyState>} />
      <DownloadLinks language={language} downloads={usualDownloads("/exports/mortality-ledger", hrefWith(url, { lang: language }).replace(/^[^?]*/, ""))} />
      <Heading level={2}>{say("Depuis quand ils attendent", "Since when they wait")}</Heading>
      <p class="soft">{say("Depuis le décès\u202f: à partir du 15 du mois de décès. Dans l’étape\u202f: si les premiers arrivés partent les premiers.", "Since death: from the 15th of the month of death. In the stage: if those that came first leave first.")}</p>
      <Table<StageStanding & { readonly deathYear: number }> caption={say("Âge des certificats en attente, en jours", "Age of the certificates that wait, in days")} captionHidden language={language} rows={aged} empty={<p class="soft">{say("Rien n’attend.", "Nothing waits.")}</p>} columns={[
        { header: say("Décès de", "Deaths of"), rowHeader: true, cell: ({ deathYear }) => String(deathYear) },
        { header: say("Étape", "Stage"), cell: ({ stage }) => stageWords[stage][language] },
        { header: say("En attente", "Waiting"), numeric: true, cell: ({ waiting: count }) => number(count) },
        { header: say("Depuis le décès\u202f: médiane", "Since death: median"), numeric: true, cell: ({ sinceDeath }) => days(sinceDeath?.median, language) },
        { header: say("90\u202f% au plus", "90% at most"), numeric: true, cell: ({ sinceDeath }) => days(sinceDeath?.ninetieth, language) },
        { header: say("Le plus ancien", "Oldest"), numeric: true, cell: ({ sinceDeath }) => days(sinceDeath?.oldest, language) },
        { header: say("Dans l’étape\u202f: médiane", "In the stage: median"), numeric: true, cell: ({ inStage }) => days(inStage?.median, language) },
        { header: say("90\u202f% au plus, étape", "90% at most, stage"), numeric: true, cell: ({ inStage }) => days(inStage?.ninetieth, language) },
      ]} />
      {contradictions.length > 0 ? null : <p class="soft">{say("Aucun comptage n’en contredit un autre.", "No count contradicts another.")}</p>}
      <p class="soft">{say("Couverture\u202f: certificats reçus sur décès dénombrés par l’Insee.", "Coverage: certificates received over deaths counted by Insee.")} {coverageNote(years, language)}</p>
    </>
  );
}

function days(value: number | undefined, language: Language): string {
  return value === undefined ? "–" : `${formatNumber(value, language)}${language === "fr" ? "\u00a0j" : " d"}`;
}

function coverageNote(years: readonly YearStanding[], language: Language): string {
  const untold = years.filter(({ deaths }) => deaths === null).map(({ deathYear }) => String(deathYear));
  if (untold.length === 0) return "";
  return language === "fr" ? `Nombre de décès non renseigné\u202f: ${untold.join(", ")}.` : `Number of deaths not told: ${untold.join(", ")}.`;
}

function standingColumns(language: Language): readonly Column<YearStanding>[] {
  const say = sayIn(language);
  const shown = (count: number): VNode | string => (count === 0 ? "–" : formatNumber(count, language));
  return [
    { header: say("Décès de", "Deaths of"), rowHeader: true, cell: ({ deathYear }) => String(deathYear) },
    { header: say("Reçus", "Received"), numeric: true, cell: ({ received }) => formatNumber(received, language) },
    { header: say("Couverture", "Coverage"), numeric: true, cell: ({ coverage }) => (coverage === null ? "–" : formatPercent(coverage, language, 1)) },
    ...workStages.filter((stage) => stage !== "reception").map((stage) => ({ header: stageWords[stage][language], numeric: true, cell: ({ stages }: YearStanding) => shown(stages.find((one) => one.stage === stage)?.waiting ?? 0) })),
    { header: say("Codés", "Coded"), numeric: true, cell: ({ coded, received }) => (received === 0 ? "–" : formatPercent(coded / received, language, 1)) },
    { header: say("Gelés", "Frozen"), numeric: true, cell: ({ movements }) => shown(movements.freeze.left) },
  ];
}
