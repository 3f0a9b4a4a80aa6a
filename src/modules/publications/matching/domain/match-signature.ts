import type { AffiliationMatch, SignatureQuestion } from "../../domain/affiliation-match.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { identifierKey, type MatchIndex } from "./build-index.ts";
import { periodStanding, successorsOn } from "./circumstances.ts";
import { gather, type Found } from "./gather.ts";
import { findMentions, type Mentions, type Span } from "./mentions.ts";
import type { MatchOutcome, MatchQuestion, QuestionReason } from "./outcome.ts";
import { readSignature, type SignatureText } from "./text/signature-text.ts";
import { baseConfidence, matchFrom, questionFrom, weigh, type Weighed } from "./weigh.ts";

/** Two structures for one label or acronym whose confidences are nearer than this cannot be told apart. */
const indistinct = 0.015;

/**
 * Which structures and organisations does this signature name, as they stood on the day of the paper?
 *
 * Strategies are tried from the surest down (number of the register, label with institution and town… down to the name of
 * an institution); what speaks against (another town, other institutions, a foreign country, a unit not there on the day)
 * lowers the confidence; below 0.7 it is a question for a person. Two structures that fit one label equally are both
 * questions. A unit that had closed hands over to the one that took its whole history. The same question over the same
 * index gives the same answer; nothing but the text, the day and the identifiers of the source counts.
 */
export function matchSignature(index: MatchIndex, question: SignatureQuestion): MatchOutcome {
  const { text, mentions } = readOnce(index, question.raw);
  const countries = [...new Set(mentions.countries.map(({ code }) => code))];
  const abroad = countries.length > 0 && !countries.includes("FR") && mentions.places.length + mentions.postal.length === 0;
  const { found, unknownLabels } = gather(index, mentions, question);
  const weighed = [...found.values()].flatMap((one) => weigh(index, one, text, mentions, question.on, abroad) ?? []);
  const dated = weighed.flatMap((one) => onTheDay(index, one, found.get(one.entity), question.on));
  const structures = tellApart(bestOfEach(dated), unknownLabels.length > 0);
  const organisations = bestOfEach(weighOrganisations(index, mentions, question, abroad));
  const matches: AffiliationMatch[] = [];
  const questions: MatchQuestion[] = [];
  for (const one of [...structures, ...organisations]) {
    const said = say(index, text, one);
    if (one.confidence >= matchFrom) matches.push({ ...said, standing: "matched" });
    else if (one.confidence >= questionFrom) questions.push({ ...said, reason: one.doubt ?? "weak" });
  }
  const first = (one: { readonly evidence: readonly { readonly start: number }[] }): number => one.evidence[0]?.start ?? 0;
  const order = <T extends MatchQuestion | AffiliationMatch>(a: T, b: T): number => first(a) - first(b) || b.confidence - a.confidence || (a.code < b.code ? -1 : 1);
  return { matches: matches.toSorted(order), questions: questions.toSorted(order), countries, unknownLabels: unknownLabels.map(({ start, end }) => text.raw.slice(start, end)) };
}

interface ReadText {
  readonly text: SignatureText;
  readonly mentions: Mentions;
}

const textsRemembered = 5_000;
const textsByIndex = new WeakMap<MatchIndex, Map<string, ReadText>>();

/** What a text mentions does not depend on the day: the same signature comes again month after month. */
function readOnce(index: MatchIndex, raw: string): ReadText {
  const texts = textsByIndex.get(index) ?? new Map<string, ReadText>();
  textsByIndex.set(index, texts);
  const known = texts.get(raw);
  if (known !== undefined) return known;
  const text = readSignature(raw);
  const read = { text, mentions: findMentions(index, text) };
  if (texts.size >= textsRemembered) texts.clear();
  texts.set(raw, read);
  return read;
}

function lowered(one: Weighed, confidence: number, doubt: QuestionReason): Weighed {
  return { ...one, confidence, doubt: one.doubt ?? doubt };
}

/** The structure if it was there, what it became if it had closed, else a question. */
function onTheDay(index: MatchIndex, one: Weighed, found: Found | undefined, on: Day): readonly Weighed[] {
  const entity = index.entities[one.entity];
  if (entity === undefined) return [];
  const standing = periodStanding(entity, on);
  if (standing === "before") return [lowered(one, Math.min(one.confidence, 0.5), "period")];
  if (entity.closed !== null && on >= entity.closed) {
    const heirs = successorsOn(index, entity, on);
    const [heir, ...others] = heirs;
    const byLabel = (found?.labels[0]?.mention ?? found?.name ?? found?.acronym) ?? null;
    const handedOver = (at: number, confidence: number): Weighed => ({
      ...one, entity: at, confidence, evidence: byLabel === null ? one.evidence : [...one.evidence, { criterion: "succession", start: byLabel.start, end: byLabel.end }],
    });
    if (heir !== undefined && others.length === 0) return [handedOver(heir, one.confidence * 0.95)];
    if (heir !== undefined) return heirs.map((at) => lowered(handedOver(at, 0), 0.5, "several"));
  }
  if (standing === "late") return [lowered(one, one.confidence * 0.85, "period")];
  return standing === "after" ? [lowered(one, Math.min(one.confidence, 0.5), "period")] : [one];
}

function bestOfEach(all: readonly Weighed[]): readonly Weighed[] {
  const best = new Map<number, Weighed>();
  for (const one of all) {
    const held = best.get(one.entity);
    if (held === undefined || held.confidence < one.confidence) best.set(one.entity, one);
  }
  return [...best.values()];
}

/** Structures that rest on one and the same place of the text: the surest stays, the others go; equals become questions. */
function tellApart(all: readonly Weighed[], unknownLabel: boolean): readonly Weighed[] {
  const anchors = (one: Weighed): readonly string[] => one.evidence.flatMap(({ criterion, start, end }) => (criterion === "label" || criterion === "acronym" || criterion === "name" ? [`${criterion === "label" ? "label" : "name"} ${start} ${end}`] : []));
  const holders = new Map<string, Weighed[]>();
  for (const one of all) for (const anchor of anchors(one)) holders.set(anchor, [...(holders.get(anchor) ?? []), one]);
  return all.flatMap((one): readonly Weighed[] => {
    const own = anchors(one);
    const rivals = own.flatMap((anchor) => (holders.get(anchor) ?? []).filter((other) => other !== one));
    const beats = (other: Weighed): boolean => other !== one && other.confidence > one.confidence + indistinct;
    if (own.length > 0 && own.every((anchor) => (holders.get(anchor) ?? []).some(beats))) return [];
    if (rivals.some((other) => Math.abs(other.confidence - one.confidence) <= indistinct)) return [lowered(one, Math.min(one.confidence, 0.6), "several")];
    // A label that the graph does not know stands beside: it may be the real unit, of which the acronym is a namesake.
    const byAcronymAlone = one.strategy.startsWith("acronym");
    return [unknownLabel && byAcronymAlone ? lowered(one, one.confidence * 0.8, "several") : one];
  });
}

function weighOrganisations(index: MatchIndex, mentions: Mentions, question: SignatureQuestion, abroad: boolean): readonly Weighed[] {
  const weighed: Weighed[] = mentions.organisations.flatMap(({ entities, by, start, end }): readonly Weighed[] => {
    const strategy = by === "name" ? "organisation-name" : "organisation-acronym";
    const several = entities.length > 1;
    const confidence = baseConfidence(strategy) * (several ? 0.6 : 1) * (abroad ? 0.6 : 1);
    const doubt: QuestionReason | null = several ? "several" : abroad ? "abroad" : null;
    return entities.map((entity) => ({ entity, strategy, confidence, evidence: [{ criterion: "institution", start, end }], doubt }));
  });
  for (const given of question.identifiers) {
    for (const entity of index.identifiers.get(identifierKey(given.scheme, given.value)) ?? []) {
      if (index.entities[entity]?.kind === "organisation") weighed.push({ entity, strategy: "organisation-identifier", confidence: baseConfidence("organisation-identifier") * (abroad ? 0.8 : 1), evidence: [], doubt: abroad ? "abroad" : null });
    }
  }
  return weighed;
}

function say(index: MatchIndex, text: SignatureText, one: Weighed): Omit<AffiliationMatch, "standing"> {
  const entity = index.entities[one.entity];
  if (entity === undefined) throw new RangeError(`no entity ${one.entity} in the index`);
  return {
    entityId: entity.id, kind: entity.kind, code: entity.code, name: entity.names[0] ?? entity.code, strategy: one.strategy,
    evidence: one.evidence.map(({ criterion, start, end }: Span & { criterion: string }) => ({ criterion, text: text.raw.slice(start, end), start, length: end - start })),
    confidence: Math.round(one.confidence * 1000) / 1000,
  };
}
