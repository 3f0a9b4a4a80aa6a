import { Breadcrumbs, Button, DefinitionList, EmptyState, Heading, Lead } from "../../../kernel/html/index.ts";
import { formatBytes, formatDateTime, formatNumber, pick } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import type { BulkExport } from "./bulk.ts";
import { bulkPath, type BulkForm } from "./routes.tsx";

const words = {
  studies: { fr: "Études", en: "Studies" },
  title: { fr: "Toutes les études en un fichier", en: "All studies in one file" },
  lead: { fr: "Les études publiées, entières, refaites chaque jour. Sans compte ni clé.", en: "The published studies, whole, made anew each day. Without account or key." },
  none: { fr: "Les fichiers n’ont pas encore été faits. Ils le sont une fois par jour.", en: "The files were not made yet. They are made once a day." },
  newest: { fr: "Le plus récent", en: "The newest" },
  before: { fr: "La veille", en: "The day before" },
  made: { fr: "Fait le", en: "Made on" },
  count: { fr: "Études", en: "Studies" },
  jsonl: { fr: "JSON Lines, gzip", en: "JSON Lines, gzip" },
  jsonlHelp: { fr: "Une étude par ligne, comme l’interface la donne.", en: "One study a line, as the interface gives it." },
  parquet: { fr: "Parquet", en: "Parquet" },
  parquetHelp: { fr: "Une étude par rangée\u202f: des colonnes simples pour compter et trier, puis l’étude entière dans la colonne json.", en: "One study a row: plain columns to count and sort by, then the whole study in the column json." },
  hash: { fr: "SHA-256", en: "SHA-256" },
  reading: { fr: "Les lire", en: "Reading them" },
  schema: { fr: "Schéma d’une étude (JSON Schema)", en: "Schema of a study (JSON Schema)" },
  api: { fr: "Interface de programmation", en: "Programming interface" },
  again: { fr: "Refaire les fichiers maintenant", en: "Make the files again now" },
} as const;

/** The page of the files. `csrfToken`: of somebody who may have them made again; null for others. */
export function BulkView({ language, kept, csrfToken }: { readonly language: Language; readonly kept: readonly BulkExport[]; readonly csrfToken: string | null }) {
  const say = (key: keyof typeof words): string => pick(words[key], language);
  const file = (form: BulkForm, made: BulkExport) => {
    const [sha256, bytes] = form === "jsonl" ? [made.jsonlSha256, made.jsonlBytes] : [made.parquetSha256, made.parquetBytes];
    return <>
      <a href={bulkPath(form, made)}>{say(form)}</a> <span class="soft">({formatBytes(bytes, language)})</span>. {say(form === "jsonl" ? "jsonlHelp" : "parquetHelp")}
      <br /><span class="small soft">{say("hash")} <code class="hash">{sha256}</code></span>
    </>;
  };
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("studies"), href: "/studies" }, { label: say("title") }]} />
      <Heading level={1}>{say("title")}</Heading>
      <Lead>{say("lead")}</Lead>
      {kept.length === 0 ? <EmptyState title={say("none")} /> : kept.map((made, index) => (
        <section>
          <Heading level={2}>{say(index === 0 ? "newest" : "before")}</Heading>
          <DefinitionList items={[
            { term: say("made"), details: formatDateTime(made.madeAt, language) }, { term: say("count"), details: formatNumber(made.studyCount, language) },
            { term: say("jsonl"), details: file("jsonl", made) }, { term: say("parquet"), details: file("parquet", made) },
          ]} />
        </section>
      ))}
      {csrfToken === null ? null : (
        <form method="post" action="/studies/bulk">
          <input type="hidden" name="_csrf" value={csrfToken} />
          <Button type="submit">{say("again")}</Button>
        </form>
      )}
      <Heading level={2}>{say("reading")}</Heading>
      <ul>
        <li><a href="/studies/schema.json">{say("schema")}</a></li>
        <li><a href="/studies/api">{say("api")}</a></li>
      </ul>
    </>
  );
}
