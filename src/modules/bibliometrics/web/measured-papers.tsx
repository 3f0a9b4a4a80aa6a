import type { VNode } from "preact";
import { Heading, Table, Tag } from "../../../kernel/html/index.ts";
import { formatDay, pick } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import type { BibliometricReport } from "../actions/measure.ts";
import { resultPath, sayNumber } from "../domain/measurement-draft.ts";
import { bibliometricRecipes, type BibliometricRecipe } from "../domain/recipes/recipes.ts";
import type { RecordedResult } from "../domain/result.ts";
import { indicatorHref, outcomeWords, sayPapers, seriesName, stateWords } from "./web-deps.ts";

/** The recipes that count publications, with what they just gave and the last number of each: a part of the page of the measures. */
export function MeasuredPapers({ reports, latest, language }: { readonly reports: readonly BibliometricReport[]; readonly latest: readonly RecordedResult[]; readonly language: Language }): VNode {
  const french = language === "fr";
  const lastOf = (recipe: BibliometricRecipe): RecordedResult | undefined => latest.find((one) => one.series === recipe.series);
  return (
    <section>
      <Heading level={2} id="publications">{french ? "Mesures tirées des publications" : "Measures made from publications"}</Heading>
      {reports.length === 0 ? null : (
        <Table<BibliometricReport>
          caption={french ? "Ce qui vient d’être calculé" : "What was just computed"} language={language} rows={reports}
          columns={[
            { header: french ? "Recette" : "Recipe", rowHeader: true, cell: ({ recipe }) => seriesName(recipe, language) },
            { header: french ? "Année de publication" : "Publication year", numeric: true, cell: ({ publicationYear }) => String(publicationYear) },
            { header: french ? "Nombre" : "Number", numeric: true, cell: ({ result, recipe, measurementId }) => (result === null ? "–" : measurementId === null ? sayNumber(result.value, recipe.unit, language) : <a href={resultPath(result.id)}>{sayNumber(result.value, recipe.unit, language)}</a>) },
            { header: french ? "La dernière fois" : "Last time", numeric: true, cell: ({ last, recipe }) => (last === null ? "–" : sayNumber(last.value, recipe.unit, language)) },
            { header: french ? "Suite" : "Outcome", cell: (one) => pick(outcomeWords(one), language) },
          ]}
        />
      )}
      <p>{french ? "L’année qui précède celle du jour, et la précédente une fois sa fenêtre close. " : "The year before that of the day, and the one before once its window has closed. "}<a href="/bibliometrics">{french ? "Toutes les lectures" : "All readings"}</a>, <a href="/bibliometrics/method">{french ? "la méthode" : "the method"}</a>.</p>
      <Table<BibliometricRecipe>
        caption={french ? "Recettes sur les publications" : "Recipes over publications"} captionHidden language={language} rows={bibliometricRecipes}
        columns={[
          { header: french ? "Recette" : "Recipe", rowHeader: true, cell: (recipe) => <>{pick(recipe.name, language)}<span class="event-details"><a href={indicatorHref(recipe.series)}>{french ? "Indicateur" : "Indicator"} {recipe.series.startsWith("1.") ? "1" : recipe.series}</a> · version {recipe.version}</span></> },
          { header: french ? "Ce qui est compté" : "What is counted", cell: (recipe) => <span class="small">{pick(recipe.sentence, language)}</span> },
          {
            header: french ? "Dernier nombre" : "Last number", cell: (recipe) => {
              const last = lastOf(recipe);
              if (last === undefined) return <span class="soft small">{french ? "aucun\u202f: pas de publication, ou le calcul n’a pas été lancé" : "none: no publication, or nothing was computed"}</span>;
              return <><a href={resultPath(last.id)}>{sayNumber(last.value, recipe.unit, language)}</a> <Tag tone={last.state === "final" ? "good" : "quiet"}>{pick(stateWords[last.state], language)}</Tag> <span class="event-details">{french ? "année" : "year"} {last.publicationYear}{french ? ", connue le " : ", known on "}{formatDay(last.recipe.factsOn, language)} · {sayPapers(last.readings.find(({ code }) => code === last.recipe.declaredReading)?.papers ?? 0, language)}</span></>;
            },
          },
        ]}
      />
    </section>
  );
}

/** The same as an element, for pages that are not of this module. */
export function measuredPapers(props: Parameters<typeof MeasuredPapers>[0]): VNode {
  return <MeasuredPapers {...props} />;
}
