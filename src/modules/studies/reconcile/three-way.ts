import { isUnsaid } from "../domain/empty.ts";
import type { FieldName, StudyContent } from "../domain/content.ts";
import { fieldNames } from "../domain/fields/index.ts";
import type { Divergence, FieldOrigin, Provenance } from "../domain/study.ts";
import { canonicalMeaning, sameMeaning } from "./meaning.ts";
import { isGathered, isLocalised, isOrdered, originOf, unitsOf, unitValue, withOrigin, withUnit, type Unit } from "./units.ts";

/** Somebody chose ours over what this source says, until the source says something else. */
export type KeptDecision = Pick<Divergence, "field" | "source" | "theirs">;

export interface ThreeWayInput {
  /** What was taken from this very source before, field by field; empty the first time. */
  readonly last: Partial<StudyContent>;
  /** The record now. */
  readonly ours: StudyContent;
  readonly provenance: Provenance;
  /** What the source says now: fields that its format does not hold are not in it. */
  readonly theirs: Partial<StudyContent>;
  /** `nct:NCT06171568`. */
  readonly source: string;
  /** Instant, UTC. */
  readonly at: string;
  /** Fields, or `field.language`, of `theirs` that a program translated, or worked out. */
  readonly translated?: readonly string[];
  readonly inferred?: readonly string[];
  readonly kept?: readonly KeptDecision[];
}

export interface ThreeWayOutcome {
  readonly content: StudyContent;
  readonly provenance: Provenance;
  /** To be kept as `last` of the next comparison with this source. */
  readonly taken: Partial<StudyContent>;
  /** Fields that followed the source. */
  readonly changed: readonly FieldName[];
  /** All that stands between the record and this source now: they replace those of the comparison before. */
  readonly divergences: readonly Divergence[];
}

type Plan = "agree" | "follow" | "diverge" | "leave";

/**
 * What becomes of a record when one of its sources is read again? Texts are compared by language, lists as sets where order says
 * nothing, all by meaning rather than spelling (`meaning.ts`). A value that is still what this source gave follows it, emptied ones
 * too; so does what was unsaid, and what a program translated or worked out and nobody has read. What people wrote or changed,
 * emptied ones too, and what another register holds stays, and the disagreement becomes a divergence (`theirs` and `ours` hold only
 * the languages that disagree) unless it was decided already. Silence of the source contradicts nobody, nor does what a program
 * worked out on its side. Numbers, publications, documents and datasets gather. Arms and interventions, which name arms by place,
 * follow together or not at all. Given its own outcome again it changes nothing.
 */
export function threeWay(input: ThreeWayInput): ThreeWayOutcome {
  const { ours, theirs, last, source, at } = input;
  const present = fieldNames.filter((field) => theirs[field] !== undefined);
  const plans = new Map<string, Plan>(present.flatMap((field) => unitsOf(field).map((unit) => [unit.key, planFor(unit, input)] as const)));
  holdArmsTogether(plans, input);

  const content: Record<string, unknown> = { ...ours };
  let provenance = input.provenance;
  const changed: FieldName[] = [];
  const divergences: Divergence[] = [];
  for (const field of present) {
    let fieldTheirs: unknown = isLocalised(field) ? {} : null;
    let fieldOurs: unknown = fieldTheirs;
    let diverges = false;
    for (const unit of unitsOf(field)) {
      const plan = plans.get(unit.key) ?? "agree";
      const value = unitValue(theirs, unit);
      if (plan === "follow") {
        const next = isGathered(field) ? gathered(unit, input) : value;
        content[field] = withUnit(content[field], unit, next);
        provenance = withOrigin(provenance, unit, isUnsaid(next) ? null : followedOrigin(unit, input));
        if (changed.at(-1) !== field) changed.push(field);
      } else if (plan === "diverge") {
        diverges = true;
        fieldTheirs = unit.language === null ? value : { ...(fieldTheirs as object), [unit.language]: value };
        fieldOurs = unit.language === null ? unitValue(ours, unit) : { ...(fieldOurs as object), [unit.language]: unitValue(ours, unit) };
      }
    }
    if (diverges) divergences.push({ field, source, theirs: fieldTheirs, ours: fieldOurs, since: at });
  }
  return { content: content as unknown as StudyContent, provenance, taken: { ...last, ...theirs }, changed, divergences };
}

/** The field as it is once what a source says was chosen: languages that the divergence does not name stay ours. */
export function withTheirs(field: FieldName, ours: unknown, theirs: unknown): unknown {
  if (!isLocalised(field)) return theirs;
  return unitsOf(field).reduce((value, unit) => {
    const said = (theirs as Readonly<Record<string, unknown>> | null)?.[unit.language ?? ""];
    return said === undefined ? value : withUnit(value, unit, said);
  }, ours);
}

function planFor(unit: Unit, input: ThreeWayInput): Plan {
  const { ours, theirs, last, source, provenance } = input;
  const [our, their, before] = [unitValue(ours, unit), unitValue(theirs, unit), unitValue(last, unit)];
  const ordered = isOrdered(unit.field);
  if (sameMeaning(our, their, ordered)) return "agree";
  const owner = originOf(provenance, unit);
  const untouched = owner !== null && owner.kind !== "entered" && owner.source === source && (before === undefined || sameMeaning(our, before, ordered));
  if (isGathered(unit.field) && !untouched) return sameMeaning(our, gathered(unit, input)) ? "agree" : "follow";
  if (untouched) return "follow";
  if (isUnsaid(their)) return "leave";
  const told = isTold(unit, input);
  if (isUnsaid(our)) {
    if (isUnsaid(before) && owner?.kind !== "entered") return "follow";
  } else if (told && owner !== null && !owner.curated && (owner.kind === "machine-translated" || owner.kind === "inferred")) return "follow";
  if (!told || isDecided(unit, their, input)) return "leave";
  return "diverge";
}

/** Does the source itself say it, rather than a program that translated or worked it out? */
function isTold({ field, key }: Unit, { translated = [], inferred = [] }: ThreeWayInput): boolean {
  return ![...translated, ...inferred].some((name) => name === key || name === field);
}

function isDecided(unit: Unit, their: unknown, { kept = [], source }: ThreeWayInput): boolean {
  return kept.some((decision) => decision.field === unit.field && decision.source === source
    && sameMeaning(unit.language === null ? decision.theirs : (decision.theirs as Readonly<Record<string, unknown>> | null)?.[unit.language], their, isOrdered(unit.field)));
}

function followedOrigin({ field, key }: Unit, { source, at, provenance, translated = [], inferred = [] }: ThreeWayInput): FieldOrigin {
  const owner = provenance[key] ?? provenance[field];
  // What people wrote stays theirs when a list that gathers grows.
  if (isGathered(field) && owner !== undefined && owner.source !== source) return owner;
  const names = (list: readonly string[]): boolean => list.includes(key) || list.includes(field);
  return { kind: names(translated) ? "machine-translated" : names(inferred) ? "inferred" : "imported", source, at, curated: false };
}

/** Ours and what the source has that is new to it: what somebody took away of what it said before does not come back. */
function gathered(unit: Unit, { ours, theirs, last, provenance, source }: ThreeWayInput): unknown {
  const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  const [our, their, before] = [items(unitValue(ours, unit)), items(unitValue(theirs, unit)), items(unitValue(last, unit))];
  const owner = originOf(provenance, unit);
  if (owner?.source === source && owner.kind !== "entered" && sameMeaning(our, before)) return their;
  const known = new Set([...our, ...before].map((item) => canonicalMeaning(item)));
  return [...our, ...their.filter((item) => !known.has(canonicalMeaning(item)))];
}

/** Interventions name arms by their place: where one of the two stays as it is and they differ, the other waits for the same decision. */
function holdArmsTogether(plans: Map<string, Plan>, { ours, theirs }: ThreeWayInput): void {
  const pair = ["arms", "interventions"] as const;
  const stays = (field: "arms" | "interventions"): boolean => {
    const plan = plans.get(field);
    return plan !== "follow" && plan !== "agree" && !sameMeaning(ours[field], theirs[field] ?? [], isOrdered(field));
  };
  const named = [...ours.interventions, ...(theirs.interventions ?? [])].some(({ arms }) => arms.length > 0);
  for (const [one, other] of [pair, [pair[1], pair[0]] as const]) {
    if (named && plans.get(one) === "follow" && stays(other)) plans.set(one, isUnsaid(theirs[one]) ? "leave" : "diverge");
  }
}
