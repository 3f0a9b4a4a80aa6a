import { byCode, term, type Term } from "./term.ts";

/** Letters of article 6(1) of the GDPR, in short. */
export const legalBases: readonly Term[] = [
  term("6.1.a", "Consentement (art. 6.1.a)", "Consent (art. 6(1)(a))"),
  term("6.1.b", "Contrat (art. 6.1.b)", "Contract (art. 6(1)(b))"),
  term("6.1.c", "Obligation légale (art. 6.1.c)", "Legal obligation (art. 6(1)(c))"),
  term("6.1.d", "Intérêts vitaux (art. 6.1.d)", "Vital interests (art. 6(1)(d))"),
  term("6.1.e", "Mission d’intérêt public (art. 6.1.e)", "Task in the public interest (art. 6(1)(e))"),
  term("6.1.f", "Intérêt légitime (art. 6.1.f)", "Legitimate interest (art. 6(1)(f))"),
];

/** Letters of article 9(2) of the GDPR, which lets data about health be processed, in short. */
export const healthBases: readonly Term[] = [
  term("9.2.a", "Consentement explicite (art. 9.2.a)", "Explicit consent (art. 9(2)(a))"),
  term("9.2.b", "Droit du travail et protection sociale (art. 9.2.b)", "Employment and social protection law (art. 9(2)(b))"),
  term("9.2.c", "Intérêts vitaux (art. 9.2.c)", "Vital interests (art. 9(2)(c))"),
  term("9.2.d", "Organisme sans but lucratif, pour ses membres (art. 9.2.d)", "Not-for-profit body, for its members (art. 9(2)(d))"),
  term("9.2.e", "Données rendues publiques par la personne (art. 9.2.e)", "Made public by the person (art. 9(2)(e))"),
  term("9.2.f", "Défense d’un droit en justice (art. 9.2.f)", "Legal claims (art. 9(2)(f))"),
  term("9.2.g", "Intérêt public important (art. 9.2.g)", "Substantial public interest (art. 9(2)(g))"),
  term("9.2.h", "Médecine, soins, gestion du système de santé (art. 9.2.h)", "Medicine, care, management of health systems (art. 9(2)(h))"),
  term("9.2.i", "Santé publique (art. 9.2.i)", "Public health (art. 9(2)(i))"),
  term("9.2.j", "Recherche scientifique, archives, statistiques (art. 9.2.j)", "Scientific research, archives, statistics (art. 9(2)(j))"),
];

/** Purposes by their code in the Data Privacy Vocabulary (W3C DPV 2). */
export const purposes: readonly Term[] = [
  term("AcademicResearch", "Recherche universitaire ou publique", "Academic or public research"),
  term("ScientificResearch", "Recherche scientifique", "Scientific research"),
  term("ResearchAndDevelopment", "Recherche et développement", "Research and development"),
  term("NonCommercialResearch", "Recherche sans but commercial", "Non-commercial research"),
  term("CommercialResearch", "Recherche à but commercial", "Commercial research"),
  term("PublicBenefit", "Intérêt de la collectivité", "Benefit of the public"),
];

const maps = { legalBases: byCode(legalBases), healthBases: byCode(healthBases), purposes: byCode(purposes) };
export function legalBasisOf(code: string): Term | null { return maps.legalBases.get(code) ?? null; }
export function healthBasisOf(code: string): Term | null { return maps.healthBases.get(code) ?? null; }
export function purposeOf(code: string): Term | null { return maps.purposes.get(code) ?? null; }
