import { both } from "../../../../kernel/i18n/format.ts";
import type { RunStanding } from "../domain/harvest.ts";
import type { CatalogueKind } from "../readers/index.ts";

export const standingWords: Readonly<Record<RunStanding, ReturnType<typeof both>>> = {
  running: both("En cours", "Running"), done: both("Finie", "Done"), partial: both("Partielle", "Partial"), failed: both("En échec", "Failed"), cancelled: both("Abandonnée", "Cancelled"), waiting: both("Attend une décision", "Waits for a decision"),
};

export const kindWords: Readonly<Record<CatalogueKind, ReturnType<typeof both>>> = {
  dcat: both("DCAT (Turtle, RDF/XML, JSON-LD)", "DCAT (Turtle, RDF/XML, JSON-LD)"), ckan: both("CKAN", "CKAN"), "data-json": both("data.json (DKAN, ArcGIS Hub)", "data.json (DKAN, ArcGIS Hub)"), udata: both("udata (data.gouv.fr)", "udata (data.gouv.fr)"), dataverse: both("Dataverse", "Dataverse"),
};

export const words = {
  title: both("Moissons de catalogues", "Harvests of catalogues"),
  lead: both("Les notices d’autres catalogues sont montrées ici et renvoient là où sont les données. Une nouvelle moisson les met à jour, ne les double jamais, et marque celles qui ont disparu, mais seulement si la source a été lue en entier.", "Records of other catalogues are shown here and lead to where the data are. A further harvest updates them, never doubles them, and marks those that vanished, but only if the source was read whole."),
  sources: both("Sources", "Sources"), runs: both("Moissons", "Harvests"), source: both("Source", "Source"), kind: both("Forme", "Form"), records: both("Notices", "Records"), gone: both("Disparues", "Vanished"), standing: both("État", "State"), started: both("Commencée", "Started"),
  given: both("Données", "Given"), announced: both("Annoncées", "Announced"), added: both("Nouvelles", "New"), updated: both("Mises à jour", "Updated"), unchanged: both("Inchangées", "Unchanged"), returned: both("Revenues", "Returned"), faults: both("Défauts", "Faults"), warnings: both("Remarques", "Remarks"), pages: both("Pages", "Pages"), by: both("Par", "By"),
  noSource: both("Aucune source", "No source"), noSourceHelp: both("Ajoutez un catalogue ci-dessous.", "Add a catalogue below."), noRun: both("Aucune moisson", "No harvest"), noRunHelp: both("Rien n’est demandé à aucun catalogue tant que personne ne le demande.", "Nothing is asked of any catalogue until somebody asks for it."),
  add: both("Ajouter ou modifier une source", "Add or change a source"), code: both("Code", "Code"), codeHint: both("Court et stable\u202f: lettres minuscules, chiffres, tirets. Un code déjà pris est modifié.", "Short and stable: small letters, digits, hyphens. A code that is taken is changed."), name: both("Nom", "Name"), address: both("Adresse", "Address"), addressHint: both("Celle du catalogue\u202f; vide\u202f: lu dans des fichiers seulement.", "That of the catalogue; empty: read from files only."),
  language: both("Langue des textes qui ne disent pas la leur", "Language of texts that do not say theirs"), save: both("Enregistrer la source", "Save the source"), start: both("Moissonner", "Harvest"), fromFile: both("Lire un fichier", "Read a file"), file: both("Fichier du catalogue", "File of the catalogue"), part: both("Ce fichier n’est qu’une partie du catalogue\u202f: rien n’est tenu pour disparu.", "This file is only a part of the catalogue: nothing is taken as vanished."), send: both("Lire ce fichier", "Read this file"),
  cancel: both("Abandonner", "Cancel"), cancelTitle: both("Abandonner cette moisson\u202f?", "Cancel this harvest?"), cancelText: both("Les notices déjà entrées restent\u202f; rien n’est tenu pour disparu.", "Records that came in stay; nothing is taken as vanished."), keep: both("Garder la moisson", "Keep the harvest"), resume: both("Reprendre", "Resume"), refresh: both("Actualiser", "Refresh"),
  vanish: both("Oui, les marquer comme disparues", "Yes, mark them as vanished"), spare: both("Non, les laisser", "No, leave them"), why: both("Pourquoi", "Why"), report: both("Défauts, notice par notice", "Faults, record by record"), noFault: both("Aucun défaut", "No fault"), record: both("Notice", "Record"), field: both("Champ", "Field"), what: both("Quoi", "What"), severity: both("Gravité", "Severity"), error: both("Erreur", "Error"), warning: both("Remarque", "Remark"), page: both("Page", "Page"), document: both("le document", "the document"), noFile: both("Choisissez un fichier.", "Choose a file."),
} as const;
