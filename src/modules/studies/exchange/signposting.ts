import { doiAddress } from "../../../kernel/doi/index.ts";
import { headerLink, linkHeaders, linksetJson, linksetText, type PageLinks } from "../../../kernel/http/signposting.ts";
import type { Reply } from "../../../kernel/http/route.ts";
import { exchange } from "../../datasets/index.ts";
import { studyPortal, type StudyExchangeContext } from "./context.ts";
import { negotiatedForms, studyForms } from "./forms.ts";
import { doiOf, pathOf, studyPath, versionPath, type ToldStudy } from "./told.ts";
import { linkedAddress } from "./words.ts";

const { orcidAddress, sentToForm, wantedForm } = exchange;

/** All that a program finds from the page: what to cite, who answers for it, its other forms, its versions, its catalogue. */
function linksOf(told: ToldStudy, { siteUrl }: Pick<StudyExchangeContext, "siteUrl">): PageLinks {
  const { study, as } = told;
  const page = `${siteUrl}${pathOf(told)}`;
  const doi = doiOf(told);
  const cited = { href: (doi === null ? null : doiAddress(doi)) ?? page };
  const collection = [{ href: `${siteUrl}${studyPortal.cataloguePath}` }];
  // The page of one that was withdrawn says so: the rest is gone.
  if (study.state !== "published") return [["cite-as", [cited]], ["type", [{ href: "https://schema.org/AboutPage" }]], ["collection", collection]];
  return [
    ["cite-as", [cited]],
    ["author", study.content.investigators.flatMap(({ orcid }) => { const own = orcidAddress(orcid); return own === null ? [] : [{ href: own }]; })],
    ["type", [{ href: "https://schema.org/AboutPage" }, { href: "https://schema.org/MedicalStudy" }]],
    ["describedby", studyForms.filter(({ path }) => path !== "linkset.json").map(({ path, mediaType, ...rest }) => ({ href: `${page}/${path}`, type: mediaType, ...rest })).map(({ name: _name, ...target }) => target)],
    ["item", study.content.datasets.flatMap((link) => { const href = link.scheme === "portal" ? linkedAddress(link, { siteUrl }) : null; return href === null ? [] : [{ href, type: "text/html" }]; })],
    ["latest-version", as === "version" ? [{ href: `${siteUrl}${studyPath(study)}` }] : []],
    ["predecessor-version", as === "version" && study.version > 1 ? [{ href: `${siteUrl}${versionPath(study, study.version - 1)}` }] : []],
    ["collection", collection],
  ];
}

/** Values of the `Link` header of the page (FAIR Signposting level 1). */
export function studyLinks(told: ToldStudy, context: Pick<StudyExchangeContext, "siteUrl">): readonly string[] {
  return linkHeaders(`${context.siteUrl}${pathOf(told)}`, linksOf(told, context), told.study.state === "published");
}

/** Links in the head of the page to its other forms; none for one that was withdrawn. */
export function studyHeadLinks(told: Pick<ToldStudy, "study" | "as">): readonly { readonly rel: string; readonly href: string; readonly type: string }[] {
  return told.study.state !== "published" ? [] : studyForms.map(({ path, mediaType }) => ({ rel: "alternate", href: `${pathOf(told)}/${path}`, type: mediaType }));
}

/** Links of one of the other forms back to the page. */
export function backLinks(told: ToldStudy, { siteUrl }: Pick<StudyExchangeContext, "siteUrl">): readonly string[] {
  return [headerLink("describes", { href: `${siteUrl}${pathOf(told)}` }), headerLink("collection", { href: `${siteUrl}${studyPortal.cataloguePath}` })];
}

/** Level 2, as JSON and as text (RFC 9264). */
export function studyLinkset(told: ToldStudy, context: Pick<StudyExchangeContext, "siteUrl">): { readonly json: Readonly<Record<string, unknown>>; readonly text: string } {
  const page = `${context.siteUrl}${pathOf(told)}`;
  const links = linksOf(told, context);
  return { json: linksetJson(page, links), text: linksetText(page, links) };
}

/**
 * Where a program that asks for the page of a published study in another form (`Accept`) is sent: 303. Null: the page itself is what is
 * wanted, or all there is. The page has to say `vary: Accept`.
 */
export function studyNegotiated(told: Pick<ToldStudy, "study" | "as">, accept: string | undefined): Reply | null {
  return told.study.state === "published" ? sentToForm(wantedForm(accept, negotiatedForms), pathOf(told)) : null;
}
