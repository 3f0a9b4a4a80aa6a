import type { Issue } from "../../../kernel/errors/app-error.ts";
import { narrowSpace } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import { element, type XmlElement } from "../../../kernel/xml/xml.ts";
import type { LocalisedText } from "../domain/content.ts";
import { fieldOf } from "../domain/fields/index.ts";
import type { ListCode } from "../domain/lists.ts";
import { isExactInFresh, ownAddress, toFresh, type ConceptFinder } from "../vocabularies/index.ts";

type Node = XmlElement | undefined;
const terms = "https://purl.org/fresh/terminologies/";

/** Writes pieces of a FReSH document; what the format asks for and the record does not say gathers in `issues`. */
export interface Writing {
  readonly language: Language;
  readonly finder: ConceptFinder;
  readonly issues: Issue[];
  /** An element with what is under it; left out where nothing is, unless it has to be there. */
  group(name: string, children: readonly (Node | readonly Node[])[], needed?: "needed"): Node;
  line(name: string, value: string | null | undefined): Node;
  text(name: string, text: LocalisedText | undefined): Node;
  yesNo(name: string, value: boolean | null): Node;
  /** A term of a list; null: nothing is said. */
  term(name: string, list: ListCode, code: string | null, field: string): Node;
  terms(name: string, list: ListCode, codes: readonly string[], field: string): readonly Node[];
  /** Tells that the format asks for this field. */
  need(field: string, node: Node | readonly Node[]): Node | readonly Node[];
  tell(severity: Issue["severity"], code: string, field: string | null, text: Bilingual): void;
  coded(name: string, label: string, addresses: readonly string[]): XmlElement;
}

export function writing(language: Language, finder: ConceptFinder): Writing {
  const issues: Issue[] = [];
  const missing = new Set<string>();
  const tell: Writing["tell"] = (severity, code, field, text) => { issues.push({ code: `studies.fresh-${code}`, severity, text, ...(field === null ? {} : { field }) }); };
  const coded: Writing["coded"] = (name, label, addresses) => element(name, {}, element("value", {}, label), ...addresses.map((address) => element("URI", {}, address)));
  /** A code is several elements where the format says in parts what it says in one word. */
  function all(name: string, list: ListCode, code: string, field: string): readonly XmlElement[] {
    const ids = toFresh(list, code);
    if (ids.length === 0) {
      tell("warning", "no-place", field, { fr: `FReSH n’a pas de terme pour «${narrowSpace}${finder.labels.label(code, list)?.fr ?? code}${narrowSpace}»\u202f; il n’y est pas écrit.`, en: `FReSH has no term for “${finder.labels.label(code, list)?.en ?? code}”; it is not written there.` });
      return [];
    }
    return ids.flatMap((id) => {
      const label = finder.loaded(id)?.label[language];
      if (label === undefined) {
        const letters = id.replace(/\d+$/, "");
        if (!missing.has(letters)) tell("error", "vocabulary-not-loaded", field, { fr: `La liste ${letters} de FReSH n’est pas chargée\u202f: ses libellés sont obligatoires dans ce format. Chargez-la dans «\u202fVocabulaires des études\u202f».`, en: `The list ${letters} of FReSH is not loaded: its labels are compulsory in this format. Load it in “Vocabularies of studies”.` });
        missing.add(letters);
        return [];
      }
      return [coded(name, label, [terms + id, ...(isExactInFresh(list, code) || ids.length > 1 ? [] : [ownAddress(list, code)])])];
    });
  }
  return {
    language, finder, issues, tell, coded,
    group: (name, children, needed) => {
      const held = children.flat().filter((child) => child !== undefined);
      return held.length === 0 && needed === undefined ? undefined : element(name, {}, ...held);
    },
    line: (name, value) => (value === null || value === undefined || value.trim() === "" ? undefined : element(name, {}, value)),
    text: (name, text) => {
      const said = text?.[language];
      return said === undefined || said.trim() === "" ? undefined : element(name, {}, said);
    },
    yesNo: (name, value) => (value === null ? undefined : element(name, {}, String(value))),
    term: (name, list, code, field) => (code === null ? undefined : all(name, list, code, field)[0]),
    terms: (name, list, codes, field) => {
      const seen = new Set<string>();
      return codes.flatMap((code) => all(name, list, code, field)).filter((one) => {
        const key = JSON.stringify(one.children);
        return seen.has(key) ? false : (seen.add(key), true);
      });
    },
    need: (field, node) => {
      const isThere = Array.isArray(node) ? node.some((one) => one !== undefined) : node !== undefined;
      const label = fieldOf(field)?.label;
      // A list that is not loaded has been told already; nothing is invented to fill the place.
      if (!isThere && !issues.some((issue) => issue.field === field && issue.severity === "error")) tell("error", "asked-for", field, { fr: `FReSH exige «${narrowSpace}${label?.fr ?? field}${narrowSpace}», que la fiche ne dit pas${language === "en" ? " (en anglais pour les textes)" : ""}.`, en: `FReSH asks for “${label?.en ?? field}”, which the record does not say${language === "fr" ? " (in French for texts)" : ""}.` });
      return node;
    },
  };
}
