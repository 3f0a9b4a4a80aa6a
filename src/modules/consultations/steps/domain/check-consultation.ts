import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { phaseKinds, type Consultation } from "./consultation.ts";
import { fault } from "./check.ts";

export type ConsultationInput = Omit<Consultation, "publishedAt" | "revision" | "demonstration">;

/** What is wrong with a consultation as it is written, all at once. */
export function consultationIssues(input: ConsultationInput): readonly Issue[] {
  const issues: Issue[] = [];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(input.code) || input.code.length > 60) issues.push(fault("bad-code", "code", "Le code s’écrit en minuscules, chiffres et traits d’union, 60 signes au plus.", "The code is lower-case letters, digits and hyphens, 60 signs at most."));
  if (["charter", "follow", "manage"].includes(input.code)) issues.push(fault("reserved-code", "code", "Ce code sert déjà dans les adresses\u202f: choisissez-en un autre.", "This code is used in addresses already: choose another."));
  for (const field of ["title", "purpose", "commitment"] as const) {
    for (const language of ["fr", "en"] as const) {
      const most = field === "title" ? 200 : 4_000;
      if (input[field][language].trim() === "") issues.push(fault("missing-text", `${field}-${language}`, language === "fr" ? "Écrivez ce texte en français." : "Écrivez ce texte en anglais.", language === "fr" ? "Write this text in French." : "Write this text in English."));
      else if (input[field][language].length > most) issues.push(fault("too-long", `${field}-${language}`, `Ce texte ne doit pas dépasser ${most} caractères.`, `This text must not exceed ${most} characters.`));
    }
  }
  if (input.themes.length === 0) issues.push(fault("no-theme", "themes", "Donnez au moins un thème\u202f: code, titre français, titre anglais.", "Give at least one theme: code, French title, English title."));
  if (new Set(input.themes.map(({ code }) => code)).size < input.themes.length || input.themes.some(({ code, title }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) || title.fr === "" || title.en === "" || title.fr.length > 120 || title.en.length > 120)) issues.push(fault("bad-theme", "themes", "Chaque thème tient sur une ligne\u202f: code | titre français | titre anglais, et son code est unique.", "Each theme is one line: code | French title | English title, and its code is unique."));
  if (input.doors.length === 0) issues.push(fault("no-door", "doors", "Dites qui peut participer.", "Say who may take part."));
  if (input.doors.includes("staff") && input.staffShownAs.length === 0) issues.push(fault("no-identity", "staffShownAs", "Dites comment le personnel est montré.", "Say how staff are shown."));
  if (input.synthesisUrl !== null && !/^(https?:\/\/\S+|\/\S*)$/.test(input.synthesisUrl)) issues.push(fault("bad-address", "synthesisUrl", "L’adresse commence par https:// ou par /.", "The address begins with https:// or with /."));
  return [...issues, ...phaseIssues(input)];
}

function phaseIssues({ phases }: ConsultationInput): readonly Issue[] {
  const issues: Issue[] = [];
  if (!phases.some(({ kind }) => kind === "contributions")) issues.push(fault("no-contributions", "phase-contributions-from", "Dites quand les propositions sont reçues.", "Say when proposals are taken."));
  phases.forEach((phase, index) => {
    const field = `phase-${phase.kind}-to`;
    if (phase.to !== null && phase.to <= phase.from) issues.push(fault("bad-phase", field, "La fin d’une phase vient après son début.", "A phase ends after it begins."));
    if (phase.to === null && index < phases.length - 1) issues.push(fault("endless-phase", field, "Seule la dernière phase peut ne pas avoir de fin.", "Only the last phase may have no end."));
    const previous = phases[index - 1];
    if (previous === undefined) return;
    if (phaseKinds.indexOf(phase.kind) <= phaseKinds.indexOf(previous.kind)) issues.push(fault("phase-order", field, "Chaque phase ne vient qu’une fois, et dans l’ordre.", "Each phase comes once, and in order."));
    const mayOverlap = phase.kind === "discussion" && previous.kind === "contributions";
    if (phase.from < previous.from || (!mayOverlap && previous.to !== null && phase.from < previous.to)) issues.push(fault("phase-overlap", `phase-${phase.kind}-from`, "Cette phase commence avant la fin de la précédente.", "This phase begins before the end of the one before."));
  });
  return issues;
}

/** Would this change what people were told when they came in? Doors, how staff are shown, the promise; themes may only be added. */
export function changesThePromise(before: Consultation, after: ConsultationInput): boolean {
  const told = (one: ConsultationInput): string => JSON.stringify([one.doors.toSorted(), one.staffShownAs.toSorted(), one.commitment.fr, one.commitment.en]);
  const themesGone = before.themes.some(({ code }) => !after.themes.some((theme) => theme.code === code));
  return told(before) !== told(after) || themesGone;
}
