import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { readXmlTree, type XmlNode } from "../../../kernel/xml/read-tree.ts";
import type { StudyContent } from "../domain/content.ts";
import { isUnsaid } from "../domain/empty.ts";
import { fields } from "../domain/fields/index.ts";
import type { RegisterRecord } from "../domain/studies.ts";
import type { OtherDetail } from "../domain/parts.ts";
import type { ConceptFinder } from "../vocabularies/index.ts";
import { registryNumber } from "./identifiers.ts";
import { mergeLanguages } from "./merge-languages.ts";
import { dayAt, readResponsibility, readSubject } from "./read-first.ts";
import { readAccess, readCollection, readDesign } from "./read-method.ts";
import { reading, tellStrangeness, type Reading } from "./reading.ts";

export interface FreshFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface LanguageRecord {
  readonly file: string;
  readonly register: "fresh" | "pef";
  readonly number: string;
  readonly language: Language;
  readonly origin: Language | null;
  readonly changedOn: string | null;
  readonly isTranslated: boolean;
  readonly content: Partial<StudyContent>;
  readonly issues: readonly Issue[];
  readonly raw: string;
}

/** Largest file taken: a record has some tens of kilobytes, a file of many some megabytes. */
const maxBytes = 20_000_000;

/**
 * Studies in FReSH XML (schema v6), one file per language: the two files of a study, told by its number, become one record with texts in
 * both languages. Terms are found by their address, else by their label in any known edition; what is not found is told by field and line
 * and kept in `otherDetails`. `issues` holds what concerns files that gave no record (not well-formed, another format, no number).
 */
export async function readFreshXml(files: readonly FreshFile[], vocabularies: ConceptFinder): Promise<{ readonly records: readonly RegisterRecord[]; readonly issues: readonly Issue[] }> {
  const issues: Issue[] = [];
  const byStudy = new Map<string, LanguageRecord[]>();
  for (const { name, bytes } of files) {
    const { root, issues: faults } = readXmlTree(bytes, { maxBytes });
    issues.push(...faults.map((issue): Issue => ({ ...issue, field: "file", text: { fr: `${name}\u00a0: ${issue.text.fr}`, en: `${name}: ${issue.text.en}` } })));
    if (root === null) continue;
    const roots = root.name === "FreshSchema" ? [root] : root.children.filter((child) => child.name === "FreshSchema");
    if (roots.length === 0) issues.push(fault("not-fresh", { fr: `${name}\u00a0: ce n’est pas un document FReSH (élément principal ${root.name}, FreshSchema attendu).`, en: `${name}: this is no FReSH document (main element ${root.name}, FreshSchema expected).` }));
    for (const study of roots) {
      const record = readOne(study, name, new TextDecoder().decode(roots.length === 1 ? bytes : new Uint8Array()), vocabularies);
      if ("code" in record) {
        issues.push(record);
        continue;
      }
      const key = `${record.register}:${record.number}`;
      const held = byStudy.get(key) ?? [];
      if (held.some(({ language }) => language === record.language)) issues.push(fault("same-language-twice", { fr: `${name}\u00a0: l’étude ${record.number} est déjà donnée dans cette langue par ${held[0]?.file ?? ""}\u202f; ce fichier n’est pas repris.`, en: `${name}: the study ${record.number} is already given in this language by ${held[0]?.file ?? ""}; this file is not taken.` }));
      else byStudy.set(key, [...held, record]);
    }
  }
  return { records: [...byStudy.values()].map(recordOf), issues };
}

function fault(code: string, text: Issue["text"]): Issue {
  return { code: `studies.fresh-${code}`, severity: "error", field: "file", text };
}

function readOne(root: XmlNode, file: string, raw: string, finder: ConceptFinder): LanguageRecord | Issue {
  const child = (from: XmlNode | undefined, name: string): XmlNode | undefined => from?.children.find((one) => one.name === name);
  const technical = child(root, "TechnicalInfo");
  const stated = /^(fr|en)/i.exec(child(technical, "VersionLang")?.text.trim() ?? root.attributes["xml:lang"] ?? "")?.[1]?.toLowerCase() ?? /[-_](fr|en)\.xml$/i.exec(file)?.[1]?.toLowerCase();
  const language: Language = stated === "en" ? "en" : "fr";
  const r = reading(file, language, finder);
  const given = r.text(technical, "StudyId|StudyID/Identifier");
  if (given === null) return fault("no-number", { fr: `${file}\u00a0: aucun numéro d’étude (TechnicalInfo/StudyId/Identifier)\u202f; sans lui les deux langues ne se rejoignent pas.`, en: `${file}: no study number (TechnicalInfo/StudyId/Identifier); without it the two languages cannot be joined.` });
  if (stated === undefined) r.tell("warning", "no-language", null, technical ?? null, { fr: "la langue du fichier n’est pas dite\u202f; il est lu comme du français.", en: "the language of the file is not said; it is read as French." });
  tellStrangeness(root, r);
  const number = given.replace(/[-_](fr|en)$/i, "");
  const register = /\bPEF|FPV4669/i.test(`${r.text(technical, "Provenance/value") ?? r.text(technical, "Provenance") ?? ""} ${r.text(technical, "Provenance/URI") ?? ""}`) || /^(FRESH-)?PEF/i.test(number) ? "pef" : "fresh";
  const originText = `${r.text(technical, "OriginLang/value") ?? r.text(technical, "OriginLang") ?? ""} ${r.text(technical, "OriginLang/URI") ?? ""}`;
  const origin = /^\s*(fr|français)|FLG5933/i.test(originText) ? "fr" : /^\s*(en|angl)|FLG9023/i.test(originText) ? "en" : null;
  if (r.all(technical, "MetadataContributor").length > 1) r.tell("warning", "several-contributors", null, r.all(technical, "MetadataContributor")[1] ?? null, { fr: "plusieurs contributeurs\u202f; aucun n’est repris, ces noms ne sont pas publics ici.", en: "several contributors; none is taken, these names are not public here." });
  const registeredOn = dayAt(technical, "CreationDate", "registeredOn", r);
  const changes = [dayAt(technical, "LastUpdatedAuto", null, r), dayAt(technical, "LastUpdatedManual", null, r)].filter((one) => one !== null).sort();
  const subject = readSubject(root, r);
  const responsibility = readResponsibility(root, r);
  const own = { ...registryNumber(r.text(technical, "StudyId|StudyID/IDSchema"), number), scheme: register, issuer: null } as const;
  const content: Partial<StudyContent> = {
    ...subject, ...responsibility, ...readDesign(root, r), ...readCollection(root, subject.recruitmentStatus ?? null, r), ...readAccess(root, r),
    registryNumbers: [own, ...(responsibility.registryNumbers ?? []).filter((one) => one.number !== number)], originLanguage: origin, registeredOn: registeredOn as StudyContent["registeredOn"], otherDetails: joinedDetails(r),
  };
  return { file, register, number, language, origin, changedOn: changes.at(-1) ?? null, isTranslated: r.yesNo(technical, "AutoTranslation", "originLanguage") === true, content, issues: r.issues, raw };
}

/** Several texts about the same term of the same field are one detail. */
function joinedDetails(r: Reading): readonly OtherDetail[] {
  const byKey = new Map<string, OtherDetail>();
  for (const detail of r.otherDetails) {
    const key = `${detail.field} ${detail.concept}`;
    const known = byKey.get(key);
    byKey.set(key, known === undefined ? detail : { ...known, text: { [r.language]: [known.text[r.language], detail.text[r.language]].filter((text) => text !== undefined).join("\n") } });
  }
  // In the order of the fields, so that the same record always reads the same.
  const place = (field: string): number => fields.findIndex(({ name }) => name === field);
  return [...byKey.values()].toSorted((a, b) => place(a.field) - place(b.field));
}

function recordOf(sides: readonly LanguageRecord[]): RegisterRecord {
  const origin = sides.find(({ origin: of }) => of !== null)?.origin ?? "fr";
  const [first, second] = sides.toSorted((a, b) => Number(b.language === origin) - Number(a.language === origin));
  if (first === undefined) throw new Error("a study has one file at least");
  const { content, differ } = second === undefined ? { content: first.content, differ: [] } : mergeLanguages(first.content, second.content);
  const issues: Issue[] = sides.flatMap((side) => side.issues);
  for (const field of differ) {
    issues.push({
      code: "studies.fresh-languages-differ", severity: "warning", field,
      text: { fr: `Les deux fichiers de l’étude ${first.number} ne disent pas la même chose\u202f; celui de la langue d’origine l’emporte, et les listes de termes sont réunies.`, en: `The two files of the study ${first.number} do not say the same; that of the original language stands, and lists of terms are put together.` },
    });
  }
  // What a format holds and a record leaves empty is not said by it either: only what is there takes part in keeping in step.
  const said = Object.fromEntries(Object.entries(content).filter(([, value]) => !isUnsaid(value)));
  return {
    register: first.register, number: first.number, url: null, changedOn: sides.map(({ changedOn }) => changedOn).filter((one) => one !== null).sort().at(-1) ?? null, content: said, inferred: [],
    translated: sides.filter(({ isTranslated, language }) => isTranslated && (language !== origin || sides.length === 1)).flatMap((side) => textFields(side)), raw: JSON.stringify(Object.fromEntries(sides.map(({ language, raw }) => [language, raw]))), issues,
  };
}

/** Fields of texts that a language file fills, as `title.en`. */
function textFields({ content, language }: LanguageRecord): readonly string[] {
  return fields.filter(({ name, kind }) => (kind === "text" || kind === "long-text" || kind === "keywords") && !isUnsaid((content[name] as Readonly<Record<string, unknown>> | undefined)?.[language])).map(({ name }) => `${name}.${language}`);
}
