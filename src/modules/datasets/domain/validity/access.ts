import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import type { DatasetMetadata } from "../metadata.ts";
import { dataCentreOf, licenceOf } from "../vocabularies/index.ts";
import { isMissing } from "./description.ts";
import { advice, fault, isBlank, isHttpUrl } from "./issue.ts";
import type { ValidityContext } from "./validate.ts";

/** Who may download, on what terms, where the data are, and the files. */
export function accessIssues(metadata: DatasetMetadata, context: ValidityContext): Issue[] {
  return [...levelIssues(metadata, context.today), ...licenceIssues(metadata), ...placeIssues(metadata), ...fileIssues(metadata, context)];
}

function levelIssues({ access, accessReason, availableFrom }: DatasetMetadata, today: string): Issue[] {
  if (access === null) return [fault("access", "access-missing", "Dites qui peut télécharger les données.", "Say who may download the data.")];
  const issues: Issue[] = [];
  if ((access === "restricted" || access === "closed") && isMissing(accessReason)) issues.push(fault("accessReason", "reason-missing", "Dites pourquoi les données ne sont pas ouvertes.", "Say why the data are not open."));
  if (availableFrom !== null && !isDay(availableFrom)) issues.push(fault("availableFrom", "day-unknown", "Ce jour n’existe pas\u202f: écrivez AAAA-MM-JJ.", "This day does not exist: write YYYY-MM-DD."));
  else if (access === "embargoed" && availableFrom === null) issues.push(fault("availableFrom", "embargo-without-day", "Dites à partir de quel jour les données sont ouvertes.", "Say from which day on the data are open."));
  else if (access === "embargoed" && availableFrom !== null && availableFrom <= today) issues.push(advice("availableFrom", "embargo-over", "L’embargo est déjà levé ce jour-là\u202f: les données sont ouvertes à tous.", "The embargo is over already on that day: the data are open to all."));
  else if (access !== "embargoed" && availableFrom !== null) issues.push(advice("availableFrom", "day-without-embargo", "Ce jour ne vaut que pour un embargo\u202f: il n’est pas pris en compte.", "This day is for an embargo alone: it is not taken into account."));
  return issues;
}

function licenceIssues({ access, licence }: DatasetMetadata): Issue[] {
  if (isBlank(licence)) {
    if (access === "open" || access === "embargoed") return [fault("licence", "licence-missing", "Choisissez une licence\u202f: sans elle, personne n’a le droit de réutiliser les données.", "Choose a licence: without one, nobody has the right to use the data again.")];
    return access === "restricted" ? [advice("licence", "licence-advised", "Une licence dit ce que permet l’accès une fois accordé.", "A licence says what access lets one do once it is given.")] : [];
  }
  const known = licenceOf(licence ?? "");
  if (known === null) return [fault("licence", "licence-unknown", "Choisissez une licence dans la liste.", "Choose a licence in the list.")];
  if (access === "open" && !known.isOpen) return [advice("licence", "licence-not-open", "Cette licence limite les usages\u202f: la Licence Ouverte ou CC BY ouvrent davantage.", "This licence limits uses: the Open Licence or CC BY open more.")];
  return [];
}

function placeIssues({ elsewhere, dataCentre, volumeBytes }: DatasetMetadata): Issue[] {
  const issues: Issue[] = [];
  if (elsewhere !== null) {
    if (isBlank(elsewhere.repository)) issues.push(fault("elsewhere.repository", "repository-unnamed", "Nommez l’entrepôt où sont les données.", "Name the repository where the data are."));
    if (!isHttpUrl(elsewhere.url, true)) issues.push(fault("elsewhere.url", "repository-url", "Donnez l’adresse des données dans l’entrepôt\u202f; elle commence par https://.", "Give the address of the data in the repository; it begins with https://."));
  }
  if (!isBlank(dataCentre) && dataCentreOf(dataCentre ?? "") === null) issues.push(fault("dataCentre", "data-centre-unknown", "Choisissez le centre de données dans la liste.", "Choose the data centre in the list."));
  if (volumeBytes !== null && (!Number.isSafeInteger(volumeBytes) || volumeBytes < 0)) issues.push(fault("volumeBytes", "volume-wrong", "Le volume est un nombre entier d’octets.", "The volume is a whole number of bytes."));
  return issues;
}

function fileIssues({ access, elsewhere, dataCentre, subjectKind }: DatasetMetadata, { files }: ValidityContext): Issue[] {
  const issues: Issue[] = [];
  if (files.length === 0 && elsewhere === null && access !== "closed" && access !== null) {
    const [fr, en] = ["Déposez au moins un fichier, ou dites dans quel entrepôt sont les données.", "Put in at least one file, or say in which repository the data are."];
    issues.push(access === "restricted" && !isBlank(dataCentre) ? advice("files", "no-data", fr, en) : fault("files", "no-data", fr, en));
  }
  files.forEach(({ path, state, profile }) => {
    if (state === "received") issues.push(fault("files", "file-unchecked", `Le fichier «\u202f${path}\u202f» est encore en cours de vérification.`, `The file “${path}” is still being checked.`));
    if (state === "infected" || state === "refused") issues.push(fault("files", "file-unsafe", `Le fichier «\u202f${path}\u202f» a été écarté\u202f: retirez-le.`, `The file “${path}” was set aside: remove it.`));
    const suspects = [...new Set(profile?.tables.flatMap(({ fields }) => fields.filter(({ suspected }) => suspected.length > 0).map(({ name }) => name)) ?? [])];
    if (suspects.length > 0) issues.push(advice("files", "personal-data-suspected", personalFr(path, suspects, subjectKind === "human"), personalEn(path, suspects, subjectKind === "human")));
  });
  return issues;
}

const listed = (names: readonly string[]): string => `${names.slice(0, 5).join(", ")}${names.length > 5 ? "…" : ""}`;
const personalFr = (path: string, names: readonly string[], isHuman: boolean): string => `«\u202f${path}\u202f» semble contenir des données personnelles (${listed(names)})${isHuman ? "\u202f: vérifiez qu’elles doivent y être." : "\u202f: déclarez des données sur des personnes, ou retirez ces colonnes."}`;
const personalEn = (path: string, names: readonly string[], isHuman: boolean): string => `“${path}” seems to hold personal data (${listed(names)})${isHuman ? ": check that they have to be there." : ": declare data about people, or take these columns out."}`;
