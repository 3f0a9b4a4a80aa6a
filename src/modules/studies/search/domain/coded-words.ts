import type { Bilingual } from "../../../../kernel/i18n/language.ts";

/** What people call a coded fact when they search for it, beside its label: by list, then by code. */
const coded: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "study-type": {
    interventional: ["essai interventionnel", "étude interventionnelle", "interventional trial", "interventional study"],
    observational: ["étude observationnelle", "observational study"],
    "expanded-access": ["accès compassionnel", "compassionate use"],
  },
  allocation: {
    randomised: ["essai contrôlé randomisé", "étude randomisée", "tirage au sort", "randomized controlled trial", "randomised trial", "RCT", "ECR"],
    "non-randomised": ["essai non randomisé", "non-randomized trial"],
  },
  masking: {
    none: ["essai en ouvert", "sans aveugle", "open label"],
    single: ["simple aveugle", "simple insu", "single blind"],
    double: ["double aveugle", "double insu", "double blind", "double masked"],
    triple: ["triple aveugle", "double aveugle", "triple insu", "triple blind", "double blind"],
    quadruple: ["quadruple aveugle", "double aveugle", "quadruple blind", "double blind"],
  },
  "intervention-model": {
    "single-group": ["bras unique", "un seul bras", "single arm", "single group"],
    parallel: ["groupes parallèles", "bras parallèles", "parallel groups", "parallel arms"],
    crossover: ["essai croisé", "plan croisé", "cross-over", "crossover trial"],
    factorial: ["plan factoriel", "factorial design"],
    sequential: ["plan séquentiel", "sequential design"],
  },
  "design-feature": {
    cluster: ["essai randomisé en grappes", "cluster randomized trial"],
    "stepped-wedge": ["permutation séquentielle", "stepped wedge"],
    platform: ["essai plateforme", "platform trial"],
    feasibility: ["étude de faisabilité", "étude pilote", "feasibility study", "pilot study"],
    "registry-nested": ["essai niché dans un registre", "registry-based trial"],
    pragmatic: ["essai pragmatique", "pragmatic trial"],
    "non-inferiority": ["essai de non-infériorité", "non-inferiority trial"],
    multicentre: ["étude multicentrique", "multicenter study", "multicentre"],
    "patient-registry": ["registre de patients", "patient registry"],
  },
  "observational-design": {
    cohort: ["étude de cohorte", "cohort study"],
    "case-control": ["étude cas-témoins", "cas témoins", "case-control study"],
    "case-crossover": ["étude cas croisé", "case-crossover"],
    "case-study": ["étude de cas", "série de cas", "case series"],
    survey: ["enquête", "survey"],
    ecological: ["étude écologique", "ecological study"],
    "natural-history": ["histoire naturelle", "natural history"],
  },
  "time-perspective": {
    prospective: ["étude prospective", "prospective study"],
    retrospective: ["étude rétrospective", "retrospective study"],
    "cross-sectional": ["étude transversale", "cross-sectional study"],
    "cross-sectional-once": ["étude transversale", "cross-sectional study"],
    "cross-sectional-repeated": ["étude transversale répétée", "cross-sectional study"],
  },
  "primary-purpose": {
    treatment: ["traitement", "thérapeutique", "treatment", "therapeutic"],
    prevention: ["prévention", "prevention"],
    diagnosis: ["diagnostic", "diagnosis"],
    screening: ["dépistage", "screening"],
    "supportive-care": ["soins de support", "supportive care"],
    "health-services": ["services de santé", "health services research"],
    "basic-science": ["recherche fondamentale", "basic science"],
    "device-feasibility": ["dispositif médical", "device feasibility"],
  },
  "arm-kind": {
    placebo: ["contrôlé contre placebo", "placebo-controlled"],
    "placebo-comparator": ["contrôlé contre placebo", "placebo-controlled"],
    "sham-comparator": ["intervention simulée", "sham-controlled"],
    sham: ["intervention simulée", "sham-controlled"],
  },
  "intervention-kind": {
    drug: ["médicament", "drug"], device: ["dispositif médical", "medical device"], biological: ["produit biologique", "biological product"], procedure: ["intervention chirurgicale", "procedure"],
    radiation: ["radiothérapie", "radiation"], behavioural: ["intervention comportementale", "behavioral intervention"], genetic: ["thérapie génique", "gene therapy"], "dietary-supplement": ["complément alimentaire", "dietary supplement"],
    "diagnostic-test": ["test diagnostique", "diagnostic test"],
  },
  sex: { female: ["femmes", "women", "female"], male: ["hommes", "men", "male"] },
  "age-group": {
    prenatal: ["fœtus", "fetus"], newborn: ["nouveau-né", "newborn", "neonate"], infant: ["nourrisson", "infant"], preschool: ["enfant", "child", "children"], child: ["enfant", "pédiatrie", "child", "children", "pediatric", "paediatric"],
    adolescent: ["adolescent", "adolescents", "teenager"], "young-adult": ["jeune adulte", "young adult", "adulte", "adult"], adult: ["adulte", "adult"], "middle-aged": ["adulte", "adult", "middle aged"],
    aged: ["personnes âgées", "older adults", "elderly"], "very-aged": ["grand âge", "personnes âgées", "elderly", "oldest old"], minors: ["enfant", "pédiatrie", "mineurs", "child", "children", "pediatric", "paediatric"], "adults-18-64": ["adulte", "adult"], "older-adults": ["personnes âgées", "older adults", "elderly"],
  },
  "population-type": { "healthy-volunteers": ["volontaires sains", "healthy volunteers"] },
};

/** Every name under which a coded fact is searched: its labels in both languages, and what people call it. */
export function wordsOfCode(list: string, code: string, label: Bilingual | null): readonly string[] {
  return [...new Set([...(label === null ? [] : [label.fr, label.en]), ...(coded[list]?.[code] ?? [])])];
}
