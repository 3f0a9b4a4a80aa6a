import { formatDay, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { sentenceCase } from "../../../indicators/index.ts";
import type { SealedReport } from "../../domain/content.ts";
import { sayIn, type Block, type Definition, type ReportDocument, type Section } from "./blocks.ts";
import { boardSection } from "./compose-board.ts";
import { figuresSection } from "./compose-figures.ts";
import { indicatorsSection } from "./compose-indicators.tsx";
import { methodSection } from "./compose-method.ts";
import { prioritySection } from "./compose-priority.tsx";
import { resourcesSection } from "./compose-resources.ts";
import { proseBlocks } from "./prose.ts";

/** The synthesis written for one part of the report, as blocks; none where nobody wrote one. */
export type TextOf = (section: string) => readonly Block[];

/** A sealed report as a document in one language. Parts that hold nothing are left out, those that a reader looks for say so. */
export function composeDocument(report: SealedReport, language: Language): ReportDocument {
  const { content } = report;
  const say = sayIn(language);
  const textOf: TextOf = (section) => {
    const text = content.texts.find((one) => one.section === section);
    if (text === undefined) return [];
    const own = proseBlocks(pick(text.text, language));
    if (own.length > 0) return own;
    // Written in one language alone: shown in that one, and marked, rather than left out.
    const other = language === "fr" ? "en" : "fr";
    return proseBlocks(pick(text.text, other)).map((block) => (block.kind === "paragraph" || block.kind === "list" ? { ...block, language: other } : block));
  };
  const overall = textOf("overall");
  const sections: readonly (Section | null)[] = [
    {
      id: "synthesis",
      title: say("Synthèse", "Synthesis"),
      newPage: true,
      blocks: overall.length > 0 ? overall : [{ kind: "paragraph", soft: true, text: say("Aucune synthèse d’ensemble n’a été écrite.", "No overall synthesis was written.") }],
    },
    boardSection(content, language),
    ...content.priorities.map((priority, at) => prioritySection(priority, at === 0, content.knownOn, textOf, language)),
    indicatorsSection(content, textOf, language),
    resourcesSection(content, language),
    figuresSection(content, language),
    methodSection(report, language),
  ];
  return {
    language,
    code: report.code,
    title: say(`Rapport annuel d’exécution ${content.year}`, `Annual report of execution ${content.year}`),
    institute: content.contract.institute,
    cover: cover(report, language),
    seal: report.contentSha256,
    demonstration: content.demonstration
      ? say("Rapport de démonstration\u202f: les valeurs qu’il contient sont fictives, en tout ou en partie.", "Demonstration report: some or all of the values in it are fictitious.")
      : null,
    sections: sections.filter((section) => section !== null),
  };
}

function cover({ code, content, contentSha256 }: SealedReport, language: Language): readonly Definition[] {
  const say = sayIn(language);
  const { contract } = content;
  return [
    { term: say("Contrat", "Contract"), details: pick(contract.title, language) },
    {
      term: say("Version du contrat", "Version of the contract"),
      details: say(
        `${sentenceCase(versionName(contract.versionNumber, "fr"))}, en vigueur depuis le ${formatDay(contract.inForceFrom, "fr")}`,
        `${sentenceCase(versionName(contract.versionNumber, "en"))}, in force since ${formatDay(contract.inForceFrom, "en")}`,
      ),
    },
    { term: say("Année", "Year"), details: String(content.year) },
    { term: say("Situation connue au", "As known on"), details: formatDay(content.knownOn, language) },
    { term: say("Rapport", "Report"), details: code },
    ...(content.corrects === undefined ? [] : [{
      term: say("Remplace", "Takes the place of"),
      details: say(`rapport ${content.corrects.code} (sceau ${content.corrects.contentSha256.slice(0, 12)})\u202f: ${content.corrects.reason.fr}`, `report ${content.corrects.code} (seal ${content.corrects.contentSha256.slice(0, 12)}): ${content.corrects.reason.en}`),
    }]),
    { term: say("Sceau (SHA-256)", "Seal (SHA-256)"), details: contentSha256 },
  ];
}

/** "contrat tel que signé", "avenant (version 2)". */
export function versionName(number: number, language: Language): string {
  if (number === 0) return language === "fr" ? "contrat tel que signé" : "contract as signed";
  return language === "fr" ? `avenant (version ${number})` : `amendment (version ${number})`;
}
