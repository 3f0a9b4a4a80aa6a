import type { Language } from "../../../../kernel/i18n/language.ts";
import { citationOf, citationStyles, type CslItem, type CslName } from "../../../publications/index.ts";
import type { Dataset } from "../../domain/dataset.ts";
import { isResolvable } from "../../../../kernel/doi/index.ts";
import { titleOf } from "./localised.ts";

/** A dataset as CSL-JSON (schema 1.0.2, type `dataset`), title in the language asked for. `publicUrl` null: without address where there is no DOI. */
export function cslOf(dataset: Dataset, language: Language, publicUrl: string | null): CslItem {
  const { metadata, doi } = dataset;
  // One for trials leads nowhere: who follows the citation needs the page.
  const isRegistered = doi !== null && isResolvable(doi);
  const title = titleOf(metadata.title, language);
  const parts = (dataset.firstPublishedAt ?? "").slice(0, 10).split("-").filter((part) => part !== "").map(Number);
  const fields: Readonly<Record<string, unknown>> = {
    title: title.text, language: title.lang, author: metadata.creators.map(({ name, kind }): CslName => {
      const [family, given, ...more] = name.split(/\s*,\s*/);
      return kind === "person" && family !== undefined && given !== undefined && given !== "" && more.length === 0 ? { family, given } : { literal: name };
    }),
    issued: parts.length === 0 ? undefined : { "date-parts": [parts] }, publisher: metadata.publisher ?? undefined, version: dataset.version > 1 ? String(dataset.version) : undefined,
    DOI: isRegistered ? doi : undefined, URL: isRegistered ? undefined : publicUrl === null ? undefined : `${publicUrl}/data/${dataset.code}`, genre: "Dataset",
  };
  return { id: dataset.code, type: "dataset", ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) };
}

/** The dataset cited in the styles of the house, one after the other. */
export function citations(dataset: Dataset, language: Language, publicUrl: string | null): readonly { readonly name: string; readonly text: string }[] {
  const item = cslOf(dataset, language, publicUrl);
  return citationStyles.map(({ code, name }) => ({ name, text: citationOf(item, { style: code, language, format: "text" }) }));
}
