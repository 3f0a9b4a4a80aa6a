import { both } from "../../../../../kernel/i18n/format.ts";
import { ask } from "../form/control.tsx";
import { oneOf, oneOfMany, someOf } from "../form/choice-controls.tsx";
import { elsewhere, related } from "../form/link-controls.tsx";
import { oneDay, period, wholeNumber } from "../form/number-controls.tsx";
import { contact, creators } from "../form/people-controls.tsx";
import { list, localised, localisedList, plainText } from "../form/text-controls.tsx";
import { accessChoices, centreChoices, kindChoices, languageChoices, licenceChoices, otherLanguageChoices, otherPlaceChoices, placeChoices, themeChoices } from "./choices.ts";
import { meshCode, meshName } from "./mesh.ts";
import type { Step } from "./step.ts";

export const startStep: Step = {
  key: "start",
  title: both("L’essentiel", "The essentials"),
  lead: both("Un titre et quelques phrases\u202f: c’est ce que l’on lit d’abord, et ce que le moteur de recherche voit le mieux.", "A title and some sentences: this is what people read first, and what the search engine sees best."),
  fields: [
    ask("title", localised(), { label: both("Titre", "Title"), hint: both("Qui, quoi, où, quand. Une langue suffit, les deux font mieux trouver.", "Who, what, where, when. One language is enough, both are found better.") }),
    ask("description", localised({ rows: 6 }), { label: both("Description", "Description"), hint: both("Ce que les données contiennent, pourquoi et comment elles ont été recueillies.", "What the data hold, why and how they were collected.") }),
    ask("kind", oneOf(kindChoices), { label: both("Nature des données", "Kind of data") }),
  ],
};

export const filesStep: Step = {
  key: "files",
  title: both("Fichiers", "Files"),
  lead: both("Déposez les fichiers\u202f: ils sont lus à l’arrivée, et ce qu’ils disent d’eux-mêmes vous est proposé dans les étapes suivantes.", "Put the files here: they are read on arrival, and what they tell of themselves is proposed to you in the next steps."),
  fields: [],
};

export const describeStep: Step = {
  key: "describe",
  title: both("Décrire", "Describe"),
  lead: both("De quoi faire retrouver et comprendre les données.", "What lets people find and understand the data."),
  fields: [
    ask("themes", someOf(themeChoices), { label: both("Thèmes", "Themes") }),
    ask("keywords", localisedList(), { label: both("Mots-clés", "Keywords"), hint: both("Un par ligne, ou séparés par des virgules.", "One a line, or between commas.") }),
    ask("meshTerms", list({ rows: 2, fold: meshCode, name: meshName }), { label: both("Descripteurs MeSH", "MeSH descriptors"), hint: both("Noms courants ou identifiants, par exemple asthme ou D001249. Un par ligne.", "Usual names or identifiers, for example asthma or D001249. One a line."), optional: true }),
    ask("languages", someOf(languageChoices, otherLanguageChoices), { label: both("Langues des données", "Languages of the data"), hint: both("Langue des libellés et des textes que les données contiennent.", "Language of the labels and texts that the data hold."), optional: true }),
    ask("provenance", localised({ rows: 4 }), { label: both("Provenance et qualité", "Provenance and quality"), hint: both("Recueil, appareils, traitements, contrôles, limites connues.", "Collection, instruments, treatment, checks, known limits.") }),
    ask("conformsTo", list({ rows: 2 }), { label: both("Normes suivies", "Standards followed"), hint: both("Par exemple BIDS, OMOP CDM, FASTQ, DICOM. Une par ligne.", "For example BIDS, OMOP CDM, FASTQ, DICOM. One a line."), optional: true }),
  ],
};

/** Id of the list of units that the page of this step offers. */
export const unitList = "units-of-directory";

export const peopleStep: Step = {
  key: "people",
  title: both("Unité et auteurs", "Unit and creators"),
  lead: both("Qui a fait ces données, et à qui écrire.", "Who made these data, and whom to write to."),
  fields: [
    ask("unit", plainText({ list: unitList }), { label: both("Unité", "Unit"), hint: both("Code (numéro RNSR), sigle ou label de l’unité dans l’annuaire, par exemple UMR_S 1016.", "Code (RNSR number), acronym or label of the unit in the directory, for example UMR_S 1016.") }),
    ask("project", plainText(), { label: both("Projet", "Project"), hint: both("Code du projet dans l’annuaire.", "Code of the project in the directory."), optional: true }),
    ask("creators", creators(), { label: both("Auteurs", "Creators"), hint: both("Dans l’ordre de la citation.", "In the order of the citation.") }),
    ask("publisher", plainText(), { label: both("Éditeur", "Publisher"), hint: both("L’organisme qui met les données à disposition.", "The body that makes the data available.") }),
    ask("contact", contact(), { label: both("Contact", "Contact"), hint: both("Plutôt l’adresse d’un service que celle d’une personne\u202f: elle est publique, et elle dure.", "Rather the address of a service than of a person: it is public, and it lasts.") }),
  ],
};

export const coverageStep: Step = {
  key: "coverage",
  title: both("Période et lieux", "Period and places"),
  lead: both("Quand et où les données ont été recueillies.", "When and where the data were collected."),
  fields: [
    ask("collected", period(), { label: both("Période de recueil", "Period of collection"), hint: both("Laissez vide le dernier jour d’un recueil en cours.", "Leave the last day empty where collection goes on.") }),
    ask("places", someOf(placeChoices, otherPlaceChoices), { label: both("Lieux", "Places"), optional: true }),
  ],
};

export const accessStep: Step = {
  key: "access",
  title: both("Accès et licence", "Access and licence"),
  lead: both("Qui pourra télécharger, à quelles conditions, et où sont les données.", "Who may download, on what terms, and where the data are."),
  fields: [
    ask("access", oneOf(accessChoices), { label: both("Accès", "Access") }),
    ask("accessReason", localised({ rows: 2 }), { label: both("Pourquoi les données ne sont pas ouvertes", "Why the data are not open"), hint: both("À remplir si l’accès est sur demande ou fermé.", "To fill in where access is on request or closed."), optional: true }),
    ask("availableFrom", oneDay(), { label: both("Ouvertes à partir du", "Open from"), hint: both("Fin de l’embargo.", "End of the embargo."), optional: true }),
    ask("licence", oneOfMany(licenceChoices), { label: both("Licence", "Licence") }),
    ask("elsewhere", elsewhere(), { label: both("Données déposées ailleurs", "Data kept elsewhere"), hint: both("Entrepôt thématique où les données sont déjà\u202f: la fiche y conduira.", "Thematic repository where the data already are: the record will lead there."), optional: true }),
    ask("dataCentre", oneOfMany(centreChoices), { label: both("Centre de données", "Data centre"), hint: both("Si les données sont conservées ailleurs que sur ce serveur.", "Where the data are kept elsewhere than on this server."), optional: true }),
    ask("volumeBytes", wholeNumber(), { label: both("Volume, en octets", "Volume, in bytes"), hint: both("Seulement si les fichiers ne sont pas déposés ici.", "Only where the files are not put here."), optional: true }),
  ],
};

export const linksStep: Step = {
  key: "links",
  title: both("Publications et liens", "Publications and links"),
  lead: both("Une publication dans HAL reliée aux données leur donne le plus haut label.", "A publication in HAL that is tied to the data gives them the highest label."),
  fields: [ask("related", related(), { label: both("Publications et ressources liées", "Related publications and resources"), optional: true })],
};

export const reviewStep: Step = { key: "review", title: both("Relire et publier", "Review and publish"), lead: both("La fiche telle qu’elle sera montrée.", "The record as it will be shown."), fields: [] };
