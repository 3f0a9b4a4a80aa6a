import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { both } from "../../../kernel/i18n/format.ts";
import { day, type Day } from "../../../kernel/time/day.ts";
import type { Directory } from "../../directory/index.ts";

interface CountRule {
  readonly figure: string;
  /** Names of the programmes whose projects are counted. */
  readonly programme: RegExp;
  readonly counted: "projects" | "structures";
  readonly what: Bilingual;
}

/** Figures of publications that the graph can count too, where its facts are there. */
const rules: readonly CountRule[] = [
  {
    figure: "international-research-projects", programme: /\bIRP\b|international research project|projets? de recherche internation/i, counted: "projects",
    what: both("projets en cours rattachés à un programme de projets de recherche internationaux", "projects under way in a programme of international research projects"),
  },
  {
    figure: "units-in-priority-programmes", programme: /\bPEPR\b/, counted: "structures",
    what: both("structures qui portent un projet d’un PEPR ou y prennent part", "structures that lead a project of a PEPR or take part in one"),
  },
];

export interface CrossCheck {
  readonly what: Bilingual;
  /** Null where the graph has no fact of this sort: it then says nothing, not zero. */
  readonly counted: number | null;
  readonly on: Day;
}

/** What the graph itself counts of the same thing on the last day of the year (today where it is not over); null where it has no rule for the figure. */
export async function crossCheck(directory: Pick<Directory, "allRecords" | "refs">, figure: string, year: number, today: Day): Promise<CrossCheck | null> {
  const rule = rules.find((one) => one.figure === figure);
  if (rule === undefined) return null;
  const end = day(`${year}-12-31`);
  const on = end < today ? end : today;
  const programmes = new Set<string>();
  for await (const some of directory.allRecords("programme", on)) for (const one of some) if (rule.programme.test(one.ref.name) || (one.acronym !== null && rule.programme.test(one.acronym))) programmes.add(one.ref.id);
  if (programmes.size === 0) return { what: rule.what, counted: null, on };
  const structures = new Set<string>();
  let projects = 0;
  for await (const some of directory.allRecords("project", on)) {
    for (const { fields } of some) {
      const objects = (field: string): string[] => (fields[field]?.current ?? []).flatMap(({ object }) => object ?? []);
      const dated = (field: string): string | null => { const value = fields[field]?.current[0]?.value; return typeof value === "string" ? value : null; };
      const start = dated("project-start");
      const finish = dated("project-end");
      // A partial date is shorter: an end of "2024" lasts the whole of it.
      const isUnderWay = (start === null || start.slice(0, 10) <= on) && (finish === null || finish >= on.slice(0, finish.length));
      if (!isUnderWay || !objects("in-programme").some((id) => programmes.has(id))) continue;
      projects += 1;
      for (const id of [...objects("led-by"), ...objects("participant")]) structures.add(id);
    }
  }
  if (rule.counted === "projects") return { what: rule.what, counted: projects, on };
  const refs = await directory.refs([...structures]);
  return { what: rule.what, counted: [...refs.values()].filter((one) => one.kind === "structure").length, on };
}
