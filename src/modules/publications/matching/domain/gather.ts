import type { SignatureQuestion } from "../../domain/affiliation-match.ts";
import { identifierKey, type MatchIndex } from "./build-index.ts";
import { nearness, type LabelMention } from "./text/labels.ts";
import type { AcronymMention, Mentions, Span } from "./mentions.ts";
import type { NameHit } from "./text/name-index.ts";

/** What a signature says of one structure by itself: labels, names, numbers. Where and under whom is weighed later. */
export interface Found {
  readonly entity: number;
  readonly labels: { readonly mention: LabelMention; readonly near: 0.8 | 1; readonly owners: readonly string[] }[];
  name: NameHit | null;
  acronym: AcronymMention | null;
  number: Span | null;
  given: { readonly scheme: string; readonly value: string } | null;
}

/** Every structure for which something of its own speaks. */
export function gather(index: MatchIndex, mentions: Mentions, question: Pick<SignatureQuestion, "identifiers">): { readonly found: ReadonlyMap<number, Found>; readonly unknownLabels: readonly LabelMention[] } {
  const found = new Map<number, Found>();
  const of = (entity: number): Found => {
    let held = found.get(entity);
    if (held === undefined) {
      held = { entity, labels: [], name: null, acronym: null, number: null, given: null };
      found.set(entity, held);
    }
    return held;
  };
  const unknownLabels: LabelMention[] = [];
  for (const mention of mentions.labels) if (!addLabel(index, mention, of)) unknownLabels.push(mention);
  for (const hit of mentions.names) of(hit.entity).name = hit;
  for (const mention of mentions.acronyms) {
    const held = of(mention.entity);
    if (held.acronym === null || (mention.exact && !held.acronym.exact)) held.acronym = mention;
  }
  for (const { value, start, end } of mentions.numbers) for (const entity of index.identifiers.get(identifierKey("rnsr", value)) ?? []) of(entity).number = { start, end };
  for (const given of question.identifiers) {
    for (const entity of index.identifiers.get(identifierKey(given.scheme, given.value)) ?? []) if (index.entities[entity]?.kind === "structure") of(entity).given ??= given;
  }
  return { found, unknownLabels };
}

function addLabel(index: MatchIndex, mention: LabelMention, of: (entity: number) => Found): boolean {
  const add = (number: string): boolean => {
    let any = false;
    for (const { entity, prefix, owners } of index.labels.get(number) ?? []) {
      const near = nearness(mention.prefix, prefix);
      if (near === 0) continue;
      any = true;
      const { labels } = of(entity);
      const held = labels.findIndex((one) => one.mention === mention);
      if (held === -1) labels.push({ mention, near, owners });
      else if ((labels[held]?.near ?? 0) < near) labels[held] = { mention, near, owners };
    }
    return any;
  };
  return add(mention.number) || (mention.longerNumber !== null && add(mention.longerNumber));
}
