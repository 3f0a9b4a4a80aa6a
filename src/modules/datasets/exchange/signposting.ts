import { doiAddress } from "../../../kernel/doi/index.ts";
import type { Dataset } from "./record.ts";
import { fileAddress, pageOf } from "./addresses.ts";
import type { ExchangeContext } from "./context.ts";
import { formsOf } from "./forms.ts";
import { cataloguePath } from "./graph/catalogue.ts";
import { creatorsOf, licenceAddress, orcidAddress, rorAddress, said, toldFiles } from "./said.ts";

interface Target {
  readonly href: string;
  readonly type?: string;
  readonly profile?: string;
}

/** Links of a page by their relation (https://signposting.org/FAIR/). */
type Links = readonly (readonly [relation: string, targets: readonly Target[]])[];

/** Headers are limited on the way: level 1 names this many authors and files, level 2 all of them. */
const cap = 5;

/** All that a program finds from the page: what to cite, who made it, what it is, its other forms, its files, its licence, its catalogue. */
function linksOf(dataset: Dataset, context: ExchangeContext): Links {
  const page = pageOf(context.siteUrl, dataset);
  const doi = dataset.doi === null ? null : doiAddress(dataset.doi);
  const licence = licenceAddress(dataset.metadata.licence);
  // The page of one that was withdrawn says so: the rest is gone.
  if (dataset.state !== "published") return [["cite-as", [{ href: doi ?? page }]], ["type", [{ href: "https://schema.org/AboutPage" }]], ["collection", [{ href: `${context.siteUrl}${cataloguePath}` }]]];
  return [
    ["cite-as", [{ href: doi ?? page }]],
    ["author", creatorsOf(dataset).flatMap(({ orcid, ror, kind }) => {
      const own = kind === "person" ? orcidAddress(orcid) : rorAddress(ror);
      return own === null ? [] : [{ href: own }];
    })],
    ["type", [{ href: "https://schema.org/AboutPage" }, { href: "https://schema.org/Dataset" }]],
    ["describedby", formsOf(dataset.metadata).filter(({ path }) => path !== "linkset.json").map(({ path, mediaType, profile }) => ({ href: `${page}/${path}`, type: mediaType, ...(profile === undefined ? {} : { profile }) }))],
    ["item", toldFiles(dataset, context.today).map((file) => {
      const type = said(file.mediaType);
      return { href: fileAddress(context.siteUrl, dataset, file), ...(type === null ? {} : { type }) };
    })],
    ["license", licence === null ? [] : [{ href: licence }]],
    ["collection", [{ href: `${context.siteUrl}${cataloguePath}` }]],
  ];
}

/** FAIR Signposting level 1: values of the `Link` header of the page, on GET and HEAD, the way to level 2 among them. */
export function signpostingLinks(dataset: Dataset, context: ExchangeContext): readonly string[] {
  const page = pageOf(context.siteUrl, dataset);
  const capped = linksOf(dataset, context).flatMap(([relation, targets]) => (relation === "author" || relation === "item" ? targets.slice(0, cap) : targets).map((target) => headerLink(relation, target)));
  return dataset.state !== "published" ? capped : [...capped, headerLink("linkset", { href: `${page}/linkset.json`, type: "application/linkset+json" }), headerLink("linkset", { href: `${page}/linkset.txt`, type: "application/linkset" })];
}

/** Links of one of the other forms back to the page. */
export function backLinks(dataset: Dataset, { siteUrl }: ExchangeContext): readonly string[] {
  return [headerLink("describes", { href: pageOf(siteUrl, dataset) }), headerLink("collection", { href: `${siteUrl}${cataloguePath}` })];
}

/** Level 2, as JSON (RFC 9264, section 4.2): the page's links, each form's and each file's way back. */
export function linksetJson(dataset: Dataset, context: ExchangeContext): Readonly<Record<string, unknown>> {
  const page = pageOf(context.siteUrl, dataset);
  const links = linksOf(dataset, context).filter(([, targets]) => targets.length > 0);
  const back = (relation: string, ways: string) => (links.find(([name]) => name === relation)?.[1] ?? []).map(({ href }) => ({ anchor: href, [ways]: [{ href: page, type: "text/html" }] }));
  return { linkset: [{ anchor: page, ...Object.fromEntries(links) }, ...back("describedby", "describes"), ...back("item", "collection")] };
}

/** Level 2 as text (RFC 9264, section 4.1): one link a line, in the syntax of the header. */
export function linksetText(dataset: Dataset, context: ExchangeContext): string {
  const page = pageOf(context.siteUrl, dataset);
  const own = linksOf(dataset, context).flatMap(([relation, targets]) => targets.map((target) => `${headerLink(relation, target)}; anchor="${page}"`));
  const back = linksOf(dataset, context).flatMap(([relation, targets]) => (relation === "describedby" || relation === "item" ? targets.map(({ href }) => `${headerLink(relation === "item" ? "collection" : "describes", { href: page, type: "text/html" })}; anchor="${href}"`) : []));
  return `${[...own, ...back].join(",\n")}\n`;
}

/** One value of the header: addresses hold no `>`, and types and profiles here no quote, or they are left out. */
function headerLink(relation: string, { href, type, profile }: Target): string {
  const parameter = (name: string, value: string | undefined): string => (value === undefined || !/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/.test(value) ? "" : `; ${name}="${value}"`);
  return `<${asciiAddress(href)}>; rel="${relation}"${parameter("type", type)}${parameter("profile", profile)}`;
}

/** Headers hold ASCII alone. */
function asciiAddress(address: string): string {
  return address.replaceAll(/[^\x21-\x7e]+/gu, encodeURIComponent);
}
