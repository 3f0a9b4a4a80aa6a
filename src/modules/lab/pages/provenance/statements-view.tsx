import type { ComponentChildren, VNode } from "preact";
import { DownloadLinks, EmptyState, Pager, Table, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatNumber, formatPercent, plural } from "../../../../kernel/i18n/format.ts";
import type { EntityFacts } from "../entity-facts.ts";
import { downloadQuery, type Place } from "../place.ts";
import { statedPeriod } from "../standing.ts";
import { valueText } from "../values/value-text.ts";
import { observation } from "./provenance-view.tsx";
import { reasonOf, sourceKindNames, stateNames, type StatementState } from "./provenance.ts";
import { listStatements, type StatementFilter } from "./statements-table.ts";

export const statementsPerPage = 100;

export interface StatementsViewProps {
  readonly head: ComponentChildren;
  readonly facts: EntityFacts;
  readonly place: Place;
  readonly filter: StatementFilter;
  readonly page: number;
  /** Address of the downloads, without extension. */
  readonly path: string;
}

/** Every statement about one entity: who says what, seen when, valid when, and what became of it in the record. */
export function StatementsView({ head, facts, place, filter, page, path }: StatementsViewProps): VNode {
  const { say, language } = place;
  const all = listStatements(facts, place, filter);
  const pages = Math.max(1, Math.ceil(all.length / statementsPerPage));
  const shown = all.slice((Math.min(page, pages) - 1) * statementsPerPage, Math.min(page, pages) * statementsPerPage);
  const field = filter.field === "" ? undefined : facts.fields.get(filter.field);
  return (
    <article class="entity">
      {head}
      <FilterForm facts={facts} place={place} filter={filter} />
      <p class="small soft">
        {formatNumber(all.length, language)} {plural(language, all.length, { one: say("déclaration", "statement"), other: say("déclarations", "statements") })}
        {facts.withheld > 0 ? say(`, et ${facts.withheld} qui ne sont pas publiques`, `, and ${facts.withheld} that are not public`) : ""}.
      </p>
      {field === undefined ? null : <p class="small">{reasonOf(field, facts.statements.filter((one) => one.field === field.code), facts.decisions)[language]}</p>}
      <Table
        caption={say("Déclarations", "Statements")} captionHidden language={language} rows={shown}
        empty={<EmptyState title={say("Aucune déclaration", "No statement")}><p>{say("Aucune ne répond à ce filtre.", "None answers this filter.")}</p></EmptyState>}
        columns={[
          { header: say("Champ", "Field"), cell: ({ statement }) => facts.fields.get(statement.field)?.label[language] ?? statement.field, rowHeader: true },
          {
            header: say("Valeur", "Value"),
            cell: ({ statement }) => {
              const definition = facts.fields.get(statement.field);
              const text = definition === undefined ? JSON.stringify(statement.value) : valueText(definition, statement, language, facts.refs);
              return <>{text}{statement.raw === null || statement.raw.trim() === "" || statement.raw === text ? null : <span class="raw small soft"><q>{statement.raw}</q></span>}</>;
            },
          },
          { header: say("Source", "Source"), cell: ({ statement }) => <>{statement.sourceName[language]} <span class="small soft">{sourceKindNames[statement.sourceKind][language]}</span></> },
          { header: say("Observation", "Seen"), cell: ({ statement }) => observation(statement, place) },
          { header: say("Validité", "Validity"), cell: ({ statement }) => statedPeriod(statement, place) ?? "–" },
          { header: say("Confiance", "Confidence"), cell: ({ statement }) => formatPercent(statement.confidence, language, 0), numeric: true },
          { header: say("Dans la fiche", "In the record"), cell: ({ state }) => <Tag tone={state === "shown" ? "good" : state === "contested" ? "warn" : "quiet"}>{stateNames[state][language]}</Tag> },
        ]}
      />
      <Pager page={Math.min(page, pages)} pages={pages} url={place.url} language={language} />
      <DownloadLinks downloads={usualDownloads(path, downloadQuery(place, filterQuery(filter)))} language={language} />
    </article>
  );
}

function filterQuery({ field, source, state }: StatementFilter): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries({ field, source, state }).filter(([, value]) => value !== ""));
}

function FilterForm({ facts, place, filter }: Pick<StatementsViewProps, "facts" | "place" | "filter">): VNode {
  const { say, language, url } = place;
  const fields = [...facts.fields.values()].filter(({ code }) => facts.statements.some((one) => one.field === code));
  const sources = new Map(facts.statements.map((one) => [one.source, one.sourceName[language]]));
  const states = Object.keys(stateNames) as StatementState[];
  const select = (name: keyof StatementFilter, label: string, options: readonly (readonly [string, string])[]): VNode => (
    <div class="field">
      <label for={`filter-${name}`}>{label}</label>
      <select id={`filter-${name}`} name={name}>
        <option value="">{say("Tous", "All")}</option>
        {options.map(([value, text]) => <option value={value} selected={value === filter[name]}>{text}</option>)}
      </select>
    </div>
  );
  return (
    <form method="get" action={url.pathname} class="inline-form">
      {place.chosen ? <input type="hidden" name="on" value={place.on} /> : null}
      {select("field", say("Champ", "Field"), fields.map(({ code, label }) => [code, label[language]]))}
      {select("source", say("Source", "Source"), [...sources])}
      {select("state", say("Dans la fiche", "In the record"), states.map((state) => [state, stateNames[state][language]]))}
      <button class="button button-second" type="submit">{say("Filtrer", "Filter")}</button>
    </form>
  );
}
