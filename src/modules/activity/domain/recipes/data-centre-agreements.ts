import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { addDays } from "../../../../kernel/time/day.ts";
import { dayAfter, firstDayOf, isPartialDate, type EntityRecord, type PartialDate, type ResolvedValue, type Standing } from "../../../directory/index.ts";
import { codeOn, standingOfAll, statementsOf, valuesOn } from "./read-facts.ts";
import { everCoded } from "./posts.ts";
import { measured, type CountedFact, type FactBase, type LeftOutFact, type Recipe } from "./recipe.ts";

const type = "data-centre-agreement";

/** The date that a field gives, whatever the day asked: a signature does not hold for a time. */
function dateOf(record: EntityRecord, field: string): { readonly date: PartialDate; readonly values: readonly ResolvedValue[] } | null {
  const found = record.fields[field];
  const value = found?.current[0] ?? found?.others.at(-1);
  return value !== undefined && typeof value.value === "string" && isPartialDate(value.value) ? { date: value.value, values: [value] } : null;
}

type Reading = { readonly reason: Bilingual; readonly statements: readonly string[] } | { readonly standing: Standing; readonly statements: readonly string[] };

function readAgreement(agreement: EntityRecord, base: FactBase): Reading {
  const { on } = base;
  const kind = valuesOn(agreement, "agreement-type", on);
  const signed = dateOf(agreement, "signed-on");
  const until = dateOf(agreement, "agreement-until");
  const parties = valuesOn(agreement, "agreement-party", on);
  const leave = (reason: Bilingual, ...values: readonly (readonly ResolvedValue[])[]): Reading => ({ reason, statements: statementsOf(kind, ...values) });
  if (codeOn(agreement, "agreement-type", on) !== type) return leave(both("d’un autre type ce jour-là", "of another type on that day"));
  if (signed === null) return leave(both("aucune source n’en donne la signature", "no source gives its signature"));
  if (firstDayOf(signed.date) > on) return leave(both("signée après ce jour", "signed after that day"), signed.values);
  if (until !== null && dayAfter(until.date) <= on) return leave(both("terminée avant ce jour", "over before that day"), signed.values, until.values);
  const labelled = parties.flatMap((party) => {
    const record = party.object === null ? undefined : base.named.get(party.object);
    const labels = record === undefined ? [] : valuesOn(record, "data-centre-label", on).filter((one) => one.value === "labelled");
    return labels.length === 0 ? [] : [{ party, labels }];
  });
  if (labelled.length === 0) return leave(both("aucune partie n’a le label du ministère ce jour-là", "no party has the label of the ministry on that day"), signed.values, parties);
  const labels = labelled.flatMap((one) => one.labels);
  // Within the span of a date known to the year or month only, it may not have been signed yet.
  const sure = addDays(on, 1) >= dayAfter(signed.date);
  const seen = on <= (signed.values[0]?.attestedUntil ?? on) && standingOfAll(labels, on) === "attested";
  return {
    standing: sure && seen ? "attested" : "presumed",
    statements: statementsOf(kind, signed.values, until?.values ?? [], labelled.map((one) => one.party), labels),
  };
}

/**
 * Indicator 12: how many agreements with data centres labelled by the ministry are there on the day? The contract states
 * a state at a date ("more than 5" in 2025) and not a sum over its years as it does elsewhere, hence those in force.
 */
export const dataCentreAgreements: Recipe = {
  code: "data-centre-agreements",
  version: 1,
  name: both("Conventions avec des centres de données labellisés", "Agreements with labelled data centres"),
  sentence: both(
    "Conventions avec un centre de données signées au plus tard le jour dit et en vigueur ce jour-là, dont une partie au moins porte alors le label du ministère chargé de la recherche\u202f; une convention compte une fois, quel que soit le nombre de ses parties. Ne comptent pas les conventions sans date de signature, terminées, ou avec un centre sans label. Le contrat fixe un état à une date et non une somme sur ses années\u202f: l’état du 31 décembre vaut pour l’année\u202f; les conventions terminées restent listées à part.",
    "Agreements with a data centre signed by the day and in force on it, of which at least one party then has the label of the ministry in charge of research; an agreement counts once however many parties it has. Agreements without a date of signature, over, or with a centre without label, do not count. The contract sets a state at a date and not a sum over its years: the state of 31 December stands for the year; agreements that are over stay listed apart.",
  ),
  series: "12",
  enters: "indicator",
  measure: (base) => {
    const candidates = base.records.filter((one) => one.ref.kind === "agreement" && everCoded(one, "agreement-type", type));
    const counted: CountedFact[] = [];
    const leftOut: LeftOutFact[] = [];
    for (const agreement of candidates) {
      const label = both(agreement.ref.name, agreement.ref.name);
      const found = readAgreement(agreement, base);
      if ("reason" in found) leftOut.push({ ref: agreement.ref, label, ...found });
      else counted.push({ ref: agreement.ref, label, amount: 1, ...found });
    }
    return measured(candidates, counted, leftOut);
  },
};
