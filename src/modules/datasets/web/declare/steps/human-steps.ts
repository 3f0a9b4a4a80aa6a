import { both } from "../../../../../kernel/i18n/format.ts";
import { ask } from "../form/control.tsx";
import { oneOf, someOf, yesNo } from "../form/choice-controls.tsx";
import { approvals, useConditions } from "../form/link-controls.tsx";
import { period, wholeNumber } from "../form/number-controls.tsx";
import { contact } from "../form/people-controls.tsx";
import { list, localised, plainText } from "../form/text-controls.tsx";
import { anonymityChoices, approvalChoices, healthBasisChoices, healthCategoryChoices, legalBasisChoices, purposeChoices, useConditionChoices } from "./choices.ts";
import type { Step } from "./step.ts";

/** Steps of data about people alone: GDPR articles 5, 6, 9 and 13, and what HealthDCAT-AP asks. */
export const humanSteps: readonly Step[] = [
  {
    key: "human",
    title: both("Cadre juridique", "Legal frame"),
    lead: both("Ce que le règlement général sur la protection des données (RGPD) demande de savoir avant tout partage.", "What the General Data Protection Regulation (GDPR) asks to be known before anything is shared."),
    fields: [
      ask("human.anonymity", oneOf(anonymityChoices), { label: both("Les personnes sont-elles reconnaissables\u202f?", "Can people be recognised?") }),
      ask("human.anonymityReason", plainText({ rows: 3 }), { label: both("Pourquoi les données sont anonymes", "Why the data are anonymous"), hint: both("Méthode, qui en a jugé, quand. Sans cette raison, jamais de téléchargement direct.", "Method, who judged it, when. Without this reason, never a direct download."), optional: true }),
      ask("human.purposes", someOf(purposeChoices), { label: both("Finalités", "Purposes") }),
      ask("human.purposeText", localised({ rows: 3 }), { label: both("Finalité, en quelques phrases", "Purpose, in some sentences") }),
      ask("human.legalBases", someOf(legalBasisChoices), { label: both("Base légale (RGPD, article 6)", "Legal basis (GDPR, article 6)") }),
      ask("human.healthBases", someOf(healthBasisChoices), { label: both("Exception pour les données de santé (RGPD, article 9)", "Exception for health data (GDPR, article 9)") }),
      ask("human.approvals", approvals(approvalChoices), { label: both("Avis et autorisations", "Opinions and approvals"), hint: both("Comité de protection des personnes, comité d’éthique, CNIL, registre des traitements.", "Ethics committee, data protection authority, register of processing.") }),
    ],
  },
  {
    key: "population",
    title: both("Population", "Population"),
    lead: both("Sur qui portent les données, et jusqu’à quand elles sont gardées.", "Whom the data are about, and until when they are kept."),
    fields: [
      ask("human.healthCategories", someOf(healthCategoryChoices), { label: both("Catégories de données de santé (EHDS, article 51)", "Categories of health data (EHDS, article 51)") }),
      ask("human.conditions", list({ rows: 2 }), { label: both("Maladies ou états", "Diseases or conditions"), hint: both("Codes avec leur nomenclature, par exemple ICD-10:E11, ORPHA:558 ou MESH:D003924.", "Codes with their scheme, for example ICD-10:E11, ORPHA:558 or MESH:D003924."), optional: true }),
      ask("human.numberOfIndividuals", wholeNumber(), { label: both("Nombre de personnes", "Number of people") }),
      ask("human.minimumAgeYears", wholeNumber(), { label: both("Âge minimal, en années", "Minimum age, in years"), optional: true }),
      ask("human.maximumAgeYears", wholeNumber(), { label: both("Âge maximal, en années", "Maximum age, in years"), optional: true }),
      ask("human.populationCoverage", localised({ rows: 2 }), { label: both("Population couverte", "Population covered"), hint: both("Qui a été inclus, qui ne l’a pas été.", "Who was included, who was not.") }),
      ask("human.retention", period(), { label: both("Conservation", "Retention"), hint: both("Du premier au dernier jour où les données sont gardées.", "From the first to the last day on which the data are kept.") }),
      ask("human.structured", yesNo(), { label: both("Y a-t-il des données structurées\u202f?", "Is there structured data?"), hint: both("Tableaux, codes, mesures, par opposition aux textes libres et aux images.", "Tables, codes, measures, as opposed to free text and images.") }),
    ],
  },
  {
    key: "reuse",
    title: both("Conditions de réutilisation", "Conditions of reuse"),
    lead: both("Qui décide de l’accès, et pour quels usages.", "Who decides on access, and for which uses."),
    fields: [
      ask("human.accessBody", contact(), { label: both("Organisme d’accès", "Access body"), hint: both("Qui reçoit et instruit les demandes d’accès à ces données de santé.", "Who receives and examines requests for access to these health data.") }),
      ask("human.useConditions", useConditions(useConditionChoices), { label: both("Usages permis (codes DUO)", "Uses allowed (DUO codes)") }),
    ],
  },
];
