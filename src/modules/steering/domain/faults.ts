import type { Issue } from "../../../kernel/errors/app-error.ts";
import { safeHref } from "../../../kernel/html/safe-href.ts";
import { both, formatDay, formatNumber } from "../../../kernel/i18n/format.ts";
import { addDays, isDay, type Day } from "../../../kernel/time/day.ts";
import { undertakingStates, type Evidence, type Milestone, type Person, type Standing, type Tie } from "./standing.ts";
import type { SteeringAct } from "./steering.ts";

/** In characters. */
export const longest = { title: 200, label: 200, code: 80, reason: 1_000, text: 2_000, href: 2_000, fileName: 200, name: 200 } as const;
export const most = { deputies: 10, ties: 50, evidence: 20, milestones: 60, openAsks: 50 } as const;
/** Of one file. */
export const largestFileBytes = 20 * 1_048_576;

/** What a file of evidence may be: what an office writes, and pictures. */
export const evidenceMediaTypes: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  odp: "application/vnd.oasis.opendocument.presentation",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  csv: "text/csv",
  txt: "text/plain",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
};

/** No milestone lies further off: a date beyond is a slip of the pen. */
const yearsAhead = 20;
const yearsBack = 20;
const daysAYear = 366;

/**
 * Everything that speaks against an act upon a standing, all at once; empty when it may be recorded. `today` is the day of
 * the clock: what happened cannot have happened after it. That the milestone or ask exists is for the caller to have asked.
 */
export function faultsOf(standing: Standing, act: SteeringAct, today: Day): readonly Issue[] {
  const found = new Faults(today);
  switch (act.kind) {
    case "owners-set":
      ownersFaults(found, act.owner, act.deputies);
      break;
    case "milestone-set": {
      const before = standing.milestones.find(({ id }) => id === act.milestoneId);
      found.text("title", act.milestone.title, longest.title);
      found.near("dueOn", act.milestone.dueOn);
      if (act.reason !== null) found.atMost("reason", act.reason, longest.reason);
      if (before === undefined && standing.milestones.length >= most.milestones) found.add("too-many-milestones", "title", `Une action porte au plus ${most.milestones} jalons.`, `An action bears at most ${most.milestones} milestones.`);
      if (before !== undefined) {
        found.standsOpen(before);
        if (before.dueOn !== act.milestone.dueOn && (act.reason ?? "") === "") found.add("date-moved-without-reason", "reason", "Dites pourquoi l’échéance change\u202f: l’ancienne reste visible.", "Say why the due date moves: the old one stays visible.");
      }
      break;
    }
    case "milestone-reached": {
      const milestone = standing.milestones.find(({ id }) => id === act.milestoneId);
      if (milestone !== undefined) found.standsOpen(milestone);
      found.past("on", act.on);
      evidenceFaults(found, act.evidence, (milestone?.evidence.length ?? 0) + act.evidence.length);
      break;
    }
    case "milestone-reopened": {
      const milestone = standing.milestones.find(({ id }) => id === act.milestoneId);
      if (milestone !== undefined && milestone.reachedOn === null && !milestone.dropped) found.add("milestone-already-open", "reason", "Ce jalon est déjà ouvert.", "This milestone is already open.");
      found.text("reason", act.reason, longest.reason);
      break;
    }
    case "milestone-dropped": {
      const milestone = standing.milestones.find(({ id }) => id === act.milestoneId);
      if (milestone !== undefined) found.standsOpen(milestone);
      found.text("reason", act.reason, longest.reason);
      break;
    }
    case "evidence-added": {
      const milestone = standing.milestones.find(({ id }) => id === act.milestoneId);
      if (milestone?.dropped === true) found.add("milestone-dropped", "evidence", "Ce jalon est abandonné\u202f: rouvrez-le d’abord.", "This milestone is dropped: reopen it first.");
      evidenceFaults(found, [act.evidence], (milestone?.evidence.length ?? 0) + 1);
      break;
    }
    case "reviewed": {
      const { on, state, confidenceShare, synthesis } = act.review;
      const last = standing.reviews[0];
      found.past("on", on);
      if (isDay(on) && last !== undefined && on < last.on) found.add("review-before-the-last", "on", `La dernière revue est du ${formatDay(last.on, "fr")}\u202f: datez celle-ci du même jour ou d’après.`, `The last review is of ${formatDay(last.on, "en")}: date this one the same day or later.`);
      if (!undertakingStates.includes(state)) found.add("state-missing", "state", "Dites où en est l’action.", "Say how the action stands.");
      if (!(confidenceShare >= 0 && confidenceShare <= 1)) found.add("confidence-out-of-range", "confidence", "La confiance va de 0 à 100\u202f%.", "Confidence goes from 0 to 100%.");
      found.text("synthesis", synthesis, longest.text);
      break;
    }
    case "ask-opened":
      found.text("text", act.text, longest.text);
      found.past("on", act.on);
      if (standing.asks.filter(({ closedOn }) => closedOn === null).length >= most.openAsks) found.add("too-many-asks", "text", `Déjà ${most.openAsks} demandes ouvertes\u202f: closez-en d’abord.`, `Already ${most.openAsks} open: close some first.`);
      break;
    case "ask-closed": {
      const ask = standing.asks.find(({ id }) => id === act.askId);
      if (ask !== undefined && ask.closedOn !== null) found.add("ask-already-closed", "outcome", "Cette demande est déjà close.", "This is already closed.");
      found.text("outcome", act.outcome, longest.text);
      found.past("on", act.on);
      if (ask !== undefined && isDay(act.on) && act.on < ask.openedOn) found.add("closed-before-opened", "on", `Ouverte le ${formatDay(ask.openedOn, "fr")}\u202f: elle ne peut être close avant.`, `Opened on ${formatDay(ask.openedOn, "en")}: it cannot be closed before.`);
      break;
    }
    case "ties-set":
      tiesFaults(found, act.ties, act.noIndicator);
  }
  return found.issues;
}

function ownersFaults(found: Faults, owner: Person | null, deputies: readonly Person[]): void {
  const ids = [...(owner === null ? [] : [owner]), ...deputies].map(({ accountId }) => accountId);
  if (new Set(ids).size < ids.length) found.add("person-twice", "deputies", "La même personne est nommée deux fois.", "The same person is named twice.");
  if (deputies.length > most.deputies) found.add("too-many-deputies", "deputies", `Au plus ${most.deputies} suppléants.`, `At most ${most.deputies} deputies.`);
  if (ids.some((id) => id === "" || id.length > longest.code)) found.add("account-malformed", "owner", "Un compte est mal désigné.", "An account is wrongly named.");
}

function evidenceFaults(found: Faults, evidence: readonly Evidence[], inAll: number): void {
  if (inAll > most.evidence) found.add("too-much-evidence", "evidence", `Au plus ${most.evidence} pièces par jalon.`, `At most ${most.evidence} pieces of evidence a milestone.`);
  for (const piece of evidence) {
    found.text("label", piece.label, longest.label);
    if (piece.kind === "link") {
      const isWeb = /^https?:\/\//i.test(piece.href) && safeHref(piece.href) !== null && piece.href.length <= longest.href;
      if (!isWeb) found.add("link-not-web", "href", "Donnez une adresse entière, qui commence par https:// ou http://.", "Give a whole address that starts with https:// or http://.");
      continue;
    }
    if (!/^[0-9a-f]{64}$/.test(piece.sha256)) found.add("file-not-kept", "file", "Ce fichier n’a pas été reçu\u202f: envoyez-le de nouveau.", "This file was not received: send it again.");
    if (!Object.values(evidenceMediaTypes).includes(piece.mediaType)) found.add("file-type", "file", "Ce type de fichier n’est pas accepté. Acceptés\u202f: PDF, OpenDocument, Office, CSV, texte, PNG, JPEG.", "This type of file is not accepted. Accepted: PDF, OpenDocument, Office, CSV, text, PNG, JPEG.");
    if (!Number.isInteger(piece.sizeBytes) || piece.sizeBytes < 1 || piece.sizeBytes > largestFileBytes) found.add("file-size", "file", `Un fichier pèse de 1 octet à ${largestFileBytes / 1_048_576}\u00a0Mo.`, `A file weighs from 1 byte to ${largestFileBytes / 1_048_576} MB.`);
    found.text("file", piece.fileName, longest.fileName);
  }
}

function tiesFaults(found: Faults, ties: readonly Tie[], noIndicator: string | null): void {
  const keys = ties.map(({ kind, code, label }) => `${kind} ${code === "" ? label : code}`);
  if (new Set(keys).size < keys.length) found.add("tie-twice", "ties", "Le même lien est donné deux fois.", "The same tie is given twice.");
  if (ties.length > most.ties) found.add("too-many-ties", "ties", `Au plus ${most.ties} liens.`, `At most ${most.ties} ties.`);
  for (const { kind, code, label } of ties) {
    if (code === "" && (kind === "indicator" || label === "")) found.add("tie-empty", "ties", "Un lien ne dit pas vers quoi.", "A tie does not say to what.");
    found.atMost("ties", code, longest.code);
    found.atMost("ties", label, longest.label);
  }
  if (noIndicator === null) return;
  found.text("noIndicator", noIndicator, longest.reason);
  if (ties.some(({ kind }) => kind === "indicator")) found.add("indicator-and-none", "noIndicator", "Reliez des indicateurs ou dites qu’aucun ne convient, pas les deux.", "Tie indicators or say that none fits, not both.");
}

class Faults {
  readonly issues: Issue[] = [];
  readonly #today: Day;

  constructor(today: Day) {
    this.#today = today;
  }

  add(reason: string, field: string, fr: string, en: string): void {
    if (this.issues.some((issue) => issue.code === `steering.${reason}` && issue.field === field)) return;
    this.issues.push({ code: `steering.${reason}`, severity: "error", field, text: both(fr, en) });
  }

  text(field: string, text: string, length: number): void {
    if (text.trim() === "") this.add("text-missing", field, `${fieldNames[field]?.fr ?? "Ce texte"}\u202f: ne laissez pas vide.`, `${fieldNames[field]?.en ?? "This text"}: do not leave it empty.`);
    this.atMost(field, text, length);
  }

  atMost(field: string, text: string, length: number): void {
    const found = [...text].length;
    if (found > length) this.add("text-too-long", field, `${fieldNames[field]?.fr ?? "Ce texte"}\u202f: ${formatNumber(found, "fr")} caractères, au plus ${formatNumber(length, "fr")}.`, `${fieldNames[field]?.en ?? "This text"}: ${formatNumber(found, "en")} characters, at most ${formatNumber(length, "en")}.`);
  }

  /** A day of the calendar that is not in the future and not absurdly long ago. */
  past(field: string, on: string): void {
    if (!this.#isDay(field, on)) return;
    if (on > this.#today) this.add("in-the-future", field, "Cette date est dans l’avenir.", "This date is in the future.");
    else if (on < addDays(this.#today, -yearsBack * daysAYear)) this.add("date-too-far", field, "Cette date est trop ancienne.", "This date is too long ago.");
  }

  /** A day of the calendar within twenty years. */
  near(field: string, on: string): void {
    if (!this.#isDay(field, on)) return;
    if (on > addDays(this.#today, yearsAhead * daysAYear) || on < addDays(this.#today, -yearsBack * daysAYear)) this.add("date-too-far", field, `Cette date est à plus de ${yearsAhead} ans.`, `This date is more than ${yearsAhead} years away.`);
  }

  standsOpen({ reachedOn, dropped }: Milestone): void {
    if (dropped) this.add("milestone-dropped", "milestone", "Ce jalon est abandonné\u202f: rouvrez-le d’abord.", "This milestone is dropped: reopen it first.");
    if (reachedOn !== null) this.add("milestone-reached", "milestone", `Ce jalon a été atteint le ${formatDay(reachedOn, "fr")}\u202f: rouvrez-le d’abord.`, `This milestone was reached on ${formatDay(reachedOn, "en")}: reopen it first.`);
  }

  #isDay(field: string, on: string): on is Day {
    if (isDay(on)) return true;
    this.add("not-a-day", field, "Donnez une date qui existe, par exemple 2025-03-31.", "Give a date that exists, for example 2025-03-31.");
    return false;
  }
}

const fieldNames: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  title: both("Intitulé", "Title"), reason: both("Raison", "Reason"), synthesis: both("Synthèse", "Synthesis"), text: both("Texte", "Text"),
  outcome: both("Réponse", "Answer"), label: both("Libellé de la pièce", "Name of the evidence"), noIndicator: both("Pourquoi aucun indicateur", "Why no indicator"),
  ties: both("Lien", "Tie"), file: both("Nom du fichier", "File name"),
};
