import { chance, type JudgedQuery } from "../../../../kernel/search/documents/testing/judged.ts";
import type { Study } from "../../domain/study.ts";
import { bareStudy } from "./memory-studies.ts";

/** What studies are about, as people of each language say it; written without sight of the vocabulary. `also` holds another French question. */
const topics: readonly (readonly [fr: string, en: string, also: string])[] = [
  ["leucémie aiguë lymphoblastique", "acute lymphoblastic leukemia", "leucémie de l’enfant"], ["cancer de la thyroïde", "thyroid carcinoma", "tumeur thyroïdienne"], ["infarctus du myocarde", "myocardial infarction", "crise cardiaque"],
  ["accident vasculaire cérébral", "ischemic stroke", "AVC"], ["schizophrénie", "schizophrenia", "schizophrènes"], ["trouble obsessionnel compulsif", "obsessive-compulsive disorder", "TOC"], ["anorexie mentale", "anorexia nervosa", "anorexie"],
  ["mucoviscidose", "cystic fibrosis", "fibrose kystique"], ["dysphagie", "dysphagia", "troubles de la déglutition"], ["escarre", "pressure ulcer", "escarres"], ["brûlures", "burns", "grands brûlés"],
  ["calculs rénaux", "kidney stones", "lithiase urinaire"], ["zona", "herpes zoster", "vaccin contre le zona"], ["paludisme", "malaria", "malaria"], ["coqueluche", "pertussis", "coqueluche"], ["rougeole", "measles", "vaccin rougeole"],
  ["acné", "acne vulgaris", "acné"], ["lombalgie chronique", "chronic low back pain", "mal de dos"], ["arthrose du genou", "knee osteoarthritis", "gonarthrose"], ["césarienne", "cesarean section", "césarienne"],
  ["allaitement", "breastfeeding", "allaitement maternel"], ["sevrage tabagique", "smoking cessation", "arrêt du tabac"], ["insomnie", "insomnia", "insomnie chronique"], ["œil sec", "dry eye", "sécheresse oculaire"],
  ["gingivite", "gingivitis", "inflammation des gencives"], ["carie dentaire", "dental caries", "caries"], ["néphropathie diabétique", "diabetic nephropathy", "néphropathie du diabète"], ["hépatite auto-immune", "autoimmune hepatitis", "hépatite auto-immune"],
  ["cardiomyopathie hypertrophique", "hypertrophic cardiomyopathy", "cardiomyopathie"], ["thrombopénie immunologique", "immune thrombocytopenia", "thrombopénie"], ["ostéogenèse imparfaite", "osteogenesis imperfecta", "maladie des os de verre"],
  ["amyotrophie spinale", "spinal muscular atrophy", "amyotrophie spinale infantile"], ["vessie hyperactive", "overactive bladder", "hyperactivité vésicale"], ["bec-de-lièvre", "cleft lip", "fente labiale"], ["chute des personnes âgées", "falls in older adults", "chutes"],
  // Nothing but their learned root ties these.
  ["leptoméningite", "leptomeningitis", "leptoméningite"], ["pseudoxanthome", "pseudoxanthoma", "pseudoxanthome élastique"], ["chondrocalcinose", "chondrocalcinosis", "chondrocalcinose"], ["lipodystrophie", "lipodystrophy", "lipodystrophies"], ["homocystinurie", "homocystinuria", "homocystinurie"],
  ["trichotillomanie", "trichotillomania", "trichotillomanie"], ["ichtyose", "ichthyosis", "ichtyose"], ["aniridie", "aniridia", "aniridie"], ["choriorétinopathie", "chorioretinopathy", "choriorétinopathie"], ["dermatophytose", "dermatophytosis", "dermatophytoses"],
];
const designs: readonly (readonly [fr: string, en: string, coded: Partial<Study["content"]>])[] = [
  ["essai randomisé en double aveugle", "randomized double-blind trial", { studyType: "interventional", allocation: "randomised", masking: "double", interventionModel: "parallel", phases: ["phase-3"] }],
  ["essai croisé en ouvert", "open-label crossover trial", { studyType: "interventional", allocation: "randomised", masking: "none", interventionModel: "crossover", phases: ["phase-2"] }],
  ["cohorte prospective", "prospective cohort", { studyType: "observational", observationalDesigns: ["cohort"], timePerspective: "prospective" }],
  ["étude cas-témoins", "case-control study", { studyType: "observational", observationalDesigns: ["case-control"], timePerspective: "retrospective" }],
];

/** Made-up studies, each in one language; what is asked in the other must find them. Judgements follow from what each was made of. */
export function judgedStudies(seed = 20_250_331): { readonly studies: readonly Study[]; readonly queries: readonly JudgedQuery[] } {
  const next = chance(seed);
  const made = topics.flatMap(([fr, en], topic) => Array.from({ length: 8 }, (_, copy) => {
    const design = Math.floor(next() * designs.length);
    const aside = topics[(topic + 1 + Math.floor(next() * (topics.length - 1))) % topics.length] as (typeof topics)[number];
    const language: "fr" | "en" = copy % 2 === 0 ? "en" : "fr";
    const place = ["Lyon", "Lille", "Nantes", "Brest"][Math.floor(next() * 4)] ?? "";
    const serial = topic * 8 + copy + 1;
    const text = language === "en"
      ? { title: { en: `Evaluation of care in ${en}, ${place} ${serial}` }, summary: { en: `Participants are followed for one year. People with ${aside[1]} may take part.` }, conditions: [{ scheme: "none" as const, code: null, label: { en } }] }
      : { title: { fr: `Évaluation de la prise en charge\u202f: ${fr}, ${place} ${serial}` }, summary: { fr: `Les participants sont suivis un an. Les personnes atteintes de ${aside[0]} peuvent participer.` }, conditions: [{ scheme: "none" as const, code: null, label: { fr } }] };
    return { topic, design, language, aside: topics.indexOf(aside), study: bareStudy(`st-${String(serial).padStart(6, "0")}`, { ...designs[design]?.[2], ...text }) };
  }));
  const queries: JudgedQuery[] = [];
  const judge = (grade: (one: (typeof made)[number]) => number): Map<string, number> => new Map(made.flatMap((one) => { const found = grade(one); return found > 0 ? [[one.study.code, found] as const] : []; }));
  topics.forEach(([fr, en, also], topic) => {
    const about = judge((one) => (one.topic === topic ? 3 : one.aside === topic ? 1 : 0));
    queries.push({ kind: "French question", text: fr, judged: about }, { kind: "English question", text: en, judged: about });
    if (also !== fr) queries.push({ kind: "another French name", text: also, judged: about });
    const designed = designs[topic % designs.length];
    const wanted = judge((one) => (one.topic === topic ? (one.design === topic % designs.length ? 3 : 1) : 0));
    if (designed !== undefined && [...wanted.values()].includes(3)) queries.push({ kind: "French design and subject", text: `${designed[0]} ${fr}`, judged: wanted }, { kind: "English design and subject", text: `${designed[1]} ${en}`, judged: wanted });
  });
  return { studies: made.map(({ study }) => study), queries };
}
