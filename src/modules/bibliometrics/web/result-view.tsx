import type { VNode } from "preact";
import { DefinitionList, Disclosure, DownloadLinks, EmptyState, Heading, hrefWith, Lead, Notice, Pager, Table, TabLinks, Tag, usualDownloads, type Column, type Definition } from "../../../kernel/html/index.ts";
import { formatDateTime, formatDay, formatList, formatNumber, pick } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { classificationName, documentTypeNames } from "../../publications/index.ts";
import type { PaperContribution } from "../domain/contributions.ts";
import { readingName, resultPath, sayNumber } from "../domain/measurement-draft.ts";
import type { RecordedResult } from "../domain/result.ts";
import { reasonWords } from "../domain/serve.ts";
import { PartHead, ReadingsTable, sayDay, sayInterval } from "./parts.tsx";
import type { ListedPapers, PaperQuestion } from "./paper-list.ts";
import { indicatorHref, recipeOf, sayPapers, seriesName, stateWords } from "./web-deps.ts";

export interface ResultViewProps {
  readonly result: RecordedResult;
  readonly revisions: readonly RecordedResult[];
  readonly isPublic: boolean;
  readonly readings: readonly string[];
  readonly listed: ListedPapers;
  readonly reasons: readonly { readonly reason: keyof typeof reasonWords; readonly count: number }[];
  readonly question: PaperQuestion;
  readonly language: Language;
  readonly url: URL;
}

/** One number with its recipe, its readings, its revisions and its papers. */
export function ResultView(props: ResultViewProps): VNode {
  const { result, revisions, isPublic, language } = props;
  const french = language === "fr";
  const recipe = recipeOf(result);
  const mine = result.readings.find(({ code }) => code === result.recipe.declaredReading);
  const interval = result.interval === null ? "" : french ? `, entre ${sayInterval(result.interval, recipe.unit, "fr").replace(" à ", " et ")} à 95\u202f% de confiance` : `, between ${sayInterval(result.interval, recipe.unit, "en").replace(" to ", " and ")} with 95% confidence`;
  return (
    <article>
      <PartHead current={null} language={language} crumb={`${pick(recipe.name, language)} ${result.publicationYear}`} />
      <Heading level={1} kicker={french ? `Publications de ${result.publicationYear}` : `Publications of ${result.publicationYear}`}>{pick(recipe.name, language)}</Heading>
      <Lead>{sayNumber(result.value, recipe.unit, language)}{interval}, {french ? "pour" : "from"} {sayPapers(mine?.papers ?? 0, language)}. <Tag tone={result.state === "final" ? "good" : "quiet"}>{pick(stateWords[result.state], language)}</Tag></Lead>
      {isPublic ? null : <Notice kind="warn" language={language}>{french ? "Ce nombre n’est pas celui de l’indicateur\u202f: une valeur saisie tient sa place, ou la proposition attend une réponse. Il n’est pas public." : "This number is not that of the indicator: a value entered stands in its place, or the proposal waits for an answer. It is not public."}</Notice>}
      {revisions[0] !== undefined && revisions[0].id !== result.id ? <Notice kind="info" language={language}>{french ? "Une mesure plus récente existe\u202f: " : "There is a later measure: "}<a href={resultPath(revisions[0].id)}>{sayNumber(revisions[0].value, recipe.unit, language)}</a>.</Notice> : null}
      <p>{pick(recipe.sentence, language)}</p>
      <ReadingsTable result={result} language={language} />
      {result.series === "1.france" || result.series === "1.monde" ? null : <p><a href={`/bibliometrics/units?series=${encodeURIComponent(result.series)}&year=${result.publicationYear}`}>{french ? "Par unité" : "By unit"}</a> · <a href={`/bibliometrics?year=${result.publicationYear}`}>{french ? `Tous les indicateurs de ${result.publicationYear}` : `All indicators of ${result.publicationYear}`}</a> · <a href="/bibliometrics/method">{french ? "La méthode" : "The method"}</a></p>}
      <Heading level={2} id="papers">Publications</Heading>
      <Papers {...props} />
      <Heading level={2} id="recipe">{french ? "Comment ce nombre est fait" : "How this number is made"}</Heading>
      <RecipeList result={result} language={language} />
      <Redo result={result} language={language} />
      {revisions.length < 2 ? null : (
        <>
          <Heading level={2} id="revisions">{french ? "Révisions" : "Revisions"}</Heading>
          <Table<RecordedResult>
            caption={french ? "Révisions" : "Revisions"} captionHidden language={language} rows={revisions}
            columns={[
              { header: french ? "Faits connus le" : "Facts known on", rowHeader: true, cell: (one) => <a href={resultPath(one.id)} aria-current={one.id === result.id ? "page" : undefined}>{formatDay(one.recipe.factsOn, language)}</a> },
              { header: french ? "Valeur" : "Value", numeric: true, cell: (one) => sayNumber(one.value, recipe.unit, language) },
              { header: french ? "État" : "State", cell: (one) => pick(stateWords[one.state], language) },
              { header: french ? "Lecture" : "Reading", cell: (one) => pick(readingName(recipe, one.recipe.declaredReading), language) },
              { header: french ? "Calculé" : "Computed", cell: (one) => `${formatDateTime(one.computedAt, language)}, ${one.author}` },
            ]}
          />
        </>
      )}
    </article>
  );
}

function Papers({ result, readings, listed, reasons, question, language, url }: ResultViewProps): VNode {
  const french = language === "fr";
  const recipe = recipeOf(result);
  const unit = question.unit === undefined || question.unit === "" ? undefined : question.unit;
  const unitName = result.groups.find((one) => one.kind === "unit" && one.code === unit)?.name ?? unit;
  const divisor = result.readings.find(({ code }) => code === result.recipe.declaredReading)?.divisor ?? null;
  const declaredAt = readings.indexOf(result.recipe.declaredReading);
  const show = (key: PaperQuestion["show"], label: string) => ({ label, href: `${hrefWith(url, { show: key === "counted" ? null : key, page: null, reason: null })}#papers`, current: question.show === key });
  const sorted = (key: PaperQuestion["sort"]): Pick<Column<PaperContribution>, "sortHref" | "sorted"> => ({ sortHref: `${hrefWith(url, { sort: key, page: null })}#papers`, ...(question.sort === key ? { sorted: key === "paper" || key === "title" ? "ascending" as const : "descending" as const } : {}) });
  const write = (value: number | null | undefined): string => (value === null || value === undefined ? "–" : formatNumber(value, language, { maximumFractionDigits: 3 }));
  return (
    <>
      <TabLinks label={french ? "Publications montrées" : "Publications shown"} tabs={[show("counted", french ? "Comptées" : "Counted"), show("left-out", french ? "Laissées de côté" : "Left out"), show("all", french ? "Toutes" : "All")]} />
      {question.show !== "left-out" || reasons.length === 0 ? null : (
        <ul class="plain-list">{reasons.map(({ reason, count }) => <li><a href={`${hrefWith(url, { reason, page: null })}#papers`} aria-current={question.reason === reason ? "true" : undefined}>{pick(reasonWords[reason], language)}</a>{french ? "\u202f: " : ": "}{formatNumber(count, language)}</li>)}</ul>
      )}
      <p class="small soft">{sayPapers(listed.total, language)}{unit === undefined ? "" : french ? ` de ${unitName}` : ` of ${unitName}`}. {question.show === "left-out" ? null : <>{french ? "La colonne «\u202fAjoute\u202f» dit ce que chacune apporte au numérateur" : "The column “Adds” says what each brings to the numerator"}{`${french ? "\u202f: " : ": "}${write(listed.added)} ${french ? "en tout" : "in all"}${divisor === null || unit !== undefined ? "" : `, ${french ? "pour un dénominateur de" : "over a denominator of"} ${write(divisor)}`}.`}</>}{unit === undefined ? null : <> <a href={`${hrefWith(url, { unit: null, page: null })}#papers`}>{french ? "Toutes les structures" : "All structures"}</a></>}</p>
      <Table<PaperContribution>
        caption="Publications" captionHidden language={language} rows={listed.papers}
        empty={<EmptyState title={french ? "Aucune publication ici." : "No publication here."} />}
        columns={[
          { header: french ? "Titre" : "Title", rowHeader: true, cell: (one) => <a href={`/publications/${encodeURIComponent(one.paper)}`}>{one.title}</a>, ...sorted("title") },
          { header: french ? "Revue" : "Journal", cell: (one) => <span class="small">{one.journal ?? "–"}</span> },
          { header: french ? "Ajoute" : "Adds", numeric: true, cell: (one) => write(one.adds[declaredAt]), ...sorted("adds") },
          ...(recipe.usesCitations ? [{ header: french ? "Citations de la fenêtre" : "Citations of the window", numeric: true, cell: (one: PaperContribution) => write(one.citations), ...sorted("citations") }] : []),
          ...(readings.length < 2 || readings.length > 5 ? [] : readings.filter((code) => code !== result.recipe.declaredReading).map((code) => ({ header: pick(readingName(recipe, code), language), numeric: true, cell: (one: PaperContribution) => write(one.adds[readings.indexOf(code)]) }))),
          ...(question.show === "counted" ? [] : [{ header: french ? "Pourquoi" : "Why", cell: (one: PaperContribution) => (one.reason === null ? (french ? "comptée" : "counted") : pick(reasonWords[one.reason], language)) }]),
        ]}
      />
      <Pager url={url} page={listed.page} pages={listed.pages} language={language} />
      <DownloadLinks downloads={usualDownloads(`/exports/bibliometrics-results/${result.id}`, `?${new URLSearchParams({ show: question.show, sort: question.sort, ...(question.reason === undefined ? {} : { reason: question.reason }), ...(unit === undefined ? {} : { unit }) }).toString()}`)} language={language} />
    </>
  );
}

function RecipeList({ result, language }: { readonly result: RecordedResult; readonly language: Language }): VNode {
  const french = language === "fr";
  const { recipe } = result;
  const day = (of: Parameters<typeof formatDay>[0]): string => formatDay(of, language);
  const span = ({ first, last }: { readonly first: Parameters<typeof formatDay>[0]; readonly last: Parameters<typeof formatDay>[0] }): string => (first === last ? day(first) : french ? `du ${day(first)} au ${day(last)}` : `${day(first)} to ${day(last)}`);
  const cited = recipe.citations;
  const self = { included: french ? "comprises" : "included", excluded: french ? "retirées" : "taken away", unknown: french ? "non distinguées par la source" : "not told apart by the source" };
  const items: Definition[] = [
    { term: french ? "Lecture déclarée" : "Declared reading", details: <a href="/bibliometrics/settings">{pick(readingName(recipeOf(result), recipe.declaredReading), language)}</a> },
    { term: french ? "Recette" : "Recipe", details: `${recipe.code}, version ${recipe.version}${french ? "\u202f; moteur, version " : "; engine, version "}${recipe.engineVersion}` },
    { term: french ? "Faits connus le" : "Facts known on", details: day(recipe.factsOn) },
    { term: french ? "Fenêtre" : "Window", details: french ? `jusqu’au ${day(recipe.closesOn)}` : `until ${day(recipe.closesOn)}` },
    { term: french ? "Types de documents" : "Document types", details: formatList(recipe.documentTypes.map((type) => documentTypeNames[type][language].toLowerCase()), language) },
    { term: french ? "Compte" : "Counting", details: recipe.counting === "full" ? (french ? "entier" : "full") : french ? "fractionnaire" : "fractional" },
    ...(recipe.accessObserved === null ? [] : [{ term: french ? "Accès observé" : "Access observed", details: span(recipe.accessObserved) }]),
    ...(cited === null ? [] : [
      { term: french ? "Référence" : "Reference", details: <><code class="small">{cited.referenceSha256}</code>{french ? ", observée le " : ", observed on "}{sayDay(cited.referenceObservedOn, language)}</> },
      { term: "Classification", details: pick(classificationName(cited.classification), language) },
    ]),
    ...(cited === null || cited.observed === null ? [] : [
      { term: french ? "Citations" : "Citations", details: french ? `jusqu’à ${cited.citationsUntilYear}, observées ${span(cited.observed)}\u202f; autocitations ${self[cited.selfCitations]}` : `until ${cited.citationsUntilYear}, observed ${span(cited.observed)}; self-citations ${self[cited.selfCitations]}` },
      { term: french ? "Ex æquo au seuil" : "Ties at a threshold", details: french ? "la part exacte qui fait 10\u202f%" : "the exact part that makes 10%" },
      { term: french ? "Cellule sans citation" : "Uncited cell", details: french ? "quotient de 1" : "quotient of 1" },
    ]),
    { term: french ? "Empreinte du corpus" : "Hash of the corpus", details: <code class="small">{recipe.corpusSha256}</code> },
    { term: french ? "Calculé" : "Computed", details: `${formatDateTime(result.computedAt, language)}, ${result.author}` },
    { term: french ? "Sert à" : "Serves", details: <a href={indicatorHref(result.series)}>{seriesName(recipeOf(result), language)}</a> },
    ...result.entries.slice(-1).map((one) => ({ term: french ? "Mesure" : "Measurement", details: <a href={`/measurements/${one.measurementId}`}>{french ? "telle qu’elle est entrée dans les valeurs" : "as it entered the values"}</a> })),
  ];
  return <DefinitionList items={items} />;
}

function Redo({ result, language }: { readonly result: RecordedResult; readonly language: Language }): VNode {
  const french = language === "fr";
  const file = (name: string): VNode => <a href={`${resultPath(result.id)}/files/${name}`} download>{name}</a>;
  const { citations } = result.recipe;
  return (
    <Disclosure summary={french ? "Refaire ce nombre soi-même" : "Make this number again"}>
      <p>{french ? "Le corpus, une ligne par publication, avec ce que chacune ajoute\u202f: " : "The corpus, a line per publication, with what each adds: "}{file("contributions.csv")}.</p>
      {citations === null || result.files.papers === null ? null : (
        <>
          <p>{french ? "Pour le moteur, sans la plateforme\u202f: " : "For the engine, without the platform: "}{file("papers.csv")}, {file("units.csv")}{french ? " et " : " and "}<a href={`/exports/bibliometrics-references/${citations.referenceSha256}.zip`} download>{french ? "la référence (ZIP)" : "the reference (ZIP)"}</a>{french ? ", à décompresser\u202f: elle donne le dossier reference (" : ", to be unpacked: it gives the folder reference ("}<a href={`/api/v1/bibliometrics/references/${citations.referenceSha256}`}>JSON</a>).</p>
          <pre><code>jalon bibliometrics compute --papers papers.csv --units units.csv --reference reference --out results</code></pre>
        </>
      )}
    </Disclosure>
  );
}
