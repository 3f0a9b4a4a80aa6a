import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Work } from "../../domain/work.ts";
import type { DepositAuthor } from "./authors.ts";
import { halTypes, isHalDomain } from "./hal-types.ts";

type Said = readonly [code: string, severity: Issue["severity"], fr: string, en: string];

/**
 * What a person must still give or look at before HAL takes the file: `error` for what HAL refuses without, `warning`
 * for what is guessed or would be missed by readers. Source: documentation of the SWORD import of HAL, mandatory metadata by type.
 */
export function depositChecks(work: Pick<Work, "title" | "language" | "documentType" | "published" | "year" | "journal" | "bookTitle" | "abstract" | "keywords" | "fields" | "demonstration" | "retracted">, authors: readonly DepositAuthor[]): readonly Issue[] {
  const type = halTypes[work.documentType?.value ?? "other"];
  if (type === null) return [issueOf(["not-for-hal", "error", "HAL ne prend pas les jeux de données\u202f: déposez-le dans un entrepôt de données.", "HAL does not take data sets: deposit it in a data repository."])];
  const said: (Said | false)[] = [
    work.demonstration && ["made-up", "error", "Cette publication est fictive\u202f: ne la déposez pas.", "This publication is made up: do not deposit it."],
    work.retracted && ["retracted", "warning", "La publication a été rétractée\u202f: dites-le dans HAL.", "The publication has been retracted: say so in HAL."],
    work.title === null && ["no-title", "error", "Donnez le titre.", "Give the title."],
    authors.length === 0 && ["no-author", "error", "Donnez les auteurs\u202f: aucune source ne les dit.", "Give the authors: no source tells them."],
    authors.length > 0 && !authors.some(placed) && ["no-affiliation", "error", "Donnez le laboratoire d’au moins un auteur\u202f: aucune signature n’a été rapprochée d’une structure.", "Give the laboratory of at least one author: no signature has been matched to a structure."],
    authors.some(placed) && !authors.every(placed) && ["some-without-affiliation", "warning", "Complétez les structures des autres auteurs\u202f: le fichier ne porte que celles qui sont connues ici.", "Complete the structures of the other authors: the file bears only those known here."],
    authors.some(({ local }) => local.length > 0) && ["unknown-structure", "warning", "Choisissez dans HAL les structures dont le numéro AuréHAL n’est pas connu ici\u202f: le fichier les nomme.", "Choose in HAL the structures whose AuréHAL number is not known here: the file names them."],
    work.language === null && ["no-language", "error", "Donnez la langue du texte.", "Give the language of the text."],
    !work.fields.some(({ scheme, code }) => isHalDomain(scheme, code)) && ["no-domain", "error", "Choisissez au moins un domaine de HAL (par exemple «\u202fSciences du vivant\u202f»).", "Choose at least one domain of HAL (“Life Sciences”, for instance)."],
    work.published === null && work.year === null && ["no-date", "error", "Donnez la date de publication.", "Give the date of publication."],
    work.documentType === null && ["no-type", "warning", "Vérifiez le type\u202f: aucune source ne le dit, le fichier porte «\u202fAutre\u202f».", "Check the type: no source tells it, the file says “Other”."],
    type === "ART" && work.journal === null && ["no-journal", "error", "Donnez la revue.", "Give the journal."],
    type === "COUV" && work.bookTitle === null && ["no-book", "error", "Donnez le titre de l’ouvrage.", "Give the title of the book."],
    type === "COMM" && ["conference", "error", "Donnez le congrès\u202f: titre, dates, ville et pays.", "Give the conference: title, dates, town and country."],
    type === "THESE" && ["thesis", "error", "Donnez l’établissement de soutenance, l’école doctorale et la direction de thèse.", "Give the awarding institution, the doctoral school and the supervisors."],
    type === "REPORT" && ["report", "error", "Donnez le type de rapport et l’institution qui le publie.", "Give the type of report and the institution that publishes it."],
    type === "PATENT" && ["patent", "error", "Donnez le numéro et le pays du brevet.", "Give the number and the country of the patent."],
    work.abstract === null && ["no-abstract", "warning", "Ajoutez le résumé\u202f: sans lui, la notice se trouve mal.", "Add the abstract: without it the record is hard to find."],
    work.keywords.length === 0 && ["no-keyword", "warning", "Ajoutez des mots-clés.", "Add keywords."],
    ["audience", "warning", "Vérifiez l’audience (nationale pour un texte en français, internationale sinon) et la relecture par les pairs\u202f: elles sont déduites.", "Check the audience (national for a text in French, otherwise international) and peer review: both are inferred."],
    ["file", "warning", "Joignez le fichier que vous avez le droit de déposer\u202f; sans fichier, HAL enregistre une notice seule.", "Attach the file that you have the right to deposit; without a file HAL records metadata alone."],
  ];
  return said.flatMap((one) => (one === false ? [] : [issueOf(one)]));
}

function placed({ halIds, local }: DepositAuthor): boolean {
  return halIds.length + local.length > 0;
}

function issueOf([code, severity, fr, en]: Said): Issue {
  return { code: `publications.deposit-${code}`, severity, text: { fr, en } };
}
