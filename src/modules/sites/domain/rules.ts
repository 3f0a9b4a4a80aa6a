import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { waveDays, type WaveDays } from "./calendar.ts";
import type { CommitmentContent, Minutes, Partner, ReviewKind, Site } from "./model.ts";

/** Most characters of a title, and of a long text. */
export const titleLength = 300;
export const textLength = 20_000;

export interface SiteDraft {
  readonly code: string;
  readonly name: string;
  readonly communes: readonly string[];
  readonly partners: readonly Partner[];
}

type Add = (code: string, field: string, fr: string, en: string) => void;

function collect(fill: (add: Add) => void): Issue[] {
  const issues: Issue[] = [];
  fill((code, field, fr, en) => issues.push({ code: `sites.${code}`, severity: "error", field, text: { fr, en } }));
  return issues;
}

/** What is wrong with the description of a site. `isCommune` says whether a code is one of the official geographic code. */
export function siteIssues(draft: SiteDraft, isCommune: (code: string) => boolean): Issue[] {
  return collect((add) => {
    if (!/^(?=.*\d)[0-9A-Za-z]{2,7}$/.test(draft.code)) add("code-malformed", "code", "Le code d’un site est le code INSEE de sa commune principale (69123), ou un code choisi de 2 à 7 lettres ou chiffres, dont un chiffre au moins.", "The code of a site is the INSEE code of its main town (69123), or a chosen code of 2 to 7 letters or digits, one digit at least.");
    if (draft.name.trim() === "" || draft.name.length > titleLength) add("name-missing", "name", "Donnez un nom de 1 à 300 caractères.", "Give a name of 1 to 300 characters.");
    if (draft.communes.length === 0) add("communes-missing", "communes", "Donnez au moins une commune, par son code INSEE.", "Give at least one commune, by its INSEE code.");
    for (const code of draft.communes.filter((one) => !isCommune(one))) add("commune-unknown", "communes", `«\u202f${code}\u202f» n’est pas le code INSEE d’une commune (cinq signes, par exemple 69123).`, `"${code}" is not the INSEE code of a commune (five characters, for example 69123).`);
    for (const name of twice(draft.partners.map((one) => one.name))) add("partner-twice", "partners", `Le partenaire «\u202f${name}\u202f» est écrit deux fois.`, `The partner "${name}" is written twice.`);
  });
}

/** A wave may not begin while another of the same site runs. `code` is the wave being corrected, if any. */
export function waveIssues(site: { readonly waves: readonly ({ readonly code: string } & WaveDays)[] }, letter: string, startsOn: Day | null, code: string | null): Issue[] {
  return collect((add) => {
    if (!/^[A-Z]$/.test(letter)) add("letter-malformed", "letter", "La vague se nomme par une lettre, de A à Z.", "A wave is named by one letter, A to Z.");
    if (startsOn === null) return add("day-missing", "startsOn", "Donnez le premier jour de la vague.", "Give the first day of the wave.");
    const { until } = waveDays(startsOn);
    for (const other of site.waves.filter((wave) => wave.code !== code && wave.startsOn < until && startsOn < wave.until)) {
      add("waves-overlap", "startsOn", `Ces cinq ans recouvrent ceux de la vague ${other.code} (du ${other.startsOn} au ${other.lastDay}).`, `These five years overlap those of wave ${other.code} (${other.startsOn} to ${other.lastDay}).`);
    }
  });
}

function needBoth(add: Add, field: string, text: Bilingual, most: number, fr: string, en: string): void {
  if (text.fr.trim() === "") add("text-missing", `${field}Fr`, `${fr} manque en français.`, `${en} is missing in French.`);
  if (text.fr.length > most || text.en.length > most) add("text-long", `${field}Fr`, `${fr} dépasse ${most} caractères.`, `${en} exceeds ${most} characters.`);
}

export function projectionIssues(text: Bilingual): Issue[] {
  return collect((add) => needBoth(add, "text", text, textLength, "La projection stratégique", "The strategic projection"));
}

export function commitmentIssues(content: CommitmentContent, site: Pick<Site, "partners">, changes: boolean, reason: string | null): Issue[] {
  return collect((add) => {
    needBoth(add, "title", content.title, titleLength, "L’intitulé", "The title");
    needBoth(add, "text", content.text, textLength, "Le texte", "The text");
    const known = new Set(site.partners.map((one) => one.name));
    for (const name of content.partners.filter((one) => !known.has(one))) add("partner-unknown", "partners", `«\u202f${name}\u202f» n’est pas un partenaire de ce site\u202f: ajoutez-le d’abord au site.`, `"${name}" is not a partner of this site: add it to the site first.`);
    for (const code of content.contractCodes.filter((one) => !/^[0-9A-Za-z][0-9A-Za-z.-]{0,19}$/.test(one))) add("contract-code-malformed", "contractCodes", `«\u202f${code}\u202f» n’est pas un code du contrat (par exemple objectif 3 ou action-15).`, `"${code}" is not a code of the contract (for example objective 3 or action-15).`);
    if (changes && (reason ?? "").trim() === "") add("reason-missing", "reason", "Dites pourquoi l’engagement change.", "Say why the commitment changes.");
  });
}

/** `commitments` are those of the wave: nothing is concluded about another one. */
export function minutesIssues(minutes: Minutes, kind: ReviewKind, commitments: readonly number[], today: Day, startsOn: Day): Issue[] {
  return collect((add) => {
    if (minutes.heldOn > today) add("day-to-come", "heldOn", "La revue n’a pas encore eu lieu à cette date.", "The review has not taken place yet on that day.");
    if (minutes.heldOn < startsOn && kind !== "start-of-wave") add("day-before-wave", "heldOn", `Cette date est avant le début de la vague (${startsOn}).`, `This day is before the wave begins (${startsOn}).`);
    if (minutes.participants.length === 0) add("participants-missing", "participants", "Donnez au moins une organisation présente.", "Give at least one organisation that took part.");
    if (minutes.text.fr.length > textLength || minutes.text.en.length > textLength) add("text-long", "textFr", `Le compte rendu dépasse ${textLength} caractères.`, `The minutes exceed ${textLength} characters.`);
    for (const { commitment, kind: said, reason } of minutes.conclusions) {
      if (!commitments.includes(commitment)) add("conclusion-elsewhere", `conclusion-${commitment}`, `L’engagement ${commitment} n’est pas de cette vague.`, `Commitment ${commitment} is not of this wave.`);
      if ((said === "adjusted" || said === "dropped") && reason.trim() === "") add("reason-missing", `reason-${commitment}`, `Engagement ${commitment}\u202f: dites pourquoi il est ${said === "adjusted" ? "ajusté" : "abandonné"}.`, `Commitment ${commitment}: say why it is ${said}.`);
      if (said === "continued" && kind !== "end-of-term") add("continued-early", `conclusion-${commitment}`, `Engagement ${commitment}\u202f: seule la revue de fin de vague le reconduit.`, `Commitment ${commitment}: only the end-of-term review carries it over.`);
    }
  });
}

/** What has to be there before a review is validated: minutes in French, and at half-way and at the end a word on each commitment. */
export function validationIssues(minutes: Minutes, kind: ReviewKind, commitments: readonly number[]): Issue[] {
  return collect((add) => {
    if (minutes.text.fr.trim() === "") add("minutes-missing", "textFr", "Le compte rendu manque en français.", "The minutes are missing in French.");
    if (kind !== "half-way" && kind !== "end-of-term") return;
    const said = new Set(minutes.conclusions.map((one) => one.commitment));
    for (const number of commitments.filter((one) => !said.has(one))) add("conclusion-missing", `conclusion-${number}`, `L’engagement ${number} n’a pas de conclusion.`, `Commitment ${number} has no conclusion.`);
  });
}

function twice(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
