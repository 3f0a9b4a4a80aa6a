import type { VNode } from "preact";
import { z } from "zod";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { Button, Field, Heading, Lead, Notice, Table } from "../../../kernel/html/index.ts";
import { route, type Actor, type Page, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import { formatDay, formatNumber, pick } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { isDay, type Day } from "../../../kernel/time/day.ts";
import { may, maySomewhere, rolesFor } from "../../identity/index.ts";
import type { MeasurementSummary } from "../../indicators/index.ts";
import type { MeasureReport } from "../actions/measure.ts";
import { recipes, type Recipe } from "../domain/recipes/index.ts";
import { showValue } from "./measurement-routes.tsx";
import type { ActivityWebDeps } from "./web-deps.ts";
import { resultWords, words } from "./words.ts";

/** May this caller have the recipe computed and its number recorded? What enters a series needs the right to it, the plan that of the whole. */
function mayMeasure(actor: Actor | null, recipe: Recipe): boolean {
  return recipe.enters === "indicator" ? may(actor, "values.propose", recipe.series) : may(actor, "values.propose");
}

interface Shown {
  readonly reports: readonly MeasureReport[];
  readonly on: string | null;
  readonly refusal: AppError | null;
  /** What the measures over other facts gave. */
  readonly others?: VNode;
}

export function measuresRoutes(deps: ActivityWebDeps): readonly Route[] {
  const { activity, indicators } = deps;

  async function page(context: RequestContext, { reports, on, refusal, others }: Shown): Promise<Page> {
    const { language, actor, clock, csrfToken } = context;
    const french = language === "fr";
    const say = words[language];
    const series = new Map((await indicators.listSeries(clock.today())).map((one) => [one.key, one]));
    const seesDrafts = maySomewhere(actor, "drafts.read");
    const latest = (await indicators.measurements()).filter((one) => one.isPublic || seesDrafts);
    const lastOf = (recipe: Recipe): MeasurementSummary | undefined => latest.find((one) => one.series === recipe.series);
    const allowed = recipes.filter((recipe) => mayMeasure(actor, recipe));
    const day = on ?? (await firstDay());
    const beside = others ?? (await deps.otherMeasures?.show(context)) ?? null;
    return {
      title: say.measures,
      section: "indicators",
      demonstration: latest.some((one) => one.demonstration),
      body: (
        <>
          <Heading level={1}>{say.measures}</Heading>
          <Lead>{french
            ? "Chaque recette compte des faits du graphe à une date et en tire un nombre. Les mêmes faits donnent toujours le même nombre, et chaque nombre se déplie jusqu’aux énoncés de ses sources."
            : "Each recipe counts facts of the graph on a date and makes a number of them. The same facts always give the same number, and each number unfolds to the statements of its sources."}</Lead>
          {refusal === null ? null : <Notice kind="error" language={language}>{pick(refusal.text, language)}</Notice>}
          {reports.length === 0 ? null : <Reports reports={reports} show={(value, recipe) => showValue(value, series.get(recipe.series), language)} context={context} />}
          {allowed.length === 0 ? null : (
            <form method="post" action="/measures" class="inline-form">
              <input type="hidden" name="_csrf" value={csrfToken} />
              <Field control="date" name="on" label={french ? "État des faits au" : "State of the facts on"} hint={french ? "La valeur est celle de l’année de ce jour." : "The value is that of the year of this day."} language={language} value={day} />
              <Button>{french ? "Calculer maintenant" : "Compute now"}</Button>
            </form>
          )}
          <Table<Recipe>
            caption={french ? "Recettes" : "Recipes"}
            captionHidden
            language={language}
            rows={recipes}
            columns={[
              { header: say.recipe, rowHeader: true, cell: (recipe) => <RecipeName recipe={recipe} language={language} /> },
              { header: french ? "Ce qui est compté" : "What is counted", cell: (recipe) => <span class="small">{pick(recipe.sentence, language)}</span> },
              {
                header: french ? "Dernier nombre" : "Last number", cell: (recipe) => {
                  const last = lastOf(recipe);
                  if (last === undefined) return <span class="soft small">{french ? "aucun\u202f: le graphe n’a pas encore de fait de cette sorte, ou le calcul n’a pas été lancé" : "none: the graph has no fact of this sort yet, or nothing was computed"}</span>;
                  return <><a href={`/measurements/${last.id}`}>{showValue(last.value, series.get(last.series), language)}</a> <span class="event-details">{french ? "au" : "on"} {formatDay(last.asOf, language)} · {say.facts}{french ? "\u202f: " : ": "}{formatNumber(last.countedFacts, language)}</span></>;
                },
              },
            ]}
          />
          {beside}
        </>
      ),
    };
  }

  const firstDay = (): Promise<Day> => deps.otherMeasures?.day() ?? indicators.defaultDay();

  return [
    route({
      method: "GET",
      path: "/measures",
      access: "public",
      summary: "The recipes that make numbers of facts, and the last number of each",
      handle: async ({ context }) => ({ kind: "page", page: await page(context, { reports: [], on: null, refusal: null }) }),
    }),
    route({
      method: "POST",
      path: "/measures",
      access: { anyOf: rolesFor("values.propose") },
      summary: "Computes the recipes that the caller may compute, on a day, and records what they give",
      body: z.object({ on: z.string().max(20).default("") }),
      perMinute: 10,
      handle: async ({ body, context }) => {
        const on: Day = isDay(body.on) ? body.on : await firstDay();
        const codes = recipes.filter((recipe) => mayMeasure(context.actor, recipe)).map((one) => one.code);
        const by = { accountId: context.actor?.accountId ?? null, name: context.actor?.name ?? "" };
        try {
          const reports = codes.length === 0 ? [] : await activity.measure(by, { on, codes });
          const others = await deps.otherMeasures?.run(context, on);
          return { kind: "page", page: await page(context, { reports, on, refusal: null, ...(others === undefined ? {} : { others }) }) };
        } catch (error) {
          if (!(error instanceof AppError) || error.status >= 500) throw error;
          return { kind: "page", status: error.status, page: await page(context, { reports: [], on: body.on, refusal: error }) };
        }
      },
    }),
  ];
}

function RecipeName({ recipe, language }: { readonly recipe: Recipe; readonly language: Language }): VNode {
  const french = language === "fr";
  return (
    <>
      {pick(recipe.name, language)}
      <span class="event-details">
        {recipe.enters === "plan" ? <a href="/resources">{french ? "Schéma d’emplois" : "Employment plan"}</a> : <a href={`/indicators/${encodeURIComponent(recipe.series)}`}>{french ? "Indicateur" : "Indicator"} {recipe.series}</a>}
        {` · ${words[language].version} ${recipe.version}`}
      </span>
    </>
  );
}

function Reports({ reports, show, context }: { readonly reports: readonly MeasureReport[]; readonly show: (value: number, recipe: Recipe) => string; readonly context: RequestContext }): VNode {
  const { language } = context;
  const say = words[language];
  const french = language === "fr";
  return (
    <Table<MeasureReport>
      caption={french ? "Ce que le calcul a donné" : "What the computation gave"}
      language={language}
      rows={reports}
      columns={[
        { header: say.recipe, rowHeader: true, cell: ({ recipe }) => pick(recipe.name, language) },
        { header: say.value, numeric: true, cell: ({ measured, recipe, measurementId }) => (measured.value === null ? "–" : measurementId === null ? show(measured.value, recipe) : <a href={`/measurements/${measurementId}`}>{show(measured.value, recipe)}</a>) },
        { header: say.facts, numeric: true, cell: ({ measured }) => formatNumber(measured.counted.length, language) },
        { header: french ? "Depuis la dernière fois" : "Since last time", cell: ({ added, gone, last }) => (last === null ? "–" : `+${formatNumber(added.length, language)} −${formatNumber(gone.length, language)}`) },
        { header: french ? "Suite" : "Outcome", cell: ({ result }) => pick(resultWords[result], language) },
      ]}
    />
  );
}
