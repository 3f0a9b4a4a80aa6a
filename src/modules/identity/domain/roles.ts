import type { Actor, RoleGrant } from "../../../kernel/http/route.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";

export const roleCodes = ["administrator", "steering-office", "action-owner", "indicator-contributor", "validator", "board-member", "directory-office", "field-owner", "lab-manager", "signatory", "scientific-referent", "open-science-office", "data-administrator", "researcher", "study-curator", "consultation-office", "integrity-office", "linkage-office", "clerical-reader", "mortality-office", "cohort-office"] as const;
export type RoleCode = (typeof roleCodes)[number];

export interface Role {
  readonly name: Bilingual;
  readonly description: Bilingual;
  /** Does a perimeter make sense for this role? If not, its grants hold everywhere. */
  readonly hasPerimeter: boolean;
}

/** Who is who. The public has no role: nobody signed in. */
export const roles: Readonly<Record<RoleCode, Role>> = {
  administrator: {
    name: { fr: "Administrateur", en: "Administrator" },
    description: { fr: "Ouvre et ferme les comptes, donne les rôles, lit le journal.", en: "Opens and closes accounts, grants roles, reads the audit log." },
    hasPerimeter: false,
  },
  "steering-office": {
    name: { fr: "Bureau de pilotage", en: "Steering office" },
    description: { fr: "Tient le contrat, définit les indicateurs, conduit les campagnes.", en: "Keeps the contract, defines the indicators, runs the campaigns." },
    hasPerimeter: false,
  },
  "action-owner": {
    name: { fr: "Responsable d’action", en: "Action owner" },
    description: { fr: "Rend compte de l’avancement de ses actions.", en: "Reports the progress of their actions." },
    hasPerimeter: true,
  },
  "indicator-contributor": {
    name: { fr: "Contributeur d’indicateur", en: "Indicator contributor" },
    description: { fr: "Propose des valeurs et des prévisions pour ses indicateurs.", en: "Proposes values and forecasts for their indicators." },
    hasPerimeter: true,
  },
  validator: {
    name: { fr: "Valideur", en: "Validator" },
    description: { fr: "Accepte ou refuse les valeurs proposées dans son périmètre.", en: "Accepts or refuses the values proposed within their perimeter." },
    hasPerimeter: true,
  },
  "board-member": {
    name: { fr: "Membre du conseil", en: "Board member" },
    description: { fr: "Lit tout, y compris ce qui n’est pas encore accepté\u202f; ne change rien.", en: "Reads everything, what is not yet accepted included; changes nothing." },
    hasPerimeter: false,
  },
  "directory-office": {
    name: { fr: "Référentiel des structures", en: "Directory office" },
    description: { fr: "Importe les registres, rapproche les fiches, répond aux corrections.", en: "Imports the registers, reconciles records, answers corrections." },
    hasPerimeter: false,
  },
  "field-owner": {
    name: { fr: "Service gestionnaire", en: "Managing department" },
    description: { fr: "Répond aux corrections sur les champs dont il tient la source\u202f: ressources humaines, finances, contrats…", en: "Answers corrections on the fields whose source it keeps: human resources, finance, contracts…" },
    hasPerimeter: true,
  },
  "lab-manager": {
    name: { fr: "Gestionnaire de laboratoire", en: "Lab manager" },
    description: { fr: "Propose des corrections pour ses structures, répond à ce qui leur est demandé.", en: "Proposes corrections for their structures, answers what is asked of them." },
    hasPerimeter: true,
  },
  signatory: {
    name: { fr: "Signataire", en: "Signatory" },
    description: { fr: "Signe les avenants pour l’établissement ou pour l’État, scelle les rapports.", en: "Signs amendments for the institute or for the State, seals reports." },
    hasPerimeter: true,
  },
  "scientific-referent": {
    name: { fr: "Référent scientifique de site", en: "Scientific referent of a site" },
    description: { fr: "Conduit le dialogue de ses sites\u202f: engagements, jalons, revues.", en: "Leads the dialogue of their sites: commitments, milestones, reviews." },
    hasPerimeter: true,
  },
  "open-science-office": {
    name: { fr: "Science ouverte", en: "Open science office" },
    description: { fr: "Moissonne et importe les publications, rapproche notices et signatures, aide au dépôt dans HAL.", en: "Harvests and imports publications, reconciles records and signatures, helps with deposits in HAL." },
    hasPerimeter: false,
  },
  "data-administrator": {
    name: { fr: "Administrateur de la donnée", en: "Data administrator" },
    description: { fr: "Relit et publie les jeux de données de sa région (périmètre\u202f: region-84…), suit les demandes d’accès, moissonne les catalogues.", en: "Reviews and publishes the datasets of their region (perimeter: region-84…), follows access requests, harvests catalogues." },
    hasPerimeter: true,
  },
  researcher: {
    name: { fr: "Chercheur", en: "Researcher" },
    description: { fr: "Déclare ses jeux de données, répond aux demandes d’accès qui lui sont adressées.", en: "Declares their datasets, answers the access requests addressed to them." },
    hasPerimeter: false,
  },
  "study-curator": {
    name: { fr: "Curateur des études", en: "Curator of studies" },
    description: { fr: "Relit et publie les études de santé, les importe des registres, départage les doublons, charge les vocabulaires.", en: "Reviews and publishes health studies, imports them from registers, settles duplicates, loads vocabularies." },
    hasPerimeter: false,
  },
  "consultation-office": {
    name: { fr: "Bureau des consultations", en: "Consultation office" },
    description: { fr: "Prépare, ouvre et ferme questionnaires et consultations, modère, écrit les synthèses.", en: "Prepares, opens and closes questionnaires and consultations, moderates, writes the syntheses." },
    hasPerimeter: false,
  },
  "integrity-office": {
    name: { fr: "Éthique et intégrité", en: "Ethics and integrity" },
    description: { fr: "Tient l’annuaire des référents, le guide pratique, les formations et leurs certificats ; code les textes des consultations.", en: "Keeps the directory of contacts, the practical guide, training and its certificates; codes the texts of consultations." },
    hasPerimeter: false,
  },
  "linkage-office": {
    name: { fr: "Bureau des appariements", en: "Linkage office" },
    description: { fr: "Prépare les modèles, lance et scelle les appariements, départage les relectures.", en: "Prepares models, runs and seals linkages, settles clerical reviews." },
    hasPerimeter: false,
  },
  "clerical-reader": {
    name: { fr: "Relecteur de paires", en: "Clerical reader" },
    description: { fr: "Dit, paire après paire et sans voir l’avis des autres, si deux fiches sont de la même personne.", en: "Says, pair after pair and without seeing what others said, whether two records are of the same person." },
    hasPerimeter: false,
  },
  "mortality-office": {
    name: { fr: "Causes de décès", en: "Causes of death" },
    description: { fr: "Conduit la chaîne des certificats de décès, gèle et livre les tables réglementaires.", en: "Runs the line of death certificates, freezes and delivers the statutory tables." },
    hasPerimeter: false,
  },
  "cohort-office": {
    name: { fr: "France Cohortes", en: "France Cohortes" },
    description: { fr: "Tient le registre des cohortes et le catalogue des services, répond à leurs demandes.", en: "Keeps the register of cohorts and the catalogue of services, answers what cohorts ask." },
    hasPerimeter: false,
  },
};

/** What each role may do. A permission missing for a role is refused. */
export const permissions = {
  "accounts.manage": ["administrator"],
  "audit.read": ["administrator", "steering-office"],
  "drafts.read": ["administrator", "steering-office", "action-owner", "indicator-contributor", "validator", "board-member", "signatory"],
  "contract.edit": ["steering-office"],
  "indicators.define": ["steering-office"],
  "campaigns.run": ["steering-office"],
  "actions.report": ["steering-office", "action-owner"],
  "values.propose": ["steering-office", "indicator-contributor"],
  "values.accept": ["steering-office", "validator"],
  "values.withdraw": ["steering-office", "validator"],
  "forecasts.enter": ["steering-office", "indicator-contributor"],
  "directory.import": ["directory-office"],
  "directory.decide": ["directory-office"],
  "directory.read-restricted": ["directory-office", "steering-office", "field-owner"],
  "corrections.propose": ["directory-office", "lab-manager"],
  "corrections.answer": ["directory-office", "field-owner"],
  "labs.ask": ["directory-office", "steering-office", "field-owner"],
  "contract.sign": ["signatory"],
  "reports.write": ["steering-office"],
  "reports.seal": ["steering-office", "signatory"],
  "evaluation.edit": ["steering-office"],
  "figures.edit": ["steering-office"],
  "sites.run": ["steering-office"],
  "sites.report": ["steering-office", "scientific-referent"],
  "mail.read": ["administrator", "steering-office"],
  "webhooks.manage": ["administrator"],
  "publications.import": ["open-science-office"],
  "publications.decide": ["open-science-office"],
  "publications.read-drafts": ["open-science-office", "steering-office", "directory-office", "lab-manager"],
  "bibliometrics.declare": ["steering-office"],
  "datasets.declare": ["researcher", "lab-manager", "open-science-office", "data-administrator"],
  "datasets.curate": ["data-administrator"],
  "datasets.govern": ["data-administrator", "steering-office", "board-member"],
  "datasets.harvest": ["data-administrator"],
  "studies.declare": ["researcher", "lab-manager", "open-science-office", "data-administrator", "study-curator"],
  "studies.curate": ["study-curator"],
  "studies.import": ["study-curator"],
  "consultations.run": ["consultation-office"],
  "consultations.moderate": ["consultation-office", "integrity-office"],
  "consultations.code": ["consultation-office", "integrity-office", "steering-office"],
  "consultations.synthesise": ["consultation-office", "steering-office"],
  "integrity.edit": ["integrity-office"],
  "training.run": ["integrity-office"],
  "linkage.run": ["linkage-office"],
  "linkage.review": ["linkage-office", "clerical-reader"],
  "linkage.adjudicate": ["linkage-office"],
  "linkage.read": ["steering-office", "linkage-office", "mortality-office", "cohort-office"],
  "mortality.produce": ["mortality-office"],
  "mortality.read": ["steering-office", "board-member", "mortality-office"],
  "cohorts.manage": ["cohort-office"],
  "cohorts.ask": ["lab-manager", "researcher", "cohort-office"],
} as const satisfies Readonly<Record<string, readonly RoleCode[]>>;

export type Permission = keyof typeof permissions;

export function isRoleCode(text: string): text is RoleCode {
  return roleCodes.some((code) => code === text);
}

/** The roles that hold a permission, for the `access` of a route. */
export function rolesFor(permission: Permission): readonly RoleCode[] {
  return permissions[permission];
}

/**
 * May this caller do this to `subject` (the code of an indicator, part or action)? Without a subject the question is
 * about the whole, and only a grant without perimeter answers yes. Nobody may nothing.
 */
export function may(actor: Actor | null, permission: Permission, subject?: string): boolean {
  return grantsFor(actor, permission).some((grant) => (subject === undefined ? grant.perimeter.length === 0 : covers(grant.perimeter, subject)));
}

/** May this caller do it somewhere at all? For menus and buttons, never as a guard. */
export function maySomewhere(actor: Actor | null, permission: Permission): boolean {
  return grantsFor(actor, permission).length > 0;
}

function grantsFor(actor: Actor | null, permission: Permission): readonly RoleGrant[] {
  const holders: readonly string[] = permissions[permission];
  return (actor?.roles ?? []).filter((grant) => holders.includes(grant.role));
}

/** Actions and indicators are both numbered from 1: in perimeters an action is `action-12`, an indicator `12`, a part `12.a`. */
export function actionSubject(code: string): string {
  return `action-${code}`;
}

/** An empty perimeter is everywhere. `3` covers `3`, `3.a` and `3.a.1`, and neither `30` nor `4`. */
export function covers(perimeter: readonly string[], subject: string): boolean {
  return perimeter.length === 0 || perimeter.some((code) => subject === code || subject.startsWith(`${code}.`));
}

/** `3, 4.b ; 4.B` as people write it: the codes, lower-cased, each once, in order. */
export function perimeterFrom(text: string): string[] {
  const codes = text.split(/[\s,;]+/).map((code) => code.toLowerCase().replace(/\.+$/, "")).filter((code) => code !== "");
  return [...new Set(codes)].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
}
