import { AppError, type Issue } from "../../kernel/errors/app-error.ts";
import { both, formatList } from "../../kernel/i18n/format.ts";
import type { Bilingual } from "../../kernel/i18n/language.ts";

/** The choice of year, version and day cannot give a report; each issue says what there is instead. */
export function cannotBeBuilt(issues: readonly Issue[]): AppError {
  return new AppError("reports.cannot-be-built", joined(issues), { status: 422, issues });
}

export function unknownReport(name: string, known: readonly string[]): AppError {
  const list = known.join(", ");
  return new AppError(
    "reports.unknown-report",
    known.length === 0
      ? both(`Aucun rapport «\u202f${name}\u202f», ni aucun autre, ne se lit ici.`, `No report “${name}” can be read here, nor any other.`)
      : both(`Aucun rapport «\u202f${name}\u202f». Rapports scellés\u202f: ${list}.`, `No report “${name}”. Sealed reports: ${list}.`),
    { status: 404 },
  );
}

export function ambiguousReport(name: string, codes: readonly string[]): AppError {
  return new AppError(
    "reports.ambiguous",
    both(`«\u202f${name}\u202f» commence l’empreinte de plusieurs rapports\u202f: ${codes.join(", ")}. Donnez le code, ou plus de caractères.`, `“${name}” begins the hash of several reports: ${codes.join(", ")}. Give the code, or more characters.`),
    { status: 409 },
  );
}

/** A year that has a sealed report gets another only as a correction of it. */
export function correctionNotSaid(codes: readonly string[]): AppError {
  const list = codes.join(", ");
  const text = both(`Cette année a déjà un rapport scellé : ${list}. Une nouvelle édition dit lequel elle corrige, et pourquoi.`, `This year has a sealed report already: ${list}. A new edition says which one it corrects, and why.`);
  return new AppError("reports.correction-not-said", text, { status: 409, issues: [{ code: "reports.correction-not-said", severity: "error", field: "corrects", text }] });
}

export function unknownDraft(): AppError {
  return new AppError("reports.unknown-draft", both("Ce projet de rapport n’existe pas.", "This draft report does not exist."), { status: 404 });
}

export function unknownFile(name: string): AppError {
  return new AppError("reports.unknown-file", both(`Ce rapport n’a pas de fichier «\u202f${name}\u202f».`, `This report has no file “${name}”.`), { status: 404 });
}

export function unknownSection(section: string): AppError {
  return new AppError("reports.unknown-section", both(`Le rapport n’a pas de section «\u202f${section}\u202f».`, `The report has no section “${section}”.`), { status: 404 });
}

/** Texts were written for sections that are not there: none of them is to be lost without a word. */
export function unknownSections(unknown: readonly string[], known: readonly string[]): AppError {
  const issues: readonly Issue[] = unknown.map((section) => ({ code: "reports.unknown-section", severity: "error", field: section, text: both(`Le rapport n’a pas de section «\u202f${section}\u202f».`, `The report has no section “${section}”.`) }));
  const text = both(`Ces synthèses n’ont pas de place dans le rapport\u202f: ${formatList(unknown, "fr")}. Ses sections\u202f: ${formatList(known, "fr")}.`, `These syntheses have no place in the report: ${formatList(unknown, "en")}. Its sections: ${formatList(known, "en")}.`);
  return new AppError("reports.unknown-section", text, { status: 422, issues });
}

export function draftClosed(state: "sealed" | "abandoned"): AppError {
  const words = state === "sealed" ? both("scellé", "sealed") : both("abandonné", "abandoned");
  return new AppError(
    "reports.draft-closed",
    both(`Ce projet a été ${words.fr} entre-temps\u202f: plus rien ne s’y écrit. Gardez votre texte\u202f: il peut entrer dans une nouvelle édition.`, `This draft was ${words.en} meanwhile: nothing is written in it any more. Keep your text: it can go into a new edition.`),
    { status: 409 },
  );
}

export function textChangedMeanwhile(): AppError {
  return new AppError(
    "reports.text-changed-meanwhile",
    both("Quelqu’un a enregistré cette synthèse pendant que vous l’écriviez. Rien n’est perdu\u202f: les deux textes sont ci-dessous, réunissez-les puis enregistrez.", "Somebody saved this synthesis while you were writing it. Nothing is lost: both texts are below, merge them and save."),
    { status: 409 },
  );
}

export function notReady(): AppError {
  return new AppError("reports.not-ready", both("Ce projet n’est pas déclaré prêt, ou un texte a changé depuis\u202f: il ne peut pas être scellé.", "This draft is not declared ready, or a text has changed since: it cannot be sealed."), { status: 409 });
}

/** Four eyes: whoever declared the report ready, or wrote the last word of one of its syntheses, does not seal it. */
export function ownSeal(reason: "declared" | "wrote"): AppError {
  return new AppError(
    "reports.own-seal",
    reason === "declared"
      ? both("Vous avez déclaré ce rapport prêt\u202f: c’est à une autre personne de le sceller.", "You declared this report ready: it is for somebody else to seal it.")
      : both("Vous avez écrit la dernière version d’une de ses synthèses\u202f: c’est à une autre personne de sceller ce rapport.", "You wrote the last version of one of its syntheses: it is for somebody else to seal this report."),
    { status: 403 },
  );
}

/** A report is the institute's: whoever signs for another side does not seal it. */
export function notYourReport(): AppError {
  return new AppError("reports.not-your-report", both("Un rapport se scelle, se publie et se retire au nom de l’établissement\u202f: ce n’est pas dans votre périmètre.", "A report is sealed, published and withdrawn for the institute: that is outside your perimeter."), { status: 403 });
}

export function contentMoved(): AppError {
  return new AppError(
    "reports.content-moved",
    both("Le contenu a changé depuis que vous l’avez vu\u202f: relisez ce qui a changé, puis scellez.", "The content has changed since you saw it: read what changed, then seal."),
    { status: 409 },
  );
}

export function reasonMissing(): AppError {
  const text = both("Dites pourquoi, en français et en anglais.", "Say why, in French and in English.");
  return new AppError("reports.reason-missing", text, { status: 422, issues: [{ code: "reports.reason-missing", severity: "error", field: "reason", text }] });
}

export function alreadyWithdrawn(code: string): AppError {
  return new AppError("reports.already-withdrawn", both(`Le rapport ${code} est déjà retiré.`, `Report ${code} is withdrawn already.`), { status: 409 });
}

export function alreadyPublished(code: string): AppError {
  return new AppError("reports.already-published", both(`Le rapport ${code} est déjà public.`, `Report ${code} is public already.`), { status: 409 });
}

export function notPublished(code: string): AppError {
  return new AppError("reports.not-published", both(`Le rapport ${code} n’est pas public\u202f: il n’y a rien à reprendre.`, `Report ${code} is not public: there is nothing to take back.`), { status: 409 });
}

function joined(issues: readonly Issue[]): Bilingual {
  return { fr: issues.map((issue) => issue.text.fr).join(" "), en: issues.map((issue) => issue.text.en).join(" ") };
}
