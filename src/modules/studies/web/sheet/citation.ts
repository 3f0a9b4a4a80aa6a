import { doiAddress, isResolvable } from "../../../../kernel/doi/index.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { citationOf, citationStyles, type CslItem, type CslName } from "../../../publications/index.ts";
import type { Study } from "../../domain/study.ts";
import { studyTitle } from "./view.ts";
import { studyPath } from "../../exchange/told.ts";

/**
 * A study record as CSL-JSON (schema 1.0.2, type `document`): its investigators in charge, else its sponsors, as authors; the
 * sponsor as publisher. `frozen`: this very version, with the DOI of the version.
 */
export function studyCsl(study: Study, language: Language, { frozen, publicUrl }: { readonly frozen: boolean; readonly publicUrl: string | null }): CslItem {
  const { content, version } = study;
  const doi = frozen ? study.versionDoi : study.doi;
  const [title] = studyTitle(content, language, language);
  const principals = content.investigators.filter(({ role }) => role === "principal").map(({ name }): CslName => {
    const [family, given, ...more] = name.split(/\s*,\s*/);
    return family !== undefined && given !== undefined && given !== "" && more.length === 0 ? { family, given } : { literal: name };
  });
  const day = (frozen ? study.modifiedAt : (study.firstPublishedAt ?? study.modifiedAt)).slice(0, 10).split("-").map(Number);
  const path = `${studyPath(study)}${frozen ? `/v/${version}` : ""}`;
  const fields: Readonly<Record<string, unknown>> = {
    title: title?.text, language: title?.lang ?? language, author: principals.length > 0 ? principals : content.sponsors.map(({ name }): CslName => ({ literal: name })),
    issued: { "date-parts": [day] }, publisher: content.sponsors[0]?.name, version: version > 1 || frozen ? String(version) : undefined, genre: language === "fr" ? "Fiche d’étude" : "Study record",
    DOI: doi !== null && isResolvable(doi) ? doi : undefined, URL: doi !== null && doiAddress(doi) !== null ? undefined : publicUrl === null ? undefined : `${publicUrl}${path}`,
  };
  return { id: frozen ? `${study.code}-v${version}` : study.code, type: "document", ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) };
}

/** The study cited in the styles of the house. */
export function studyCitations(study: Study, language: Language, where: { readonly frozen: boolean; readonly publicUrl: string | null }): readonly { readonly name: string; readonly text: string }[] {
  const item = studyCsl(study, language, where);
  return citationStyles.map(({ code, name }) => ({ name, text: citationOf(item, { style: code, language, format: "text" }) }));
}
