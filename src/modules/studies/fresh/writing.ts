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
  /** All that was told, the lists that are not loaded in one remark: whoever loads them loads them together. */
  issues(): readonly Issue[];
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
  /** Tells that a list whose labels the format wants is not loaded. */
  notLoaded(letters: string, field: string | null): void;
  coded(name: string, label: string, addresses: readonly string[]): XmlElement;
}

export function writing(language: Language, finder: ConceptFinder): Writing {
  const issues: Issue[] = [];
  const missing = new Set<string>();
  /** Fields that say something in words of a list that is not there. */
  const wordless = new Set<string | null>();
  const notLoaded: Writing["notLoaded"] = (letters, field) => { missing.add(letters); wordless.add(field); };
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
        notLoaded(letters, field);
        return [];
      }
      return [coded(name, label, [terms + id, ...(isExactInFresh(list, code) || ids.length > 1 ? [] : [ownAddress(list, code)])])];
    });
  }
  return {
    language, finder, tell, coded, notLoaded,
    issues: () => {
      const letters = [...missing].join(", ");
      return missing.size === 0 ? issues : [{
        code: "studies.fresh-vocabulary-not-loaded", severity: "error", text: {
          fr: `Listes de FReSH qui ne sont pas chargées et dont le format exige les libellés\u202f: ${letters}. Un curateur peut les charger dans «${narrowSpace}Vocabulaires des études${narrowSpace}».`,
          en: `Lists of FReSH that are not loaded and whose labels the format wants: ${letters}. A curator can load them in “Vocabularies of studies”.`,
        },
      }, ...issues];
    },
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
      if (!isThere && !wordless.has(field) && !issues.some((issue) => issue.field === field && issue.severity === "error")) tell("error", "asked-for", field, { fr: `FReSH exige «${narrowSpace}${label?.fr ?? field}${narrowSpace}», que la fiche ne dit pas${language === "en" ? " (en anglais pour les textes)" : ""}.`, en: `FReSH asks for “${label?.en ?? field}”, which the record does not say${language === "fr" ? " (in French for texts)" : ""}.` });
      return node;
    },
  };
}
