import { doiAddress } from "../../../kernel/doi/index.ts";
import { headerLink, linkHeaders, linksetJson as pageLinkset, linksetText as pageLinksetText, type PageLinks } from "../../../kernel/http/signposting.ts";
import type { Dataset } from "./record.ts";
import { fileAddress, pageOf } from "./addresses.ts";
import type { ExchangeContext } from "./context.ts";
import { formsOf } from "./forms.ts";
import { cataloguePath } from "./graph/catalogue.ts";
import { creatorsOf, licenceAddress, orcidAddress, rorAddress, said, toldFiles } from "./said.ts";

/** All that a program finds from the page: what to cite, who made it, what it is, its other forms, its files, its licence, its catalogue. */
function linksOf(dataset: Dataset, context: ExchangeContext): PageLinks {
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
  return linkHeaders(pageOf(context.siteUrl, dataset), linksOf(dataset, context), dataset.state === "published");
}

/** Links of one of the other forms back to the page. */
export function backLinks(dataset: Dataset, { siteUrl }: ExchangeContext): readonly string[] {
  return [headerLink("describes", { href: pageOf(siteUrl, dataset) }), headerLink("collection", { href: `${siteUrl}${cataloguePath}` })];
}

/** Level 2, as JSON (RFC 9264). */
export function linksetJson(dataset: Dataset, context: ExchangeContext): Readonly<Record<string, unknown>> {
  return pageLinkset(pageOf(context.siteUrl, dataset), linksOf(dataset, context));
}

/** Level 2 as text (RFC 9264). */
export function linksetText(dataset: Dataset, context: ExchangeContext): string {
  return pageLinksetText(pageOf(context.siteUrl, dataset), linksOf(dataset, context));
}
