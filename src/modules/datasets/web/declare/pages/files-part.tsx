import type { VNode } from "preact";
import { Button, Disclosure, Field, fieldId, Notice, Table, Tag } from "../../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../../kernel/http/route.ts";
import { formatBytes, formatNumber, formatPercent } from "../../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import type { FieldProfile, FileProfile } from "../../../domain/dataset.ts";
import { FileUpload, type KeptFile } from "../../../files/index.ts";
import { stepPath } from "../steps/index.ts";
import { fileStateText, fileStateTone, suspicionText, typeWord } from "./file-words.ts";
import { Csrf } from "./shell.tsx";

export interface FilesPartProps {
  readonly code: string;
  readonly files: readonly KeptFile[];
  readonly context: RequestContext;
  readonly locked: boolean;
}

const columnsShown = 40;

/** Putting files in, and what was found in each: the plain form works without a script, up to the limit of one request. */
export function FilesPart({ code, files, context, locked }: FilesPartProps): VNode {
  const { language } = context;
  const fr = language === "fr";
  const present = files.filter(({ removedAt }) => removedAt === null);
  const removed = files.filter(({ removedAt }) => removedAt !== null);
  const reading = present.some(({ state, profileState }) => state === "received" || profileState === "waiting");
  return (
    <>
      {locked ? null : (
        <div id={fieldId("files")} tabIndex={-1}>
          <FileUpload dataset={code} csrfToken={context.csrfToken} language={language} insteadOf="plain-upload" refresh="files-found" />
          <form method="post" action={`${stepPath(code, "files")}/add`} enctype="multipart/form-data" class="plain-upload" id="plain-upload">
            <Csrf context={context} />
            <Field control="file" name="file" label={fr ? "Choisir un fichier" : "Choose a file"} hint={fr ? "CSV, Excel, ODS, Parquet, JSON, images, DICOM, ZIP… 20\u00a0Mo au plus par cette voie." : "CSV, Excel, ODS, Parquet, JSON, images, DICOM, ZIP… 20 MB at most this way."} language={language} />
            <Button kind="second">{fr ? "Déposer" : "Put in"}</Button>
          </form>
        </div>
      )}
      <section id="files-found" aria-labelledby="files-heading" data-follow={reading ? "3" : undefined}>
        <h2 id="files-heading" class="heading heading-2">{fr ? "Fichiers de ce jeu de données" : "Files of this dataset"} ({formatNumber(present.length, language)})</h2>
        {present.length === 0 ? <p class="soft">{fr ? "Aucun fichier encore. Si les données sont dans un autre entrepôt, dites-le à l’étape «\u202fAccès et licence\u202f»." : "No file yet. Where the data are in another repository, say so at the step “Access and licence”."}</p> : null}
        {present.map((file) => <FileBox file={file} code={code} context={context} locked={locked} />)}
        {removed.length === 0 || locked ? null : (
          <Disclosure summary={fr ? `Fichiers retirés (${formatNumber(removed.length, "fr")})` : `Files taken out (${formatNumber(removed.length, "en")})`} open>
            {removed.map((file) => (
              <form method="post" action={`${stepPath(code, "files")}/${encodeURIComponent(file.id)}/restore`} class="inline-form">
                <Csrf context={context} />
                <span>{file.path} ({formatBytes(file.sizeBytes, language)})</span>
                <Button kind="second">{fr ? "Remettre" : "Put back"}<span class="visually-hidden"> {file.path}</span></Button>
              </form>
            ))}
          </Disclosure>
        )}
      </section>
    </>
  );
}

function FileBox({ file, code, context, locked }: { readonly file: KeptFile; readonly code: string; readonly context: RequestContext; readonly locked: boolean }): VNode {
  const { language } = context;
  const fr = language === "fr";
  const place = `${stepPath(code, "files")}/${encodeURIComponent(file.id)}`;
  const columns = file.profile?.tables.some(({ fields }) => fields.some(({ suspected }) => suspected.length > 0)) === true;
  // Personal data in columns are told below, with what to do about them.
  const notes = [...file.notes, ...(file.profile?.issues ?? []).filter(({ code }) => !columns || !/personal/.test(code))];
  return (
    <article class="file-box" id={`file-${file.id}`} aria-labelledby={`file-name-${file.id}`}>
      <h3 id={`file-name-${file.id}`} class="heading heading-3">{file.path}</h3>
      <p class="small soft">{formatBytes(file.sizeBytes, language)} · {file.mediaType} · <Tag tone={fileStateTone(file.state)}>{fileStateText(file, language)}</Tag></p>
      {notes.length === 0 ? null : (
        <Notice kind={notes.some(({ severity }) => severity === "error") ? "error" : "warn"} language={language}>
          <ul>{notes.map(({ text }) => <li>{text[language]}</li>)}</ul>
        </Notice>
      )}
      {file.profile === null ? null : <Profile profile={file.profile} language={language} />}
      {locked ? (file.description === null ? null : <p>{file.description}</p>) : (
        <div class="file-acts">
          <form method="post" action={`${place}/describe`} class="inline-form">
            <Csrf context={context} />
            <Field name="description" id={`description-${file.id}`} label={fr ? "Ce que contient ce fichier" : "What this file holds"} value={file.description ?? ""} language={language} />
            <Button kind="second">{fr ? "Enregistrer la description" : "Save the description"}<span class="visually-hidden"> {file.path}</span></Button>
          </form>
          <form method="post" action={`${place}/remove`}>
            <Csrf context={context} />
            <Button kind="danger">{fr ? "Retirer" : "Take out"}<span class="visually-hidden"> {file.path}</span></Button>
          </form>
        </div>
      )}
    </article>
  );
}

/** What a file was found to be: format, tables, columns, what looks personal and what to do about it. */
export function Profile({ profile, language }: { readonly profile: FileProfile; readonly language: Language }): VNode {
  const fr = language === "fr";
  const suspected = profile.tables.flatMap(({ fields }) => fields.filter((field) => field.suspected.length > 0));
  const facts = [
    profile.format.toUpperCase(),
    profile.rows === null ? null : `${formatNumber(profile.rows, language)} ${fr ? "lignes" : "rows"}`,
    profile.encoding, profile.delimiter === null ? null : `${fr ? "séparateur" : "delimiter"} ${profile.delimiter === "\t" ? (fr ? "tabulation" : "tab") : profile.delimiter}`,
    ...Object.entries(profile.properties).map(([name, value]) => `${name} ${typeof value === "number" ? formatNumber(value, language) : value}`),
    profile.complete ? null : fr ? "début du fichier seulement" : "head of the file only",
  ].filter((fact) => fact !== null);
  return (
    <>
      <p class="small">{facts.join(" · ")}</p>
      {suspected.length === 0 ? null : (
        <Notice kind="warn" language={language} title={fr ? "Des colonnes semblent contenir des données personnelles" : "Some columns seem to hold personal data"}>
          <ul>{suspected.map((field) => <li><strong>{field.name}</strong>{fr ? "\u202f" : ""}: {field.suspected.map((one) => suspicionText(one, language)).join(", ")}</li>)}</ul>
          <p>{fr ? "Retirez ces colonnes ou remplacez-les par un pseudonyme, puis déposez le fichier à nouveau. Si les données portent bien sur des personnes, déclarez-les comme telles." : "Take these columns out or put a pseudonym in their place, then put the file in again. Where the data are indeed about people, declare them as such."}</p>
        </Notice>
      )}
      {profile.tables.map((table) => (
        <Disclosure summary={`${profile.tables.length > 1 ? `${table.name} · ` : ""}${formatNumber(table.fields.length, language)} ${fr ? "colonnes" : "columns"}`}>
          <Table caption={fr ? `Colonnes de ${table.name}` : `Columns of ${table.name}`} captionHidden rows={table.fields.slice(0, columnsShown)} language={language} columns={columnsOf(language)} />
          {table.fields.length <= columnsShown ? null : <p class="small soft">{fr ? `Et ${formatNumber(table.fields.length - columnsShown, "fr")} autres colonnes.` : `And ${formatNumber(table.fields.length - columnsShown, "en")} more columns.`}</p>}
        </Disclosure>
      ))}
    </>
  );
}

function columnsOf(language: Language) {
  const fr = language === "fr";
  return [
    { header: fr ? "Colonne" : "Column", cell: (field: FieldProfile) => field.name, rowHeader: true },
    { header: fr ? "Type" : "Type", cell: (field: FieldProfile) => typeWord(field.type, language) },
    { header: fr ? "Étendue" : "Range", cell: (field: FieldProfile) => (field.suspected.length > 0 || (field.minimum === null && field.maximum === null) ? "" : `${field.minimum ?? ""} – ${field.maximum ?? ""}`) },
    { header: fr ? "Manquantes" : "Missing", cell: (field: FieldProfile) => formatPercent(field.missing, language, 1), numeric: true },
    { header: fr ? "Valeurs distinctes" : "Distinct values", cell: (field: FieldProfile) => (field.distinct === null ? (fr ? "plus de 10\u202f000" : "over 10,000") : formatNumber(field.distinct, language)), numeric: true },
    { header: fr ? "À vérifier" : "To check", cell: (field: FieldProfile) => field.suspected.map((one) => suspicionText(one, language)).join(", ") },
  ];
}
