import { both } from "../../../kernel/i18n/format.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { addDays, yearOf, yearPeriod, type Day, type Period } from "../../../kernel/time/day.ts";
import type { LocalisedText } from "../domain/content.ts";
import type { Organisation } from "../domain/parts.ts";
import { isTheInstitute, type InstituteKeys } from "../transparency/index.ts";
import { isTrial } from "../transparency/rule.ts";

/** How the number of indicator 4.d is made. A change of rule is a new version. */
export const trialsWithDoiRecipe = {
  code: "trials-with-doi",
  version: 1,
  series: "4.d",
  name: both("Essais promus par l’institut, en ligne avec un DOI", "Trials promoted by the institute, on line with a DOI"),
  sentence: both(
    "Études d’intervention publiées sur le portail le jour dit, dont l’institut est le promoteur principal (premier de la fiche, reconnu par son ROR, son SIREN ou son code de l’annuaire, par son nom à défaut d’identifiant) et dont un DOI est enregistré. Une étude compte une fois, quel que soit le nombre de ses versions. Ne comptent pas les études qui disent n’être pas un essai clinique, les observations, les fiches retirées ce jour-là, celles sans DOI, et celles dont l’institut n’est que l’un des promoteurs. Un stock\u202f: l’état du 31 décembre vaut pour l’année.",
    "Interventional studies published on the portal on the day, whose primary sponsor is the institute (first of the record, recognised by its ROR, its SIREN or its code in the directory, by its name where there is no identifier) and for which a DOI is registered. A study counts once, however many versions it has. Studies that say that they are no clinical trial, observations, records withdrawn on that day, those without a DOI, and those of which the institute is but one of the sponsors do not count. A stock: the state of 31 December stands for the year.",
  ),
} as const;

export interface CountedTrial {
  readonly code: string;
  readonly title: LocalisedText;
  readonly doi: string;
  readonly publishedOn: Day;
}

export const leftOutReasons = ["no-doi", "test-doi", "not-a-trial", "withdrawn", "not-primary-sponsor"] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export const leftOutWords: Readonly<Record<LeftOutReason, Bilingual>> = {
  "no-doi": both("aucun DOI", "no DOI"),
  "test-doi": both("DOI d’essai, enregistré nulle part", "test DOI, registered nowhere"),
  "not-a-trial": both("pas un essai clinique", "not a clinical trial"),
  withdrawn: both("fiche retirée ce jour-là", "record withdrawn on that day"),
  "not-primary-sponsor": both("l’institut n’est pas le promoteur principal", "the institute is not the primary sponsor"),
};

export interface TrialCount {
  readonly on: Day;
  readonly period: Period;
  /** Null where the portal held no study on that day: nothing is not zero. */
  readonly value: number | null;
  readonly counted: readonly CountedTrial[];
  /** Studies of which the institute is a sponsor, and why each does not count. */
  readonly leftOut: readonly { readonly code: string; readonly title: LocalisedText; readonly reason: LeftOutReason }[];
  /** Studies of others, in which the institute is no sponsor. */
  readonly others: number;
  readonly demonstration: boolean;
}

interface Row {
  readonly code: string;
  readonly title: LocalisedText;
  readonly studyType: string | null;
  readonly clinicalTrial: boolean | null;
  readonly sponsors: readonly Organisation[];
  readonly doi: string | null;
  readonly publishedAt: string;
  readonly withdrawn: boolean;
  readonly demonstration: boolean;
}

/** DataCite's prefix for trials: DOIs under it lead nowhere. */
const testPrefix = "10.5072/";

/**
 * How many trials of the institute stood on the portal with a DOI at the end of a day (UTC)? From the versions: what was published later
 * does not count, what was withdrawn later still does. A DOI that came after its version counts from the day of the version on, since the
 * day on which the agency took it is not kept. Made-up records count with their test DOI, and make the whole a demonstration.
 */
export async function countTrialsWithDoi(db: Db, institute: InstituteKeys, on: Day): Promise<TrialCount> {
  const end = `${addDays(on, 1)}T00:00:00.000Z`;
  const rows = await db.query<Row>(sql`
    select distinct on (v.code) v.code, v.content->'title' as title, v.content->>'studyType' as "studyType", (v.content->>'clinicalTrial')::boolean as "clinicalTrial", coalesce(v.content->'sponsors', '[]'::jsonb) as sponsors,
      coalesce(s.doi, v.doi) as doi, s.first_published_at as "publishedAt", coalesce(s.withdrawn_at < ${end}::timestamptz, false) as withdrawn, s.demonstration
    from studies.study_version v join studies.study s on s.code = v.code
    where v.published_at < ${end}::timestamptz order by v.code, v.version desc`);
  const counted: CountedTrial[] = [];
  const leftOut: { code: string; title: LocalisedText; reason: LeftOutReason }[] = [];
  let others = 0;
  for (const row of rows) {
    if (!row.sponsors.some((one) => isTheInstitute(one, institute))) { others += 1; continue; }
    const reason = whyNot(row, institute);
    if (reason === null && row.doi !== null) counted.push({ code: row.code, title: row.title, doi: row.doi, publishedOn: new Date(row.publishedAt).toISOString().slice(0, 10) as Day });
    else leftOut.push({ code: row.code, title: row.title, reason: reason ?? "no-doi" });
  }
  const demonstration = rows.some((row) => row.demonstration);
  return { on, period: yearPeriod(yearOf(on)), value: rows.length === 0 ? null : counted.length, counted, leftOut, others, demonstration };
}

function whyNot({ sponsors, withdrawn, doi, demonstration, ...content }: Row, institute: InstituteKeys): LeftOutReason | null {
  const [first] = sponsors;
  if (!isTrial(content)) return "not-a-trial";
  if (withdrawn) return "withdrawn";
  if (first === undefined || !isTheInstitute(first, institute)) return "not-primary-sponsor";
  if (doi === null) return "no-doi";
  return doi.startsWith(testPrefix) && !demonstration ? "test-doi" : null;
}
