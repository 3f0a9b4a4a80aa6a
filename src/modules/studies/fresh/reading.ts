import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import type { XmlNode } from "../../../kernel/xml/read-tree.ts";
import type { FieldName } from "../domain/content.ts";
import type { ListCode } from "../domain/lists.ts";
import type { OtherDetail } from "../domain/parts.ts";
import type { ConceptFinder } from "../vocabularies/index.ts";
import { knownPaths } from "./paths.ts";

/** What one language file says, while it is being read; faults gather as they are met. */
export interface Reading {
  readonly language: Language;
  readonly finder: ConceptFinder;
  readonly issues: Issue[];
  readonly otherDetails: OtherDetail[];
  /** Elements at a path below `from`; names may be written `One|Other`. */
  all(from: XmlNode | undefined, path: string): readonly XmlNode[];
  text(from: XmlNode | undefined, path: string): string | null;
  yesNo(from: XmlNode | undefined, path: string, field: FieldName): boolean | null;
  /** In the language of the file; empty where nothing is said. */
  localised(from: XmlNode | undefined, path: string): { readonly fr?: string; readonly en?: string };
  concept(from: XmlNode | undefined, path: string, list: ListCode, field: string): string | null;
  concepts(from: XmlNode | undefined, path: string, list: ListCode, field: string): readonly string[];
  /** What has no place in a field is kept here rather than lost. */
  keep(field: string, concept: string, text: string | null): void;
  tell(severity: Issue["severity"], code: string, field: string | null, node: XmlNode | null, text: Bilingual): void;
}

const strange = /[\u00c2\u00c3][\u0080-\u00bf\u2018-\u201e\u0152-\u0178\u20ac\u2122]|\u00e2\u20ac|\ufffd/;

export function reading(file: string, language: Language, finder: ConceptFinder): Reading {
  const issues: Issue[] = [];
  const otherDetails: OtherDetail[] = [];
  const tell: Reading["tell"] = (severity, code, field, node, text) => {
    const place = { fr: `${file}${node === null ? "" : `, ligne ${node.line}`}\u00a0: `, en: `${file}${node === null ? "" : `, line ${node.line}`}: ` };
    issues.push({ code: `studies.fresh-${code}`, severity, text: { fr: place.fr + text.fr, en: place.en + text.en }, ...(field === null ? {} : { field }), ...(node === null ? {} : { line: node.line }) });
  };
  const all: Reading["all"] = (from, path) => path.split("/").reduce<readonly XmlNode[]>((nodes, part) => {
    const names = part.split("|");
    return nodes.flatMap(({ children }) => children.filter(({ name }) => names.includes(name)));
  }, from === undefined ? [] : [from]);
  const textOf = (node: XmlNode | undefined): string | null => {
    const text = node?.text.replaceAll("\r\n", "\n").split("\n").map((line) => line.replaceAll(/[ \t\u00a0]+/g, " ").trim()).join("\n").trim() ?? "";
    return text === "" ? null : text;
  };
  function term(node: XmlNode, list: ListCode, field: string): string | null {
    const label = textOf(node.children.find(({ name }) => name === "value")) ?? textOf(node);
    const addresses = node.children.filter(({ name }) => name === "URI").flatMap((one) => textOf(one) ?? []);
    if (label === null && addresses.length === 0) return null;
    const found = finder.find(list, { addresses, label });
    if (found !== null) return found;
    const shown = label ?? addresses.join(" ");
    otherDetails.push({ field, concept: "other", text: { [language]: shown } });
    tell("error", "unknown-term", field, node, {
      fr: `«\u202f${shown}\u202f» n’est dans aucune édition connue de la liste\u202f; la valeur est gardée dans «\u202fAutres précisions\u202f». Choisissez le terme qui convient, ou chargez le vocabulaire.`,
      en: `“${shown}” is in no known edition of the list; the value is kept in “Other details”. Choose the right term, or load the vocabulary.`,
    });
    return null;
  }
  return {
    language, finder, issues, otherDetails, all, tell,
    text: (from, path) => textOf(all(from, path)[0]),
    yesNo: (from, path, field) => {
      const [node] = all(from, path);
      const text = textOf(node)?.toLowerCase();
      if (node === undefined || text === undefined) return null;
      if (["true", "1", "oui", "yes"].includes(text)) return true;
      if (["false", "0", "non", "no"].includes(text)) return false;
      tell("error", "not-yes-or-no", field, node, { fr: `«\u202f${text}\u202f» n’est ni vrai ni faux (true, false).`, en: `“${text}” is neither true nor false.` });
      return null;
    },
    localised: (from, path) => {
      const texts = all(from, path).flatMap((node) => textOf(node) ?? []);
      return texts.length === 0 ? {} : { [language]: texts.join("\n") };
    },
    concept: (from, path, list, field) => all(from, path).map((node) => term(node, list, field)).find((found) => found !== null) ?? null,
    concepts: (from, path, list, field) => [...new Set(all(from, path).flatMap((node) => term(node, list, field) ?? []))],
    keep: (field, concept, text) => { if (text !== null) otherDetails.push({ field, concept, text: { [language]: text } }); },
  };
}

/** Elements that the format does not have, and letters that were broken on the way: told with their line, once per path. */
export function tellStrangeness(root: XmlNode, told: Reading): void {
  const seen = new Set<string>();
  let broken = 0;
  const visit = (node: XmlNode, path: string): void => {
    if (path !== "" && !knownPaths.has(path)) {
      if (!seen.has(path)) told.tell("warning", "unknown-element", null, node, { fr: `l’élément ${path} n’est pas du format FReSH\u202f; il n’est pas repris (${(node.text.trim() || "…").slice(0, 80)}).`, en: `the element ${path} is not of the FReSH format; it is not taken (${(node.text.trim() || "…").slice(0, 80)}).` });
      seen.add(path);
      return;
    }
    if (strange.test(node.text)) {
      broken += 1;
      if (broken <= 5) told.tell("warning", "broken-letters", null, node, { fr: `des lettres semblent abîmées dans ${node.name} («\u202f${sample(node.text)}\u202f»)\u202f: le fichier a été relu dans un mauvais codage.`, en: `letters seem broken in ${node.name} (“${sample(node.text)}”): the file was read in a wrong encoding somewhere.` });
    }
    for (const child of node.children) visit(child, path === "" ? child.name : `${path}/${child.name}`);
  };
  visit(root, "");
}

function sample(text: string): string {
  const at = strange.exec(text)?.index ?? 0;
  return text.slice(Math.max(0, at - 15), at + 20).replaceAll(/\s+/g, " ").trim();
}
