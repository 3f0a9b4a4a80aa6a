import type { Dataset } from "../../domain/dataset.ts";
import { cohortNames, columnsOfMethods, diseases, families, methods, type Topic } from "./judged-facts.ts";
import { chance, type JudgedQuery } from "../../../../kernel/search/documents/testing/judged.ts";
import type { Judgement } from "../../../../kernel/search/documents/testing/measure.ts";
import { publishedDataset } from "./memory-datasets.ts";

/** What a record was made of; the judgements follow from this alone. */
interface Made {
  readonly dataset: Dataset;
  readonly disease: number;
  readonly method: number;
  /** Only touched, in a sentence of the description. */
  readonly aside: number;
  readonly language: "fr" | "en" | "both";
  readonly diseaseIn: "title" | "keywords";
  readonly cohort: string | null;
  readonly family: string;
}

const perDisease = 12;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function make(seed: number): readonly Made[] {
  const next = chance(seed);
  const pickOf = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const made: Made[] = [];
  diseases.forEach((disease, number) => {
    for (let copy = 0; copy < perDisease; copy += 1) {
      const method = Math.floor(next() * methods.length);
      const technique = methods[method] as Topic;
      let aside = Math.floor(next() * diseases.length);
      if (aside === number) aside = (aside + 7) % diseases.length;
      const language = (["fr", "en", "both"] as const)[copy % 3] ?? "both";
      const diseaseIn = next() < 0.7 ? "title" : "keywords";
      const serial = made.length + 1;
      const cohort = serial % 24 === 0 ? (cohortNames[serial / 24 - 1] ?? null) : null;
      const nameFr = next() < 0.7 ? disease.fr : pickOf([disease.fr, ...disease.alsoFr]);
      const nameEn = next() < 0.7 ? disease.en : pickOf([disease.en, ...disease.alsoEn]);
      const place = pickOf(["Lyon", "Paris", "Rennes", "Lille", "Bordeaux", "Nantes"]);
      const year = 2008 + Math.floor(next() * 16);
      const fr = `${cohort === null ? "" : `${cohort}\u00a0: `}${capital(diseaseIn === "title" ? `${technique.fr} dans ${nameFr}` : `${technique.fr}, suivi de patients`)}, ${place} ${year}, lot ${serial}`;
      const en = `${cohort === null ? "" : `${cohort}: `}${capital(diseaseIn === "title" ? `${technique.en} in ${nameEn}` : `${technique.en} in followed patients`)}, ${place} ${year}, batch ${serial}`;
      const other = diseases[aside] as Topic;
      const family = pickOf(families);
      const own = { fr: language !== "en", en: language !== "fr" };
      const score = next();
      made.push({
        disease: number, method, aside, language, diseaseIn, cohort, family,
        dataset: publishedDataset(`ds-${String(serial).padStart(6, "0")}`, {
          title: { ...(own.fr ? { fr } : {}), ...(own.en ? { en } : {}) },
          description: {
            ...(own.fr ? { fr: `Mesures répétées chez des patients suivis en ${year}. Les fichiers sont accompagnés d’un dictionnaire. Certains participants avaient aussi ${other.fr}, relevé dans le dossier.` } : {}),
            ...(own.en ? { en: `Repeated measurements in patients followed in ${year}. Files come with a dictionary. Some participants also had ${other.en}, as noted in the record.` } : {}),
          },
          keywords: { fr: own.fr ? [nameFr, technique.fr] : [], en: own.en ? [nameEn, technique.en] : [] },
          creators: [{ name: `${family}, Camille`, kind: "person", orcid: null, ror: null, affiliation: null }],
        }, {
          fairScore: score, firstPublishedAt: `${year + 1}-05-01T09:00:00Z`, modifiedAt: `${year + 1}-05-01T09:00:00Z`,
          files: [{ id: `f${serial}`, path: "mesures.csv", sha256: "0".repeat(64), sizeBytes: 1000 * serial, mediaType: "text/csv", state: "checked", description: null, addedAt: "2024-01-01T00:00:00Z", profile: { format: "csv", mediaType: "text/csv", encoding: "utf-8", delimiter: ",", header: true, rows: 10, tables: [{ name: "mesures", rows: 10, fields: [{ name: columnsOfMethods[method] ?? "x", type: "number", missing: 0, distinct: null, minimum: null, maximum: null, mean: null, examples: [], suspected: [] }] }], properties: {}, issues: [], complete: true } }],
        }),
      });
    }
  });
  return made;
}

/** 480 made-up records and the queries asked of them, each with its judgement. The same on every run of one seed. */
export function judgedSet(seed = 20_250_331): { readonly datasets: readonly Dataset[]; readonly queries: readonly JudgedQuery[] } {
  const made = make(seed);
  const next = chance(seed + 1);
  const queries: JudgedQuery[] = [];
  const judge = (grade: (one: Made) => number): Judgement => new Map(made.flatMap((one) => { const found = grade(one); return found > 0 ? [[one.dataset.code, found] as const] : []; }));
  const ask = (kind: string, text: string, judged: Judgement): void => { if (text !== "" && judged.size > 0) queries.push({ kind, text, judged }); };
  const about = (disease: number): Judgement => judge((one) => (one.disease === disease ? (one.diseaseIn === "title" ? 3 : 2) : one.aside === disease ? 1 : 0));
  diseases.forEach((disease, number) => {
    ask("a disease, in French", disease.fr, about(number));
    ask("a disease, in English", disease.en, about(number));
    if (number % 2 === 0) ask("a typing error", disease.typo, about(number));
    else ask("without accents, in capitals", disease.fr.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase(), about(number));
    const also = [...disease.alsoFr, ...disease.alsoEn];
    const other = also[number % Math.max(1, also.length)];
    if (other !== undefined) ask("another name of the disease", other, about(number));
  });
  methods.forEach((method, number) => {
    const own = judge((one) => (one.method === number ? 3 : 0));
    ask("a technique", method.fr, own);
    const other = [...method.alsoFr, ...method.alsoEn][0];
    if (other !== undefined) ask("another name of the technique", other, own);
    ask("a column of the files", columnsOfMethods[number] ?? "", own);
  });
  for (let at = 0; at < 24; at += 1) {
    const one = made[Math.floor(next() * made.length)] as Made;
    const disease = diseases[one.disease] as Topic;
    const method = methods[one.method] as Topic;
    const both = judge((other) => (other.disease === one.disease && other.method === one.method ? 3 : other.disease === one.disease ? 1 : 0));
    ask("technique and disease, in French", `${method.fr} ${disease.fr}`, both);
    if (at % 2 === 0) ask("technique and disease, other names", `${[...method.alsoFr, method.en][0] ?? ""} ${[...disease.alsoFr, disease.en][0] ?? ""}`, both);
  }
  // The worst records: an exact title still comes first.
  for (const one of made.toSorted((a, b) => a.dataset.fairScore - b.dataset.fairScore).slice(0, 15)) {
    ask("an exact title, record of low quality", one.dataset.metadata.title.fr ?? one.dataset.metadata.title.en ?? "", judge((other) => (other === one ? 3 : 0)));
  }
  for (const one of made) if (one.cohort !== null) ask("an acronym", one.cohort.toLowerCase(), judge((other) => (other === one ? 3 : 0)));
  for (const family of families.slice(0, 6)) ask("a creator", family, judge((one) => (one.family === family ? 3 : 0)));
  return { datasets: made.map(({ dataset }) => dataset), queries };
}
