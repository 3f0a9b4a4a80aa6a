import type { VNode } from "preact";
import { DataLink, Disclosure, EmptyState, Heading, Table, Tag } from "../../../../../kernel/html/index.ts";
import { formatNumber, formatPercent, pick } from "../../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import type { DatasetFile, FieldProfile } from "../../../domain/dataset.ts";
import { fileHref } from "../../../files/index.ts";
import { shownFiles, type SheetView } from "../view.ts";
import { fileStateNames, formatBytes } from "../words.ts";

const mostFields = 200;
const mostFiles = 500;
/** More files than that have their columns behind one more click: a page of titles tells nothing. */
const mostOpenly = 8;

/** The files: what each is, how it can be checked, and what its columns hold. */
export function FilesSection({ view }: { readonly view: SheetView }): VNode {
  const { dataset, language, downloadable } = view;
  const fr = language === "fr";
  const files = shownFiles(view);
  const described = files.filter(({ profile }) => profile !== null && profile.tables.some(({ fields }) => fields.length > 0));
  const columns = described.map((file) => <Columns file={file} view={view} />);
  return (
    <section aria-labelledby="files">
      <Heading level={2} id="files">{fr ? "Fichiers" : "Files"}</Heading>
      {files.length === 0 ? (
        <EmptyState title={dataset.metadata.elsewhere === null ? (fr ? "Aucun fichier ici" : "No file here") : fr ? `Les fichiers sont chez ${dataset.metadata.elsewhere.repository}` : `The files are at ${dataset.metadata.elsewhere.repository}`} />
      ) : (
        <Table
          caption={fr ? "Fichiers du jeu de données" : "Files of the dataset"} captionHidden language={language} rows={files.slice(0, mostFiles)}
          columns={[
            {
              header: fr ? "Fichier" : "File", rowHeader: true,
              cell: (file) => <><DataLink href={downloadable.has(file.id) ? fileHref(dataset.code, file) : null} className="file-name">{file.path}</DataLink>{file.state === "checked" ? null : <> <Tag tone={file.state === "received" ? "quiet" : "bad"}>{pick(fileStateNames[file.state], language)}</Tag></>}{file.description === null ? null : <p class="small soft">{file.description}</p>}</>,
            },
            { header: "Format", cell: ({ mediaType, profile }) => <>{formatName(profile?.format ?? null, mediaType)}{profile?.rows === null || profile === null ? null : <span class="small soft"> · {formatNumber(profile.rows, language)} {fr ? "lignes" : "rows"}</span>}</> },
            { header: fr ? "Taille" : "Size", numeric: true, cell: ({ sizeBytes }) => formatBytes(sizeBytes, language) },
            { header: fr ? "Empreinte SHA-256" : "SHA-256 checksum", cell: ({ sha256 }) => <code class="checksum">{sha256}</code> },
          ]}
        />
      )}
      {files.length <= mostFiles ? null : <p class="small soft">{fr ? `Les ${formatNumber(mostFiles, "fr")} premiers sur ${formatNumber(files.length, "fr")}\u202f; le paquet les contient tous.` : `The first ${formatNumber(mostFiles, "en")} of ${formatNumber(files.length, "en")}; the package holds them all.`}</p>}
      {described.length <= mostOpenly ? columns : <Disclosure summary={fr ? `Colonnes des ${formatNumber(described.length, "fr")} fichiers` : `Columns of the ${formatNumber(described.length, "en")} files`}>{columns}</Disclosure>}
    </section>
  );
}

function formatName(format: string | null, mediaType: string): string {
  return format === null || format === "other" || format === "image" ? mediaType : format.toUpperCase();
}

/**
 * What the columns hold. Values themselves (ranges, frequent ones) of data that are not open are for those who may download:
 * the least or greatest value of a column may be that of one person.
 */
function Columns({ file, view }: { readonly file: DatasetFile; readonly view: SheetView }): VNode {
  const { language, downloadable } = view;
  const fr = language === "fr";
  const seesValues = downloadable.has(file.id);
  return (
    <Disclosure summary={fr ? `Colonnes de ${file.path}` : `Columns of ${file.path}`}>
      {(file.profile?.tables ?? []).map((table) => (
        <>
          <Table
            caption={table.name === "" ? (fr ? "Colonnes" : "Columns") : table.name} language={language} rows={table.fields.slice(0, mostFields)}
            columns={[
              { header: fr ? "Colonne" : "Column", rowHeader: true, cell: ({ name }: FieldProfile) => name },
              { header: "Type", cell: ({ type }) => typeNames[type][language] },
              { header: fr ? "Vides" : "Missing", numeric: true, cell: ({ missing }) => (table.rows === 0 ? "–" : formatPercent(missing > 1 ? missing / table.rows : missing, language, 1)) },
              ...(seesValues ? [
                { header: fr ? "Valeurs" : "Values", cell: (field: FieldProfile) => valuesText(field, language) },
              ] : []),
              ...(view.mayEdit ? [{ header: fr ? "Semble personnel" : "Looks personal", cell: ({ suspected }: FieldProfile) => suspected.map(({ kind, share }) => `${kind} (${formatPercent(share, language, 0)})`).join(", ") }] : []),
            ]}
          />
          {table.fields.length <= mostFields ? null : <p class="small soft">{fr ? `Les ${mostFields} premières colonnes sur ${formatNumber(table.fields.length, "fr")}.` : `The first ${mostFields} columns of ${formatNumber(table.fields.length, "en")}.`}</p>}
        </>
      ))}
      {seesValues ? null : <p class="small soft">{fr ? "Les valeurs ne sont montrées qu’à ceux qui peuvent télécharger." : "Values are shown only to those who may download."}</p>}
    </Disclosure>
  );
}

const typeNames: Readonly<Record<FieldProfile["type"], Readonly<Record<Language, string>>>> = {
  string: { fr: "texte", en: "text" }, integer: { fr: "entier", en: "integer" }, number: { fr: "nombre", en: "number" }, boolean: { fr: "oui ou non", en: "yes or no" }, date: { fr: "date", en: "date" }, datetime: { fr: "date et heure", en: "date and time" },
  object: { fr: "objet", en: "object" }, array: { fr: "liste", en: "list" }, unknown: { fr: "inconnu", en: "unknown" },
};

function valuesText({ minimum, maximum, mean, distinct, examples }: FieldProfile, language: Language): string {
  const fr = language === "fr";
  const parts = [
    minimum !== null && maximum !== null ? (fr ? `de ${minimum} à ${maximum}` : `from ${minimum} to ${maximum}`) : null,
    mean === null ? null : `${fr ? "moyenne" : "mean"} ${formatNumber(mean, language)}`,
    distinct === null ? null : fr ? `${formatNumber(distinct, "fr")} valeurs distinctes` : `${formatNumber(distinct, "en")} distinct values`,
    examples.length === 0 ? null : examples.slice(0, 5).join(" · "),
  ];
  return parts.filter((part) => part !== null).join("\u00a0; ");
}
