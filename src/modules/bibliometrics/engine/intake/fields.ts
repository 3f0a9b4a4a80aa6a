import { type Analytics, literal, readTexts } from "../../../../kernel/analytics/index.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { leastCommonMultiple, parseFraction, writeFraction } from "../fraction.ts";
import { placesOf } from "./columns.ts";
import type { Fault } from "./faults.ts";
import type { Source } from "./source.ts";

/** Beyond it a sum over a hundred million papers would leave 128 bits. */
const largestDenominator = 10n ** 18n;

/** The common denominator of weights; fails with `bibliometrics.denominators` where it grows past what sums can hold. */
export function commonDenominator(weights: readonly string[]): bigint {
  let common = 1n;
  for (const text of weights) {
    const { d } = parseFraction(text) ?? { d: 1n };
    common = leastCommonMultiple(common, d);
    if (common > largestDenominator) {
      throw new AppError("bibliometrics.denominators", both(
        `Les poids n’ont pas de dénominateur commun assez petit pour un calcul exact (il dépasse 10^18, par exemple à cause de «\u202f${text}\u202f»). Écrivez-les en fractions de petits nombres (1/3), ou arrondissez les décimales.`,
        `The weights have no common denominator small enough for exact arithmetic (it passes 10^18, for instance because of “${text}”). Write them as fractions of small numbers (1/3), or round the decimals.`,
      ), { status: 422 });
    }
  }
  return common;
}

/**
 * Table `weight_unit (weight, units, written)`: each distinct writing of a weight of `query` as an integer over the common
 * denominator, `units` null where it is no weight (0 < weight ≤ 1).
 */
export async function makeWeightUnits(db: Analytics, table: string, query: string): Promise<bigint> {
  const texts = await readTexts(db, `select distinct weight from (${query}) where weight is not null order by weight`);
  const valid = texts.filter((text) => {
    const fraction = parseFraction(text);
    return fraction !== null && fraction.n > 0n && fraction.n <= fraction.d;
  });
  const denominator = commonDenominator(valid);
  await db.run(`create temp table ${table} (weight VARCHAR, units HUGEINT, written VARCHAR)`);
  const rows = valid.map((text) => {
    const { n, d } = parseFraction(text) ?? { n: 0n, d: 1n };
    return `(${literal(text)}, ${n * (denominator / d)}, ${literal(writeFraction(n, d))})`;
  });
  for (let start = 0; start < rows.length; start += 500) await db.run(`insert into ${table} values ${rows.slice(start, start + 500).join(", ")}`);
  return denominator;
}

/** What a cell of `fields` means: entries between semicolons, each a code, a colon, a weight; a code alone weighs 1. */
const entriesQuery = `
  select fields, case when contains(entry, ':') then trim(regexp_replace(entry, ':[^:]*$', '')) else trim(entry) end as field,
    case when contains(entry, ':') then trim(regexp_extract(entry, ':([^:]*)$', 1)) else '1' end as weight
  from (select fields, unnest(string_split(fields, ';')) as entry from field_set_text)`;

/**
 * Tables `field_entry (fields, field, units)` and `field_set (fields, canonical)` from `field_set_text (fields)`, with the
 * faults of the cells: no code, no weight, a field twice, weights that do not add up to 1.
 */
export async function makeFieldEntries(db: Analytics, source: Source): Promise<{ readonly denominator: bigint; readonly faults: readonly Fault[] }> {
  await db.run(`create temp table field_entry_text as ${entriesQuery}`);
  const denominator = await makeWeightUnits(db, "field_weight", "select weight from field_entry_text");
  await db.run(`create temp table field_entry as select e.fields, e.field, w.units, w.written from field_entry_text e left join field_weight w using (weight)`);
  const kinds = [
    { code: "bibliometrics.field-code", when: "bool_or(field = '')", text: both("un domaine n’a pas de code", "a field has no code") },
    { code: "bibliometrics.field-weight", when: "bool_or(units is null)", text: both("un poids n’est ni une fraction (1/3) ni un nombre à point décimal (0.5) au-dessus de 0 et d’au plus 1", "a weight is neither a fraction (1/3) nor a number with a decimal point (0.5) above 0 and at most 1") },
    { code: "bibliometrics.field-twice", when: "count(distinct field) < count(*)", text: both("un domaine y est deux fois", "a field is there twice") },
    { code: "bibliometrics.field-sum", when: `not bool_or(units is null) and sum(units) <> ${denominator}`, text: both("la somme des poids n’est pas exactement 1 (écrivez un tiers 1/3, non 0.333)", "the weights do not add up to exactly 1 (write a third as 1/3, not 0.333)") },
  ];
  await db.run(`create temp table field_set as select fields, string_agg(field || ':' || written, ';' order by field) as canonical, ${kinds.map(({ when }, index) => `(${when}) as fault${index}`).join(", ")} from field_entry group by fields`);
  const faults: Fault[] = [];
  for (const [index, { code, text }] of kinds.entries()) {
    const [{ found } = { found: 0 }] = await db.rows<{ found: number }>(`select count(*)::DOUBLE as found from field_set where fault${index}`);
    if (found === 0) continue;
    const when = `fields in (select fields from field_set where fault${index})`;
    const [{ count } = { count: 0 }] = await db.rows<{ count: number }>(`select count(*)::DOUBLE as count from papers where ${when}`);
    faults.push({ code, input: source.label, column: "fields", text, count, places: await placesOf(db, source, "papers", when, "left(fields, 80)") });
  }
  return { denominator, faults };
}
