import { setImmediate } from "node:timers/promises";
import type { Work } from "../domain/work.ts";
import { formatAs, type CitationStyle, type CslItem } from "./citation-js.ts";
import { cslOf } from "./csl.ts";

export const exportFormats = ["bibtex", "ris", "csl-json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** How a file of each format is called and served. */
export const exportFiles: Readonly<Record<ExportFormat, { readonly extension: string; readonly type: string }>> = {
  bibtex: { extension: "bib", type: "application/x-bibtex; charset=utf-8" }, ris: { extension: "ris", type: "application/x-research-info-systems; charset=utf-8" }, "csl-json": { extension: "json", type: "application/vnd.citationstyles.csl+json; charset=utf-8" },
};

type Works = Iterable<Work> | AsyncIterable<Work>;

/** How long the process may be held before others get their turn, in milliseconds. */
const turn = 20;

/** Works one after the other, giving way between them so that thousands of them hold nobody up. */
async function* gently<T>(works: Works, make: (work: Work, index: number) => T): AsyncGenerator<T> {
  let since = performance.now();
  let index = 0;
  for await (const work of works) {
    yield make(work, index);
    index += 1;
    if (performance.now() - since > turn) {
      await setImmediate();
      since = performance.now();
    }
  }
}

/** The works as a file, piece by piece: BibTeX, RIS or CSL-JSON. Read again by this house it gives the same identifiers, titles and authors. */
export async function* exportWorks(works: Works, format: ExportFormat): AsyncGenerator<string> {
  if (format !== "csl-json") {
    yield* gently(works, (work) => (format === "bibtex" ? bibtexEntry(cslOf(work)) : risReference(cslOf(work))));
    return;
  }
  yield "[";
  yield* gently(works, (work, index) => `${index === 0 ? "\n" : ",\n"}${JSON.stringify(cslOf(work))}`);
  yield "\n]\n";
}

/** One item that is no work of this house (a dataset, a report), in the same forms as the works. */
export function itemText(item: CslItem, format: ExportFormat): string {
  if (format === "csl-json") return `${JSON.stringify([item], null, 2)}\n`;
  return format === "bibtex" ? bibtexEntry(item) : risReference(item);
}

/** The pieces of an export together. */
export async function exportText(works: Works, format: ExportFormat): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of exportWorks(works, format)) pieces.push(piece);
  return pieces.join("");
}

const entryTypes: Readonly<Record<string, string>> = { "article-journal": "article", "paper-conference": "inproceedings", book: "book", chapter: "incollection", thesis: "phdthesis", article: "unpublished", report: "techreport", dataset: "misc", patent: "misc", document: "misc" };

/** Characters that TeX would take for its own, and pairs that it would draw as one (`--`, two quotes). Accents stay: every reader of today takes UTF-8. */
function texed(text: string): string {
  return text.replace(/\s+/g, " ").trim().replace(/[\\{}$&#%_~^]/g, (character) => texCharacters[character] ?? character).replace(/([`',<>-])(?=\1)|([?!])(?=`)/g, "$&{}");
}
const texCharacters: Readonly<Record<string, string>> = { "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", $: "\\$", "&": "\\&", "#": "\\#", "%": "\\%", _: "\\_", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

const textOf = (value: unknown): string | null => (typeof value === "string" && value.trim() !== "" ? value : null);
interface Name { readonly family?: string; readonly given?: string; readonly literal?: string }
const namesOf = (item: CslItem): readonly Name[] => (Array.isArray(item["author"]) ? item["author"] as readonly Name[] : []);

/**
 * One entry. Written here rather than by the library, which drops identifiers other than the DOI, protects no capital
 * letters and shortens what it does not know. Titles stand in two braces: styles then leave their capitals alone.
 */
function bibtexEntry(item: CslItem): string {
  const custom = (item["custom"] ?? {}) as Readonly<Record<string, string>>;
  const issued = (item["issued"] as { readonly "date-parts"?: readonly (readonly number[])[] } | undefined)?.["date-parts"]?.[0] ?? [];
  const container = textOf(item["container-title"]);
  const inBook = item.type === "chapter" || item.type === "paper-conference";
  const names = namesOf(item).map((one) => (one.literal !== undefined ? `{${texed(one.literal)}}` : [one.family, one.given].flatMap((part) => (part === undefined ? [] : [texed(part)])).join(", ")));
  const plain: readonly (readonly [string, string | null])[] = [
    [inBook ? "booktitle" : "journal", container], [item.type === "thesis" ? "school" : "publisher", textOf(item["publisher"])], ["volume", textOf(item["volume"])], ["number", textOf(item["issue"])], ["pages", textOf(item["page"])],
    ["abstract", textOf(item["abstract"])], ["keywords", textOf(item["keyword"])], ["langid", textOf(item["language"])],
  ];
  const verbatim: readonly (readonly [string, string | null])[] = [
    ["issn", textOf(item["ISSN"])], ["isbn", textOf(item["ISBN"])], ["doi", textOf(item["DOI"])], ["pmid", textOf(item["PMID"])], ["pmcid", textOf(item["PMCID"])], ["hal_id", custom["hal"] ?? null], ["nnt", custom["nnt"] ?? null], ["openalex", custom["openalex"] ?? null],
    ["eprint", custom["arxiv"] ?? null], ["archiveprefix", custom["arxiv"] === undefined ? null : "arXiv"], ["url", textOf(item["URL"])],
  ];
  const fields = [
    ...(textOf(item["title"]) === null ? [] : [`title = {{${texed(textOf(item["title"]) ?? "")}}}`]), ...(names.length === 0 ? [] : [`author = {${names.join(" and ")}}`]),
    ...(issued[0] === undefined ? [] : [`year = {${issued[0]}}`]), ...(issued[1] === undefined ? [] : [`month = {${issued[1]}}`]), ...(issued[2] === undefined ? [] : [`date = {${issued.map((part) => String(part).padStart(2, "0")).join("-")}}`]),
    ...plain.flatMap(([name, value]) => (value === null ? [] : [`${name} = {${name === "pages" ? texed(value).replace(/(\d)-(\d)/, "$1--$2") : texed(value)}}`])), ...verbatim.flatMap(([name, value]) => (value === null ? [] : [`${name} = {${value.replace(/[{}\s\\]/g, (character) => encodeURIComponent(character))}}`])),
  ];
  return `@${entryTypes[item.type] ?? "misc"}{${item.id.replace(/[^A-Za-z0-9:._-]/g, "-")},\n${fields.map((field) => `  ${field},`).join("\n")}\n}\n\n`;
}

/** One reference, from the tags that the library chooses; its lines are not folded, since folding puts a space in a word. */
function risReference(item: CslItem): string {
  const [tags] = formatAs("ris", [item], { format: "object" }) as readonly Readonly<Record<string, unknown>>[];
  const flat = (value: unknown): string => String(value).replace(/\s+/g, " ").trim();
  const kept = Object.entries(tags ?? {}).filter(([tag]) => tag !== "TY" && tag !== "ER" && tag !== "AU" && tag !== "A1" && tag !== "AN" && tag !== "ID");
  const custom = (item["custom"] ?? {}) as Readonly<Record<string, string>>;
  const numbers = [["pmid", textOf(item["PMID"])], ["pmcid", textOf(item["PMCID"])], ...Object.entries(custom)].flatMap(([scheme, value]) => (value === null || value === undefined ? [] : [`AN  - ${scheme}:${value}`]));
  return `${[
    `TY  - ${flat(tags?.["TY"] ?? "GEN")}`, `ID  - ${flat(item.id)}`, ...namesOf(item).map((one) => `AU  - ${flat(one.literal ?? [one.family, one.given].filter((part) => part !== undefined).join(", "))}`),
    ...kept.flatMap(([tag, value]) => (Array.isArray(value) ? value as readonly unknown[] : [value]).map((one) => `${tag}  - ${flat(one)}`)), ...numbers, "ER  - ",
  ].join("\r\n")}\r\n\r\n`;
}

export const citationStyles: readonly { readonly code: CitationStyle; readonly name: string }[] = [{ code: "vancouver", name: "Vancouver" }, { code: "apa", name: "APA" }, { code: "harvard1", name: "Harvard" }];

/**
 * The works cited, each alone, in the order given: no number before and no letter after the year. Text, or HTML in which
 * nothing is left but `<i>`, `<b>`, `<sub>`, `<sup>` without attributes.
 */
export async function citationsOf(works: Works, options: { readonly style: CitationStyle; readonly language: "fr" | "en"; readonly format: "text" | "html" }): Promise<readonly { readonly code: string; readonly citation: string }[]> {
  const found: { code: string; citation: string }[] = [];
  for await (const one of gently(works, (work) => ({ code: work.code, citation: citationOf(cslOf(work), options) }))) found.push(one);
  return found;
}

/** One item cited alone, as `citationsOf` cites works. */
export function citationOf(item: CslItem, { style, language, format }: { readonly style: CitationStyle; readonly language: "fr" | "en"; readonly format: "text" | "html" }): string {
  const text = String(formatAs("bibliography", [escapedItem(item)], { template: style, lang: language === "fr" ? "fr-FR" : "en-US", format: "html" }));
  // Vancouver numbers a list: there is no list here.
  const inside = text.replace(/<div class="csl-left-margin">[\s\S]*?<\/div>/g, "");
  const html = inside.replace(/<(\/?)([a-z0-9]+)([^<>]*)>/gi, (_, slash: string, name: string) => (["i", "b", "sub", "sup"].includes(name.toLowerCase()) ? `<${slash}${name.toLowerCase()}>` : "")).replace(/\s+/g, " ").trim();
  const safe = html.replaceAll(guards.open, "&lt;").replaceAll(guards.close, "&gt;");
  return format === "html" ? safe : decoded(safe.replace(/<\/?(?:i|b|sub|sup)>/g, ""));
}

/** Stand for the angle brackets of a text while the engine works: of the private use area, which the readers of texts never give. */
const guards = { open: "\ue0f0", close: "\ue0f1" };

/** The citation engine reads marks in titles: here they are text, so their angle brackets are made harmless before and come out as text. */
function escapedItem(item: CslItem): CslItem {
  const guard = (value: unknown): unknown => (typeof value === "string" ? value.replaceAll("<", guards.open).replaceAll(">", guards.close) : Array.isArray(value) ? value.map(guard) : typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, guard(inner)])) : value);
  const { abstract: _, custom: __, keyword: ___, ...rest } = item as CslItem & { readonly abstract?: string; readonly custom?: unknown; readonly keyword?: string };
  return guard(rest) as CslItem;
}

function decoded(html: string): string {
  return html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replaceAll("&quot;", "\"").replaceAll("&nbsp;", "\u00a0").replaceAll("&amp;", "&");
}
