import type { StudyJson } from "../exchange/json/study-schema.ts";
import type { StudyContent } from "../domain/content.ts";

type Cell = string | number | boolean | readonly string[] | null;

interface Column {
  readonly name: string;
  /** Of DuckDB. */
  readonly type: "VARCHAR" | "INTEGER" | "DOUBLE" | "BOOLEAN" | "DATE" | "TIMESTAMPTZ" | "VARCHAR[]";
  readonly of: (study: StudyJson, content: StudyContent) => Cell;
}

const text = (name: string, of: Column["of"]): Column => ({ name, type: "VARCHAR", of });
const list = (name: string, of: Column["of"]): Column => ({ name, type: "VARCHAR[]", of });
const organisations = (given: StudyContent["sponsors"]): readonly string[] => given.map(({ name }) => name);

/** The flat columns of the table, in order; the whole record stands in `json` after them. Dates that are known to the month or year stay as text. */
export const bulkColumns: readonly Column[] = [
  text("code", ({ code }) => code), text("url", ({ url }) => url), { name: "version", type: "INTEGER", of: ({ version }) => version }, text("doi", ({ doi }) => doi), text("version_doi", ({ versionDoi }) => versionDoi),
  { name: "first_published_at", type: "TIMESTAMPTZ", of: ({ firstPublishedAt }) => firstPublishedAt }, { name: "modified_at", type: "TIMESTAMPTZ", of: ({ modifiedAt }) => modifiedAt },
  { name: "demonstration", type: "BOOLEAN", of: ({ demonstration }) => demonstration },
  text("title_fr", (_, { title }) => title.fr ?? null), text("title_en", (_, { title }) => title.en ?? null), text("public_title_fr", (_, { publicTitle }) => publicTitle.fr ?? null), text("public_title_en", (_, { publicTitle }) => publicTitle.en ?? null),
  text("acronym", (_, { acronym }) => acronym), text("summary_fr", (_, { summary }) => summary.fr ?? null), text("summary_en", (_, { summary }) => summary.en ?? null),
  list("registry_numbers", (_, { registryNumbers }) => registryNumbers.map(({ scheme, number }) => `${scheme}:${number}`)),
  list("sponsors", (_, { sponsors }) => organisations(sponsors)), list("sponsor_rors", (_, { sponsors }) => sponsors.flatMap(({ ror }) => ror ?? [])), list("funders", (_, { funders }) => organisations(funders)),
  text("study_type", (_, { studyType }) => studyType), list("observational_designs", (_, { observationalDesigns }) => observationalDesigns), list("design_features", (_, { designFeatures }) => designFeatures), list("phases", (_, { phases }) => phases),
  text("allocation", (_, { allocation }) => allocation), text("masking", (_, { masking }) => masking), list("themes", (_, { themes }) => themes),
  list("conditions", (_, { conditions }) => conditions.flatMap(({ scheme, code, label }) => (code === null ? label.en ?? label.fr ?? [] : `${scheme}:${code}`))),
  list("countries", (_, { countries }) => countries), list("regions", (_, { regions }) => regions), { name: "site_count", type: "INTEGER", of: (_, { sites }) => sites.length },
  { name: "minimum_age_years", type: "DOUBLE", of: (_, { minimumAgeYears }) => minimumAgeYears }, { name: "maximum_age_years", type: "DOUBLE", of: (_, { maximumAgeYears }) => maximumAgeYears },
  text("recruitment_status", (_, { recruitmentStatus }) => recruitmentStatus), { name: "planned_size", type: "DOUBLE", of: (_, { plannedSize }) => plannedSize }, { name: "actual_size", type: "DOUBLE", of: (_, { actualSize }) => actualSize },
  text("started_on", (_, { startedOn }) => startedOn?.date ?? null), text("completed_on", (_, { completedOn }) => completedOn?.date ?? null), text("primary_completed_on", (_, { primaryCompletedOn }) => primaryCompletedOn?.date ?? null),
  { name: "registered_on", type: "DATE", of: (_, { registeredOn }) => registeredOn }, { name: "results_posted_on", type: "DATE", of: (_, { resultsPostedOn }) => resultsPostedOn },
  list("data_types", (_, { dataTypes }) => dataTypes), { name: "biobank", type: "BOOLEAN", of: (_, { biobank }) => biobank }, text("individual_data_access", (_, { individualDataAccess }) => individualDataAccess),
  text("sharing_decision", (_, { sharingPlan }) => sharingPlan?.decision ?? null), text("sharing_from", (_, { sharingPlan }) => sharingPlan?.from ?? null), list("use_conditions", (_, { useConditions }) => useConditions.map(({ code }) => code)),
  list("datasets", (_, { datasets }) => datasets.map(({ scheme, identifier }) => `${scheme}:${identifier}`)), list("publications", (_, { publications }) => publications.flatMap(({ scheme, identifier }) => (identifier === null ? [] : `${scheme}:${identifier}`))),
];

/** One line of the table that DuckDB reads; `json` is the whole study as text. */
export function bulkRow(study: StudyJson, json: string): Readonly<Record<string, unknown>> {
  const { content } = study;
  if (content === null) throw new Error(`${study.code} has no content to be given`);
  return { ...Object.fromEntries(bulkColumns.map(({ name, of }) => [name, of(study, content)])), json };
}
