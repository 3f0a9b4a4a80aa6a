import { both } from "../../kernel/i18n/format.ts";
import type { Bilingual } from "../../kernel/i18n/language.ts";
import { testType } from "../../kernel/outbox/index.ts";

export interface EventType {
  readonly type: string;
  readonly label: Bilingual;
  /** Of `subject` in what is sent. */
  readonly subject: string;
}

/** Every change of state that programs may be told of. A module that announces something has its line here. */
export const eventTypes: readonly EventType[] = [
  { type: "value.proposed", label: both("Une valeur est proposée", "A value is proposed"), subject: "indicator:12.a" },
  { type: "value.accepted", label: both("Une valeur est acceptée", "A value is accepted"), subject: "indicator:12.a" },
  { type: "value.accepted-changed", label: both("Une valeur est acceptée avec modification", "A value is accepted with a change"), subject: "indicator:12.a" },
  { type: "value.refused", label: both("Une valeur est refusée ou renvoyée", "A value is refused or sent back"), subject: "indicator:12.a" },
  { type: "value.entered", label: both("Une valeur est saisie", "A value is entered"), subject: "indicator:12.a" },
  { type: "value.corrected", label: both("Une valeur est corrigée", "A value is corrected"), subject: "indicator:12.a" },
  { type: "value.withdrawn", label: both("Une valeur est retirée", "A value is withdrawn"), subject: "indicator:12.a" },
  { type: "values.imported", label: both("Des valeurs sont importées d’un fichier\u202f: une annonce pour tout le fichier", "Values are imported from a file: one announcement for the whole file"), subject: "import:…" },
  { type: "campaign.opened", label: both("Une campagne s’ouvre", "A campaign opens"), subject: "campaign:2024" },
  { type: "campaign.closed", label: both("Une campagne se clôt", "A campaign closes"), subject: "campaign:2024" },
  { type: "questionnaire.opened", label: both("Un questionnaire s’ouvre", "A questionnaire opens"), subject: "questionnaire:self-evaluation-2019-2023" },
  { type: "questionnaire.closed", label: both("Un questionnaire se clôt", "A questionnaire closes"), subject: "questionnaire:self-evaluation-2019-2023" },
  { type: "questionnaire.published", label: both("Les résultats d’un questionnaire sont publiés", "The results of a questionnaire are published"), subject: "questionnaire:self-evaluation-2019-2023" },
  { type: "action.reviewed", label: both("Une action fait l’objet d’un point", "An action is reviewed"), subject: "action-12" },
  { type: "action.owners-set", label: both("Les responsables d’une action changent", "The owners of an action change"), subject: "action-12" },
  { type: "action.ties-set", label: both("Les liens d’une action changent", "The ties of an action change"), subject: "action-12" },
  { type: "site.reviewed", label: both("Un engagement de site fait l’objet d’un point", "A commitment of a site is reviewed"), subject: "site-69123.3" },
  { type: "site.owners-set", label: both("Les responsables d’un engagement de site changent", "The owners of a commitment of a site change"), subject: "site-69123.3" },
  { type: "site.ties-set", label: both("Les liens d’un engagement de site changent", "The ties of a commitment of a site change"), subject: "site-69123.3" },
  { type: "milestone.set", label: both("Un jalon est fixé ou déplacé", "A milestone is set or moved"), subject: "action-12" },
  { type: "milestone.reached", label: both("Un jalon est atteint", "A milestone is reached"), subject: "action-12" },
  { type: "milestone.reopened", label: both("Un jalon est rouvert", "A milestone is reopened"), subject: "action-12" },
  { type: "milestone.dropped", label: both("Un jalon est abandonné", "A milestone is dropped"), subject: "action-12" },
  { type: "milestone.evidence-added", label: both("Une preuve est jointe à un jalon", "Evidence is added to a milestone"), subject: "action-12" },
  { type: "ask.opened", label: both("Un obstacle est signalé, ou une décision demandée", "An obstacle is reported, or a decision asked for"), subject: "action-12" },
  { type: "ask.closed", label: both("Un obstacle est levé, ou une décision rendue", "An obstacle is lifted, or a decision made"), subject: "action-12" },
  { type: "site.projection-validated", label: both("La projection stratégique d’un site est validée", "The strategic projection of a site is validated"), subject: "site-69123" },
  { type: "site.commitment-validated", label: both("Un engagement de site est validé", "A commitment of a site is validated"), subject: "site-69123.3" },
  { type: "site.review-validated", label: both("Une revue de site est validée", "A review of a site is validated"), subject: "site-69123" },
  { type: "contract.version-in-force", label: both("Une version du contrat entre en vigueur", "A version of the contract comes into force"), subject: "contract:comp-2021-2025" },
  { type: "report.sealed", label: both("Un rapport est scellé", "A report is sealed"), subject: "report:2024-1" },
  { type: "report.published", label: both("Un rapport scellé est publié", "A sealed report is published"), subject: "report:2024-1" },
  { type: "report.taken-back", label: both("Un rapport publié est repris au public", "A published report is taken back from the public"), subject: "report:2024-1" },
  { type: "report.withdrawn", label: both("Un rapport scellé est retiré", "A sealed report is withdrawn"), subject: "report:2024-1" },
  { type: "dataset.published", label: both("Un jeu de données est publié", "A dataset is published"), subject: "dataset:ds-000042" },
  { type: "dataset.withdrawn", label: both("Un jeu de données est retiré", "A dataset is withdrawn"), subject: "dataset:ds-000042" },
  { type: "study.published", label: both("Une version d’une étude est publiée", "A version of a study is published"), subject: "study:st-000042" },
  { type: "study.withdrawn", label: both("Une étude est retirée", "A study is withdrawn"), subject: "study:st-000042" },
  ...([
    ["request.submitted", "Une demande d’accès à des données est déposée", "A request for access to data is handed in"],
    ["request.returned", "Une demande d’accès est renvoyée pour complément", "A request for access is sent back for completion"],
    ["request.approved", "Une demande d’accès est acceptée", "A request for access is approved"],
    ["request.refused", "Une demande d’accès est refusée", "A request for access is refused"],
    ["request.opened", "Un accès à des données est ouvert", "Access to data is opened"],
    ["request.revoked", "Un accès à des données est retiré", "Access to data is revoked"],
    ["request.expired", "Un accès à des données arrive à son terme", "Access to data ends"],
    ["request.withdrawn", "Une demande d’accès est retirée par son auteur", "A request for access is withdrawn by its author"],
    ["request.closed", "Une demande d’accès est close sans suite", "A request for access is closed"],
  ] as const).map(([type, fr, en]) => ({ type, label: both(fr, en), subject: "request:r-000042" })),
  { type: testType, label: both("Essai demandé par un administrateur", "Test asked for by an administrator"), subject: "webhook:…" },
];
