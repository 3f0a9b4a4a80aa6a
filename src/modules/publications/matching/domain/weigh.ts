import type { Day } from "../../../../kernel/time/day.ts";
import type { MatchIndex } from "./build-index.ts";
import { parentsNamed, placeStanding, type PlaceStanding } from "./circumstances.ts";
import type { Found } from "./gather.ts";
import type { Mentions, Span } from "./mentions.ts";
import type { QuestionReason } from "./outcome.ts";
import type { SignatureText } from "./text/signature-text.ts";

/** Ordered from the surest down: a structure goes by the first that holds. */
export const strategies = [
  "rnsr-number", "label-institution-place", "label-name", "label-institution", "label-place", "name-acronym", "name-place", "name-institution", "acronym-institution-place",
  "source-identifier", "acronym-institution", "acronym-place", "label", "name", "acronym", "organisation-name", "organisation-acronym", "organisation-identifier",
] as const;
export type Strategy = (typeof strategies)[number];

const base: Readonly<Record<Strategy, number>> = {
  "rnsr-number": 0.99, "label-institution-place": 0.97, "label-name": 0.96, "label-institution": 0.92, "label-place": 0.9, "name-acronym": 0.93, "name-place": 0.92, "name-institution": 0.86,
  "acronym-institution-place": 0.86, "source-identifier": 0.82, "acronym-institution": 0.76, "acronym-place": 0.72, label: 0.74, name: 0.7, acronym: 0.4,
  "organisation-name": 0.95, "organisation-acronym": 0.88, "organisation-identifier": 0.8,
};
export const baseConfidence = (strategy: Strategy): number => base[strategy];

/** From here up it is a match; below, a question; under the other, nothing. */
export const matchFrom = 0.7;
export const questionFrom = 0.35;

/** From this sum of weights on, the words of a name tell it from most others (see `NameHit`). */
const tellingWeight = 10;

export interface Weighed {
  readonly entity: number;
  readonly strategy: Strategy;
  readonly confidence: number;
  readonly evidence: readonly (Span & { readonly criterion: string })[];
  /** What lowered it most; null when nothing did. */
  readonly doubt: QuestionReason | null;
}

/** Bodies whose name goes without saying with a prefix, as openings of their folded names. */
const impliedBy: Readonly<Record<string, RegExp>> = {
  UMR_S: /^institut national de la sante/, CIC: /^institut national de la sante/, INSERM: /^institut national de la sante/, CNRS: /^centre national de la recherche/, UMR_A: /^institut national de recherche pour l/,
  UPR: /^centre national de la recherche/, UMR_D: /^institut de recherche pour le developpement/,
};

/** How surely does the signature mean this structure? Null when nothing of weight speaks for it. */
export function weigh(index: MatchIndex, found: Found, text: SignatureText, mentions: Mentions, on: Day, abroad: boolean): Weighed | null {
  const entity = index.entities[found.entity];
  if (entity === undefined) return null;
  const own = [found.name, found.acronym, found.number, ...found.labels.map(({ mention }) => mention)].flatMap((span) => (span === null ? [] : segmentAt(text, span.start)));
  const place = placeStanding(entity.place, mentions, (span) => own.length === 0 || own.includes(segmentAt(text, span.start)));
  const parents = parentsNamed(index, entity, on, mentions);
  const implied = found.labels.some(({ mention, owners }) => owners.some((owner) => impliedBy[mention.prefix]?.test(folded(index, owner)) ?? false));
  const parent = parents.length > 0 || implied;
  const here = place.kind === "same" || place.kind === "near";
  const strategy = strategyOf(index, found, here, parent);
  if (strategy === null) return null;
  let confidence = base[strategy];
  let doubt: QuestionReason | null = null;
  const lower = (factor: number, why: QuestionReason): void => { confidence *= factor; doubt ??= why; };
  const named = found.name !== null || found.acronym !== null;
  const byLabel = found.labels.length > 0;
  if (byLabel) {
    // A prefix that is not that of the unit needs its institution beside it: `UMR 1260` of one is `U 1260` of another.
    if (Math.max(...found.labels.map((one) => one.near)) < 1 && !ownerNamed(found, parents, implied)) lower(here && named ? 0.95 : place.kind === "same" ? 0.85 : 0.7, "institution");
    if (parents.length === 0 && giversNamed(index, mentions) && !implied) lower(named ? 0.8 : 0.5, "institution");
    // Each further institution and label of the unit that the text names tells it from another of the same number.
    confidence = Math.min(0.995, confidence + 0.02 * Math.max(0, Math.min(parents.length, 4) - 1) + 0.02 * (found.labels.length - 1) + (place.kind === "same" ? 0.005 : 0));
  } else if (ownLabelElsewhere(index, found.entity, mentions)) lower(0.7, "several");
  if (found.name !== null && !byLabel && found.name.share < 0.999) confidence *= 0.9 + 0.1 * found.name.share;
  if (place.kind === "far") lower(byLabel ? (named ? 0.85 : 0.66) : found.name !== null && found.name.words >= 4 && parent ? 0.8 : 0.5, "place");
  if (abroad && !here) lower(found.number !== null ? 0.8 : 0.4, "abroad");
  return { entity: found.entity, strategy, confidence, evidence: evidenceOf(found, place, parents), doubt };
}

function segmentAt(text: SignatureText, at: number): number {
  return text.tokens.find((token) => token.end > at)?.segment ?? 0;
}

function strategyOf(index: MatchIndex, found: Found, here: boolean, parent: boolean): Strategy | null {
  const acronym = found.acronym;
  const sharp = acronym !== null && acronym.length >= 3;
  if (found.number !== null) return "rnsr-number";
  if (found.labels.length > 0) {
    if (parent && here) return "label-institution-place";
    if (found.name !== null || sharp) return "label-name";
    if (parent) return "label-institution";
    return here ? "label-place" : "label";
  }
  if (found.name !== null) {
    const long = found.name.weight >= tellingWeight;
    if (acronym !== null && long) return "name-acronym";
    if (here && (long || parent)) return "name-place";
    if (parent && long) return "name-institution";
    if (acronym !== null && here) return "name-acronym";
    if (found.name.weight >= 2 * tellingWeight && found.given === null) return "name";
  }
  if (found.given !== null) return "source-identifier";
  if (!sharp || acronym === null) return null;
  // An acronym that is also that of an institution, or of many units, says little by itself.
  const institution = index.organisationAcronyms.has(foldedAcronym(index, acronym.entity));
  if (!acronym.marked && !/\p{Lu}.*\p{Lu}/u.test(index.entities[acronym.entity]?.acronyms[0] ?? "")) return null;
  if (here && parent && !institution) return "acronym-institution-place";
  if (parent && acronym.rivals === 1 && acronym.exact && !institution) return "acronym-institution";
  if (here && acronym.rivals === 1 && acronym.exact && acronym.length >= 4 && !institution) return "acronym-place";
  return acronym.length >= 4 && acronym.rivals === 1 ? "acronym" : null;
}

const foldedNames = new WeakMap<MatchIndex, Map<string, string>>();
function folded(index: MatchIndex, id: string): string {
  let names = foldedNames.get(index);
  if (names === undefined) foldedNames.set(index, (names = new Map()));
  let name = names.get(id);
  if (name === undefined) {
    const at = index.byId.get(id);
    name = (index.entities[at ?? -1]?.names[0] ?? "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
    names.set(id, name);
  }
  return name;
}

function foldedAcronym(index: MatchIndex, entity: number): string {
  return (index.entities[entity]?.acronyms[0] ?? "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "");
}

function ownerNamed(found: Found, parents: readonly { readonly id: string }[], implied: boolean): boolean {
  return implied || found.labels.some(({ owners }) => owners.some((owner) => parents.some((parent) => parent.id === owner)));
}

function giversNamed(index: MatchIndex, mentions: Mentions): boolean {
  return mentions.organisations.some(({ entities }) => entities.some((at) => index.labelGivers.has(at)));
}

/** Does the text state a label of another number of a kind that this unit has too? */
function ownLabelElsewhere(index: MatchIndex, entity: number, mentions: Mentions): boolean {
  const own = index.entities[entity]?.labels ?? [];
  return own.length > 0 && mentions.labels.some((mention) => own.some((label) => label.prefix === mention.prefix) && !own.some((label) => label.number === mention.number));
}

function evidenceOf(found: Found, place: PlaceStanding, parents: readonly { readonly mention: Span }[]): Weighed["evidence"] {
  const spans: (Span & { criterion: string })[] = [];
  const add = (criterion: string, span: Span | null): void => { if (span !== null && !spans.some((one) => one.criterion === criterion && one.start === span.start)) spans.push({ criterion, start: span.start, end: span.end }); };
  add("rnsr", found.number);
  for (const { mention } of found.labels) add("label", mention);
  add("name", found.name);
  add("acronym", found.acronym);
  add("place", place.span);
  for (const { mention } of parents) add("institution", mention);
  return spans.toSorted((a, b) => a.start - b.start);
}
