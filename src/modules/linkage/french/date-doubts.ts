import type { Analytics } from "../../../kernel/analytics/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { quoted } from "../comparisons/dialects/parts.ts";
import type { LinkageModel } from "../domain/model.ts";
import { findRaw, rawName, sourcesOf, type RawColumn } from "../comparisons/columns/raw-columns.ts";

interface Readings { readonly day_first: bigint; readonly month_first: bigint; readonly either: bigint }

/** Days written `05/03/1950`: the reading that a value allows, told by a part above twelve. */
const parts = "^([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})([T ].*)?$";

/**
 * What `order: "auto"` cannot settle in a side of the inputs: days of which some can only be read day first and others
 * only month first, or only month first, or that all can be read both ways; different values are counted. `relation` stands in a from clause; its
 * columns are text. Errors that name columns, never values.
 */
export async function dateDoubts(analytics: Analytics, model: Pick<LinkageModel, "columns">, side: "left" | "right", relation: string, rawColumns?: readonly RawColumn[]): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  for (const [name, spec] of Object.entries(model.columns)) {
    if (spec.clean !== "date" || (spec.order ?? "auto") !== "auto") continue;
    for (const named of sourcesOf(name, spec, side)) {
      const raw = rawColumns === undefined ? undefined : findRaw(named, rawColumns);
      const source = raw === undefined ? named : rawName(raw);
      const part = (group: number) => `try_cast(regexp_extract(trim(${quoted(source)}), '${parts}', ${group}) as integer)`;
      const [found] = await analytics.rows<Readings>(`select count(*) filter (a > 12 and b between 1 and 12) as day_first, count(*) filter (b > 12 and a between 1 and 12) as month_first, count(*) filter (a between 1 and 12 and b between 1 and 12 and a <> b) as either
        from (select ${part(1)} as a, ${part(2)} as b from (select distinct ${quoted(source)} from ${relation} where ${quoted(source)} is not null))`);
      const issue = found === undefined ? null : doubt(name, source, side, Number(found.day_first), Number(found.month_first), Number(found.either));
      if (issue !== null) issues.push(issue);
    }
  }
  return issues;
}

/** A few slips do not make an order: one in fifty of the other reading is let pass. */
const slips = 0.02;

function doubt(name: string, source: string, side: "left" | "right", dayFirst: number, monthFirst: number, either: number): Issue | null {
  const told = dayFirst + monthFirst;
  const file = side === "left" ? { fr: "Premier fichier", en: "First file" } : { fr: "Second fichier", en: "Second file" };
  const issue = (code: string, fr: string, en: string): Issue => ({
    code: `linkage.${code}`, severity: "error", field: side, column: source,
    text: {
      fr: `${file.fr}, colonne «\u202f${source}\u202f»\u202f: ${fr} Dites l’ordre dans le modèle (columns.${name}.order\u202f: «\u202fdmy\u202f» ou «\u202fmdy\u202f»).`,
      en: `${file.en}, column “${source}”: ${en} Say the order in the model (columns.${name}.order: “dmy” or “mdy”).`,
    },
  });
  if (told === 0) return either === 0 ? null : issue("date-order-unknown", "toutes ces dates se lisent aussi bien jour-mois que mois-jour.", "all these dates can be read day first or month first.");
  if (monthFirst > slips * told && dayFirst > slips * told) return issue("date-order-mixed", `${dayFirst} dates n’ont de sens que le jour d’abord, ${monthFirst} que le mois d’abord.`, `${dayFirst} dates only make sense day first, ${monthFirst} month first.`);
  return monthFirst > dayFirst ? issue("date-order-month-first", "ces dates sont écrites le mois d’abord.", "these dates are written month first.") : null;
}
