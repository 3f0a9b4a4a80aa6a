import type { TextDocument } from "../../../../kernel/text/document.ts";
import type { Measure, Part, Target } from "../../../indicators/index.ts";
import { withoutDress } from "../import/lines.ts";
import { joinLines, paragraphLines, type Paragraph } from "../import/paragraphs.ts";
import type { Register } from "../register.ts";
import { readShortNames, shortNamesIn, type ShortName } from "./text/names.ts";
import { cutBlocks, readHeadings, type Block, type Heading } from "./text/sections.ts";
import { learnWeights, stems, type Weights } from "./text/words.ts";

/** A part with the text by which it is recognised in a sentence. */
export interface PartSubject {
  readonly part: Part;
  readonly indicatorCode: string;
  readonly indicatorTitle: string;
  readonly stems: ReadonlySet<string>;
}

/** A target with its measure and part, and the stems by which a sentence is held to speak of it. */
export interface TargetSubject {
  readonly target: Target;
  readonly measure: Measure | null;
  readonly part: Part;
  readonly indicatorCode: string;
  readonly stems: ReadonlySet<string>;
}

/** What every rule reads: the register, the document when there is one, and what was prepared from both. */
export interface CheckContext {
  readonly register: Register;
  readonly document: TextDocument | null;
  readonly headings: readonly Heading[];
  readonly blocks: readonly Block[];
  /** The paragraph that a line stands in, by the number of the line. */
  readonly paragraphs: ReadonlyMap<number, Paragraph>;
  readonly parts: readonly PartSubject[];
  readonly targets: readonly TargetSubject[];
  readonly weights: Weights;
  /** Short names and the long names that stand beside them, in the document or, without one, in the register. */
  readonly shortNames: readonly ShortName[];
}

/** Prepares what the rules share. Pure; costs one pass over the document. */
export function prepareCheck(register: Register, source: TextDocument | null): CheckContext {
  const document = source === null ? null : withoutDress(source);
  const parts = register.indicators.flatMap((indicator) =>
    indicator.parts.map((part) => ({
      part,
      indicatorCode: indicator.code,
      indicatorTitle: indicator.title.fr,
      stems: new Set(stems(`${partText(part)} ${indicator.parts.length === 1 ? indicator.title.fr : ""}`)),
    })),
  );
  const targets = parts.flatMap(({ part, indicatorCode, indicatorTitle }) =>
    part.targets.map((target) => {
      const measure = part.measures.find((one) => one.key === target.series) ?? null;
      const own = `${measure?.name.fr ?? ""} ${target.unit.noun?.fr ?? ""} ${definitionOf(part)}`;
      return { target, measure, part, indicatorCode, stems: new Set(stems(`${own} ${indicatorTitle}`)) };
    }),
  );
  return {
    register,
    document,
    headings: document === null ? [] : readHeadings(document),
    blocks: document === null ? [] : cutBlocks(register, document),
    paragraphs: document === null ? new Map() : readParagraphs(document),
    parts,
    targets,
    weights: learnWeights([...parts.map((one) => `${partText(one.part)} ${one.indicatorTitle}`), ...actionTitles(register)]),
    shortNames:
      document === null
        ? parts.flatMap(({ part, indicatorTitle }) => shortNamesIn(`${indicatorTitle}. ${partText(part)}`, () => part.lines[0] ?? 0))
        : readShortNames(document),
  };
}

function readParagraphs(document: TextDocument): ReadonlyMap<number, Paragraph> {
  const all = paragraphLines(document.lines).map((numbers) => joinLines(numbers, (line) => (document.lines[line - 1] ?? "").trim()));
  return new Map(all.flatMap((one) => one.lines.map((line) => [line, one] as const)));
}

export function definitionOf(part: Part): string {
  return part.writtenDefinition ?? part.definition?.fr ?? "";
}

function partText(part: Part): string {
  return [part.writtenDefinition ?? "", part.definition?.fr ?? "", ...part.measures.map((one) => one.name.fr)].join(" ");
}

function actionTitles(register: Register): string[] {
  return register.priorities.flatMap((one) => one.objectives).flatMap((one) => one.actions).map((one) => one.title.fr);
}

/** The text of one line of the document, "" without document. `line` counts from 1. */
export function lineText(context: CheckContext, line: number): string {
  return context.document?.lines[line - 1] ?? "";
}
