import { day, type Day } from "../../../../kernel/time/day.ts";
import type { StudyContent } from "../../domain/content.ts";
import type { CodedTerm, DocumentLink, PublicationLink, RegistryNumber, SharingPlan } from "../../domain/parts.ts";
import { inEnglish, plainMarkup, type Part } from "./reading.ts";
import { meshId, monthsAfterCompletion, readPartialDate, secondaryNumber } from "./values.ts";

/** All numbers of a study: its own, former ones, those of its sponsor, of other registers, of grants. */
export function readNumbers(module: Part, nct: string): readonly RegistryNumber[] {
  const numbers: RegistryNumber[] = [{ scheme: "nct", number: nct, issuer: null }];
  for (const alias of module.texts("nctIdAliases", "registryNumbers")) if (/^NCT\d{8}$/u.test(alias)) numbers.push({ scheme: "nct", number: alias, issuer: null });
  const own = module.part("orgStudyIdInfo");
  const ownId = own.text("id", "registryNumbers");
  if (ownId !== null) {
    const { number } = secondaryNumber(ownId, own.text("type", "registryNumbers"), null);
    numbers.push(number.scheme === "other" ? { scheme: "sponsor", number: ownId, issuer: module.part("organization").text("fullName", "sponsors") } : number);
  }
  for (const part of module.parts("secondaryIdInfos", "registryNumbers")) {
    const id = part.text("id", "registryNumbers");
    if (id === null) continue;
    const { number, promised } = secondaryNumber(id, part.text("type", "registryNumbers"), part.text("domain", "registryNumbers"));
    if (promised !== null) part.tell("ctgov-number-form", "warning", "registryNumbers", "id", { fr: `«\u202f${id.slice(0, 40)}\u202f» est annoncé comme ${promised} sans en avoir la forme\u202f; il est gardé comme autre numéro.`, en: `“${id.slice(0, 40)}” is said to be ${promised} but does not have its form; it is kept as another number.` });
    numbers.push(number);
  }
  return [...new Map(numbers.map((one) => [`${one.scheme} ${one.number}`, one])).values()];
}

/** Conditions in the words of the record, with the MeSH code of those that bear the name of a term; other terms of the register follow. */
export function readConditions(protocol: Part, derived: Part): readonly CodedTerm[] {
  const meshes = derived.part("conditionBrowseModule").parts("meshes", "conditions").flatMap((part) => {
    const [code, term] = [meshId(part.text("id", "conditions") ?? ""), part.text("term", "conditions")];
    return code === null || term === null ? [] : [{ scheme: "mesh", code, label: { en: term } } satisfies CodedTerm];
  });
  const said = protocol.part("conditionsModule").texts("conditions", "conditions");
  const named = said.map((text): CodedTerm => meshes.find(({ label }) => label.en.toLowerCase() === text.toLowerCase()) ?? { scheme: "none", code: null, label: { en: text } });
  return [...named, ...meshes.filter((mesh) => !named.includes(mesh))];
}

/** The five fields of the sharing statement; no module, no statement: nothing is said. */
export function readSharing(protocol: Part): SharingPlan | null {
  const module = protocol.part("ipdSharingStatementModule");
  const said = module.text("ipdSharing", "sharingPlan");
  const decision = ({ YES: "yes", NO: "no", UNDECIDED: "undecided" } as const)[said ?? ""];
  const statement = plainMarkup(module.text("description", "sharingPlan"));
  const timeFrame = plainMarkup(module.text("timeFrame", "sharingPlan"));
  const criteria = plainMarkup(module.text("accessCriteria", "sharingPlan"));
  const url = address(module, "url", "sharingPlan");
  const information = module.concepts("infoTypes", "sharing-information", "sharingPlan");
  if (decision === undefined) {
    if (said !== null || statement !== null || timeFrame !== null) module.tell("ctgov-unknown-value", "warning", "sharingPlan", "ipdSharing", { fr: "la décision de partage n’est ni YES, ni NO, ni UNDECIDED\u202f; le plan n’est gardé que dans la notice d’origine.", en: "the decision to share is none of YES, NO, UNDECIDED; the plan is kept in the original record only." });
    return null;
  }
  return { decision, statement: inEnglish(statement), information, from: null, monthsAfterCompletion: timeFrame === null || decision === "no" ? null : monthsAfterCompletion(timeFrame), until: null, timeFrame: inEnglish(timeFrame), criteria: inEnglish(criteria), url, planUrl: null };
}

function address(part: Part, name: string, field: string): string | null {
  const text = part.text(name, field);
  if (text === null) return null;
  const whole = /^https?:\/\//iu.test(text) ? text : `https://${text}`;
  if (URL.canParse(whole) && !/\s/u.test(text) && new URL(whole).hostname.includes(".")) return whole;
  part.tell("ctgov-bad-address", "warning", field, name, { fr: "ce n’est pas une adresse du web\u202f; elle n’est gardée que dans la notice d’origine.", en: "this is no web address; it is kept in the original record only." });
  return null;
}

const publicationKinds: Readonly<Record<string, PublicationLink["kind"]>> = { RESULT: "results", DERIVED: "derived", BACKGROUND: "background" };

/** References, links and documents. */
export function readLinks(protocol: Part, documents: Part, nct: string): Pick<StudyContent, "publications" | "documents" | "datasets"> {
  const module = protocol.part("referencesModule");
  const publications = module.parts("references", "publications").flatMap((part): readonly PublicationLink[] => {
    const [pmid, citation, type] = [part.text("pmid", "publications")?.replace(/^0+(?=\d)/u, "") ?? null, part.text("citation", "publications"), part.text("type", "publications")];
    if (pmid === null && citation === null) return [];
    if (type !== null && publicationKinds[type] === undefined) part.tell("ctgov-unknown-value", "warning", "publications", "type", { fr: `valeur inconnue «\u202f${type.slice(0, 30)}\u202f»\u202f; la référence est rangée parmi celles de contexte.`, en: `unknown value “${type.slice(0, 30)}”; the reference is put with those of background.` });
    for (const retraction of part.parts("retractions", "publications")) part.tell("ctgov-retracted", "warning", "publications", "retractions", { fr: `l’article ${pmid ?? ""} a été rétracté (avis ${retraction.text("pmid", "publications") ?? "sans numéro"}).`, en: `the article ${pmid ?? ""} was retracted (notice ${retraction.text("pmid", "publications") ?? "without number"}).` });
    const valid = pmid !== null && /^[1-9]\d{0,8}$/u.test(pmid);
    return [{ scheme: valid ? "pmid" : "none", identifier: valid ? pmid : null, kind: publicationKinds[type ?? ""] ?? "background", citation: citation ?? "" }];
  });
  const filed = documents.part("largeDocumentModule").parts("largeDocs", "documents").flatMap((part): readonly DocumentLink[] => {
    const file = part.text("filename", "documents");
    const date = part.text("date", "documents");
    return [{
      kind: part.concept("typeAbbrev", "document-kind", "documents") ?? "other", title: part.text("label", "documents") ?? file ?? "",
      url: file === null || !/^[\w.-]+$/u.test(file) ? null : `https://cdn.clinicaltrials.gov/large-docs/${nct.slice(-2)}/${nct}/${file}`, date: date === null ? null : wholeOrNull(date),
    }];
  });
  const links = module.parts("seeAlsoLinks", "documents").flatMap((part): readonly DocumentLink[] => {
    const url = address(part, "url", "documents");
    return url === null ? [] : [{ kind: "other", title: plainMarkup(part.text("label", "documents")) ?? url, url, date: null }];
  });
  const shared = module.parts("availIpds", "datasets").flatMap((part) => {
    const [url, id] = [address(part, "url", "datasets"), part.text("id", "datasets")];
    if (url === null && id === null) return [];
    return [{ scheme: url === null ? "other" as const : "url" as const, identifier: url ?? id ?? "", title: part.text("type", "datasets") }];
  });
  return { publications, documents: [...filed, ...links], datasets: shared };
}

function wholeOrNull(text: string): Day | null {
  const date = readPartialDate(text);
  return date !== null && date.length === 10 ? day(date) : null;
}
