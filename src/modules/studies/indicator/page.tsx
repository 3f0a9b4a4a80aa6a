import type { VNode } from "preact";
import { Breadcrumbs, Button, DownloadLinks, EmptyState, Field, Heading, hrefWith, Lead, Pager, Table, usualDownloads } from "../../../kernel/html/index.ts";
import { formatDay, formatNumber, pick, plural } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { TrialName } from "../transparency/web/trial-table.tsx";
import { leftOutWords, trialsWithDoiRecipe, type CountedTrial, type TrialCount } from "./trials-with-doi.ts";

export const indicatorPath = "/studies/indicator";
const pageSize = 50;

export interface IndicatorPageProps {
  readonly count: TrialCount;
  readonly page: number;
  readonly leftOutPage: number;
  readonly language: Language;
  readonly url: URL;
}

/** Indicator 4.d on a day: the number, the trials that make it, those left out and why, and the recipe. */
export function IndicatorPage({ count, page, leftOutPage, language, url }: IndicatorPageProps): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const { value, counted, leftOut, others, on } = count;
  const part = <T,>(list: readonly T[], at: number): readonly T[] => list.slice((at - 1) * pageSize, at * pageSize);
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Études", "Studies"), href: "/studies" }, { label: say("Indicateur 4.d", "Indicator 4.d") }]} />
      <Heading level={1}>{pick(trialsWithDoiRecipe.name, language)}</Heading>
      {value === null ? <EmptyState title={say("Aucune étude publiée ce jour-là", "No study published on that day")}><p>{say("Le nombre se compte dès qu’une étude est publiée sur le portail.", "The number is counted as soon as a study is published on the portal.")}</p></EmptyState> : (
        <Lead><strong class="transparency-share">{formatNumber(value, language)}</strong> {plural(language, value, { one: say("essai", "trial"), other: say("essais", "trials") })} {say(`le ${formatDay(on, "fr")}, compté sur les fiches publiées.`, `on ${formatDay(on, "en")}, counted from published records.`)} {say("Cible du contrat\u202f: plus de 1\u202f500 en 2025.", "Target of the contract: over 1,500 in 2025.")}</Lead>
      )}
      <form method="get" action={indicatorPath} class="inline-form">
        <Field control="date" name="on" label={say("État du portail le", "State of the portal on")} value={on} language={language} />
        <div class="button-row"><Button kind="second">{say("Compter", "Count")}</Button></div>
      </form>
      <p><a href="/indicators/4">{say("L’indicateur dans le contrat", "The indicator in the contract")}</a> · <a href="/studies/transparency?institute=1">{say("Transparence des essais de l’institut", "Transparency of the trials of the institute")}</a></p>
      <DownloadLinks language={language} downloads={usualDownloads("/exports/study-indicator", hrefWith(url, { lang: language, page: null, leftOutPage: null }).replace(/^[^?]*/, ""))} />
      <Heading level={2}>{say("Essais comptés", "Trials counted")} ({formatNumber(counted.length, language)})</Heading>
      <Table<CountedTrial> caption={say("Essais comptés", "Trials counted")} captionHidden language={language} rows={part(counted, page)} empty={<p class="soft">{say("Aucun.", "None.")}</p>} columns={[
        { header: say("Essai", "Trial"), rowHeader: true, cell: (one) => <TrialName trial={{ ...one, acronym: null }} language={language} /> },
        { header: "DOI", cell: ({ doi }) => doi },
        { header: say("Publié le", "Published on"), cell: ({ publishedOn }) => formatDay(publishedOn, language, "short") },
      ]} />
      <Pager page={page} pages={Math.ceil(counted.length / pageSize)} url={url} language={language} />
      <Heading level={2}>{say("Laissés de côté", "Left out")} ({formatNumber(leftOut.length, language)})</Heading>
      <Table<TrialCount["leftOut"][number]> caption={say("Études de l’institut laissées de côté", "Studies of the institute left out")} captionHidden language={language} rows={part(leftOut, leftOutPage)} empty={<p class="soft">{say("Aucune étude de l’institut.", "No study of the institute.")}</p>} columns={[
        { header: say("Étude", "Study"), rowHeader: true, cell: (one) => <TrialName trial={{ ...one, acronym: null }} language={language} /> },
        { header: say("Pourquoi", "Why"), cell: ({ reason }) => pick(leftOutWords[reason], language) },
      ]} />
      <Pager page={leftOutPage} pages={Math.ceil(leftOut.length / pageSize)} url={url} language={language} parameter="leftOutPage" />
      {others === 0 ? null : <p>{say(`Et ${formatNumber(others, "fr")} ${plural("fr", others, { one: "étude", other: "études" })} d’autres promoteurs.`, `And ${formatNumber(others, "en")} ${plural("en", others, { one: "study", other: "studies" })} of other sponsors.`)} <a href="/studies">{say("Toutes les études", "All studies")}</a></p>}
      <Heading level={2}>{say("La recette", "The recipe")}</Heading>
      <p>{pick(trialsWithDoiRecipe.sentence, language)}</p>
    </>
  );
}
