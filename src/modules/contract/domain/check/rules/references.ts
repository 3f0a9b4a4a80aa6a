import { joinLines } from "../../import/paragraphs.ts";
import type { IndicatorReference } from "../../register.ts";
import { type CheckContext, type PartSubject } from "../context.ts";
import { contradiction, type Contradiction } from "../contradiction.ts";
import { sentencesOf } from "../text/sections.ts";
import { plain, sharedWeight, stems } from "../text/words.ts";

/** A part that matches a sentence less than this is not said to be what the sentence is about. */
const clearMatch = 1.3;
/** A part of another indicator must match that much better: its subject is farther. */
const fartherMatch = 1.4;
/** The part that is named may match at most this share of what the best part matches, or it is left in peace. */
const hardlyAtAll = 0.34;

/** "3-a", "3 a" and "3.A" are all "3.a". */
export function normalCode(code: string): string {
  return code.trim().toLowerCase().replace(/[\s-]+(?=[a-z]$)/u, ".").replace(/(\d)([a-z])$/u, "$1.$2");
}

/** References to indicators and parts that the contract does not have, and to those that are about something else. */
export function checkReferences(context: CheckContext): Contradiction[] {
  const indicators = new Map(context.register.indicators.map((one) => [one.code.toLowerCase(), one]));
  const parts = new Map(context.parts.map((one) => [one.part.code.toLowerCase(), one]));
  const found: Contradiction[] = [];
  if (indicators.size === 0 && context.register.references.length > 0) return [noList(context.register.references), ...checkActionReferences(context)];
  for (const reference of context.register.references) {
    const code = normalCode(reference.indicator);
    if (!parts.has(code) && !indicators.has(code)) {
      found.push(missing(reference, code, indicators.get(code.replace(/\.[a-z]$/u, ""))?.lines ?? []));
      continue;
    }
    const elsewhere = aboutSomethingElse(context, reference, code);
    if (elsewhere !== null) found.push(elsewhere);
  }
  return [...found, ...checkActionReferences(context)];
}

function missing(reference: IndicatorReference, code: string, nearLines: readonly number[]): Contradiction {
  const { fr, en, item } = sender(reference);
  return contradiction(
    "reference-to-missing-indicator",
    "contradiction",
    {
      fr: `${fr} renvoie à l’indicateur ${code}, que le contrat ne contient pas.`,
      en: `${en} refers to indicator ${code}, which the contract does not have.`,
    },
    [...reference.lines, ...nearLines.slice(0, 1)],
    [item, code],
  );
}

/** A contract without its list of indicators (cut, or in another document): said once, not at every reference. */
function noList(references: readonly IndicatorReference[]): Contradiction {
  const codes = [...new Set(references.map((one) => normalCode(one.indicator)))];
  const said = codes.slice(0, 12).join(", ");
  return contradiction(
    "reference-to-missing-indicator",
    "contradiction",
    {
      fr: `Le texte renvoie à des indicateurs (${said}${codes.length > 12 ? "…" : ""}), et le document n’en contient aucun.`,
      en: `The text refers to indicators (${said}${codes.length > 12 ? "…" : ""}), and the document holds none.`,
    },
    references.flatMap((one) => [...one.lines]),
    codes,
  );
}

function sender(reference: IndicatorReference): { fr: string; en: string; item: string } {
  const { kind, code } = reference.from;
  const fr = { action: "L’action", objective: "L’objectif", section: "La section" }[kind];
  const en = { action: "Action", objective: "Objective", section: "Section" }[kind];
  return { fr: `${fr} ${kind === "section" ? `« ${code} »` : code}`, en: `${en} ${kind === "section" ? `“${code}”` : code}`, item: `${kind} ${code}` };
}

/**
 * Is the sentence about another part than the one it names? Only said when all of this holds: another part shares much
 * of the words of the sentence, the parts that the same sentence names share hardly any, and the other part is a sibling
 * (or the match is clearer still). Doubt is silent: a reader who is warned without reason stops reading warnings.
 */
function aboutSomethingElse(context: CheckContext, reference: IndicatorReference, code: string): Contradiction | null {
  const together = new Set(reference.lines.flatMap((line) => context.paragraphs.get(line)?.lines ?? [line]));
  const sameBreath = context.register.references.filter(
    (one) =>
      one.from.kind === reference.from.kind && one.from.code === reference.from.code &&
      one.lines.some((line) => together.has(line)),
  );
  const namedCodes = new Set(sameBreath.map((one) => normalCode(one.indicator)));
  const isNamed = (one: PartSubject): boolean =>
    namedCodes.has(one.part.code.toLowerCase()) || namedCodes.has(one.indicatorCode.toLowerCase());
  const subject = subjectStems(context, reference);
  const scoreOf = (one: PartSubject): number => sharedWeight(subject, one.stems, context.weights);
  const named = context.parts.filter(isNamed);
  const titles = context.register.indicators.filter((one) => named.some((part) => part.indicatorCode === one.code)).flatMap((one) => stems(one.title.fr));
  const namedScore = Math.max(0, ...named.map(scoreOf));
  const indicatorCode = named[0]?.indicatorCode ?? code;
  let best: { part: PartSubject; score: number } | null = null;
  for (const part of context.parts) {
    if (isNamed(part)) continue;
    const sibling = part.indicatorCode === indicatorCode;
    const titleScore = sibling ? 0 : sharedWeight(subject, new Set(titles), context.weights);
    const score = scoreOf(part);
    const needed = sibling ? clearMatch : clearMatch * fartherMatch;
    if (score < needed || Math.max(namedScore, titleScore) > score * hardlyAtAll) continue;
    if (best === null || score > best.score) best = { part, score };
  }
  if (best === null) return null;
  const shared = sharedWords(context, reference, best.part);
  const target = named[0]?.part;
  const { fr, en, item } = sender(reference);
  return contradiction(
    "reference-about-something-else",
    "contradiction",
    {
      fr: `${fr} renvoie à l’indicateur ${code}, qui porte sur autre chose ; ce dont parle le texte (${shared}) est suivi par ${best.part.part.code}.`,
      en: `${en} refers to indicator ${code}, which is about something else; what the text speaks of (${shared}) is followed by ${best.part.part.code}.`,
    },
    [...reference.lines, ...(target?.lines ?? []).slice(0, 1), ...best.part.part.lines.slice(0, 1)],
    [item, code, best.part.part.code],
  );
}

/** The stems of what the reference says it is about: its own words, the sentences of its lines, the title of its action. */
function subjectStems(context: CheckContext, reference: IndicatorReference): Set<string> {
  return new Set(stems(expandAcronyms(context, subjectText(context, reference))));
}

function subjectText(context: CheckContext, reference: IndicatorReference): string {
  const actions = context.register.priorities.flatMap((one) => one.objectives).flatMap((one) => one.actions);
  const title = reference.from.kind === "action" ? (actions.find((one) => one.code === reference.from.code)?.title.fr ?? "") : "";
  const code = plain(reference.indicator).replace(/[^a-z0-9]/gu, "");
  const around = reference.lines.flatMap((line) => {
    const paragraph = context.paragraphs.get(line);
    if (paragraph === undefined) return [];
    // A list item is about what stands before its first comma; the sentence with the code may only say "it".
    const head = /^\s*[-•*]/u.test(paragraph.text) ? [paragraph.text.slice(0, 160)] : [];
    const said = sentencesOf(paragraph).filter((one) => one.lines.includes(line)).map((one) => one.text);
    return [...head, ...said.filter((one) => plain(one).replace(/[^a-z0-9]/gu, "").includes(code) && /indicateur/iu.test(one))];
  });
  return [title, reference.about ?? "", ...around].join(" ");
}

function expandAcronyms(context: CheckContext, text: string): string {
  const words = new Set(text.split(/[^\p{L}\p{N}]+/u));
  const long = context.shortNames.filter((one) => words.has(one.short));
  return [text, ...long.map((one) => one.long)].join(" ");
}

function sharedWords(context: CheckContext, reference: IndicatorReference, part: PartSubject): string {
  const common = new Set([...subjectStems(context, reference)].filter((one) => part.stems.has(one)));
  const words = `${part.part.writtenDefinition ?? ""} ${part.part.definition?.fr ?? ""}`.split(/[^\p{L}\p{N}-]+/u);
  const kept = new Map<string, string>();
  for (const word of words) {
    const one = stems(word)[0];
    if (one !== undefined && common.has(one) && !kept.has(one)) kept.set(one, word);
  }
  return [...kept.values()].slice(0, 4).join(", ");
}

/** "Action 06" and "Action A6" are action 6 for a text that says so. */
function bareCode(code: string): string {
  return code.replace(/^[^0-9]+/u, "").replace(/(?<![0-9])0+(?=[0-9])/gu, "");
}

/** "see action 27" where there is no action 27. */
function checkActionReferences(context: CheckContext): Contradiction[] {
  if (context.document === null) return [];
  const known = new Set(context.register.priorities.flatMap((one) => one.objectives).flatMap((one) => one.actions).map((one) => bareCode(one.code)));
  if (known.size === 0) return [];
  const headings = new Set(context.headings.map((one) => one.line));
  const found: Contradiction[] = [];
  const { lines } = context.document;
  for (const { lines: numbers } of new Set(context.paragraphs.values())) {
    const { text, lineAt } = joinLines(numbers, (line) => plain(lines[line - 1] ?? ""));
    for (const match of text.matchAll(/\bactions? (\d+(?:\.\d+)*)((?:, \d+(?:\.\d+)*)*)(?: et (\d+(?:\.\d+)*))?/gu)) {
      const line = lineAt(match.index);
      if (headings.has(line)) continue;
      const codes = [match[1] ?? "", ...(match[2] ?? "").split(",").map((one) => one.trim()), match[3] ?? ""].filter((one) => one !== "");
      for (const code of codes.filter((one) => !known.has(bareCode(one)) && one.split(".").length === [...known][0]?.split(".").length)) {
        found.push(
          contradiction(
            "reference-to-missing-action",
            "contradiction",
            { fr: `Le texte renvoie à l’action ${code}, que le contrat ne contient pas.`, en: `The text refers to action ${code}, which the contract does not have.` },
            [line],
            [`action ${code}`],
          ),
        );
      }
    }
  }
  return found;
}
