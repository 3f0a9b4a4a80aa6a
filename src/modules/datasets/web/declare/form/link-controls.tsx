import { Field, fieldId } from "../../../../../kernel/html/index.ts";
import type { Bilingual } from "../../../../../kernel/i18n/language.ts";
import type { DatasetMetadata, HumanMetadata, RelatedResource } from "../../../domain/metadata.ts";
import { orNull, textOf, textsOf, type Control } from "./control.tsx";
import { Group, Input } from "./input.tsx";
import { repeated } from "./repeated.tsx";
import type { Choice } from "./choice-controls.tsx";

/** Relation types of DataCite 4.7 that a declaration needs, in words. */
export const relations: readonly Choice[] = [
  { code: "IsSupplementTo", label: { fr: "Ces données accompagnent cette publication", en: "These data go with this publication" } },
  { code: "IsCitedBy", label: { fr: "Ces données sont citées par", en: "These data are cited by" } },
  { code: "IsDescribedBy", label: { fr: "Ces données sont décrites par", en: "These data are described by" } },
  { code: "IsDerivedFrom", label: { fr: "Ces données sont tirées de", en: "These data are derived from" } },
  { code: "IsSourceOf", label: { fr: "Ces données sont la source de", en: "These data are the source of" } },
  { code: "IsPartOf", label: { fr: "Ces données font partie de", en: "These data are part of" } },
  { code: "HasPart", label: { fr: "Ces données contiennent", en: "These data contain" } },
  { code: "IsNewVersionOf", label: { fr: "Ces données remplacent", en: "These data replace" } },
  { code: "IsIdenticalTo", label: { fr: "Ces données se trouvent aussi à", en: "These data are also at" } },
  { code: "References", label: { fr: "Ces données citent", en: "These data refer to" } },
];

const schemes = [
  { value: "doi", label: "DOI" }, { value: "hal", label: "HAL" }, { value: "pmid", label: "PMID" }, { value: "url", label: "URL" }, { value: "nct", label: "NCT" }, { value: "handle", label: "Handle" },
] as const;

function schemeOf(text: string): RelatedResource["scheme"] {
  return schemes.find(({ value }) => value === text)?.value ?? "doi";
}

export function related(): Control<readonly RelatedResource[]> {
  return repeated<RelatedResource>({
    one: { fr: "Lien", en: "Link" },
    readOne(written, path) {
      const value = textOf(written, `${path}.value`);
      const title = orNull(textOf(written, `${path}.title`));
      if (value === "" && title === null) return null;
      return { relation: textOf(written, `${path}.relation`) || "IsSupplementTo", scheme: schemeOf(textOf(written, `${path}.scheme`)), value, title };
    },
    showOne: (value, path, errorAt, language) => (
      <>
        <Field control="select" name={`${path}.relation`} label={language === "fr" ? "Rapport" : "Relation"} value={value?.relation ?? "IsSupplementTo"} options={[...relations.map(({ code, label }) => ({ value: code, label: label[language] })), ...(value === null || relations.some(({ code }) => code === value.relation) ? [] : [{ value: value.relation, label: value.relation }])]} language={language} />
        <div class="side-by-side">
          <Field control="select" name={`${path}.scheme`} label={language === "fr" ? "Identifiant" : "Identifier"} value={value?.scheme ?? "doi"} options={schemes} language={language} />
          <Input name={`${path}.value`} label={language === "fr" ? "Valeur" : "Value"} value={value?.value ?? ""} error={errorAt(`${path}.value`)} language={language} />
        </div>
        <Input name={`${path}.title`} label={language === "fr" ? "Titre" : "Title"} optional value={value?.title ?? ""} error={errorAt(`${path}.title`)} language={language} />
      </>
    ),
    tellOne: ({ relation, scheme, value, title }, language) => `${relations.find(({ code }) => code === relation)?.label[language] ?? relation}${language === "fr" ? "\u202f" : ""}: ${title === null ? "" : `${title}, `}${scheme}:${value}`,
  });
}

export function approvals(kinds: readonly { readonly code: string; readonly label: Bilingual }[]): Control<HumanMetadata["approvals"]> {
  return repeated<{ readonly kind: string; readonly reference: string }>({
    one: { fr: "Avis ou autorisation", en: "Opinion or approval" },
    readOne(written, path) {
      const reference = textOf(written, `${path}.reference`);
      return reference === "" ? null : { kind: textOf(written, `${path}.kind`), reference };
    },
    showOne: (value, path, errorAt, language) => (
      <div class="side-by-side">
        <Field control="select" name={`${path}.kind`} label={language === "fr" ? "Nature" : "Kind"} value={value?.kind ?? kinds[0]?.code ?? ""} options={[...kinds.map(({ code, label }) => ({ value: code, label: label[language] })), ...(value === null || kinds.some(({ code }) => code === value.kind) ? [] : [{ value: value.kind, label: value.kind }])]} language={language} />
        <Input name={`${path}.reference`} label={language === "fr" ? "Référence" : "Reference"} value={value?.reference ?? ""} error={errorAt(`${path}.reference`)} language={language} />
      </div>
    ),
    tellOne: ({ kind, reference }, language) => `${kinds.find(({ code }) => code === kind)?.label[language] ?? kind}${language === "fr" ? "\u202f" : ""}: ${reference}`,
  });
}

/** Conditions of use, each with its detail where the code wants one. */
export function useConditions(conditions: () => readonly (Choice & { readonly detail: boolean })[]): Control<HumanMetadata["useConditions"]> {
  return {
    read: (written, key) => textsOf(written, key).map((code) => ({ code, detail: orNull(textOf(written, `${key}.${code.replaceAll(":", "-")}.detail`)) })),
    show: (value, key, labels, showing) => (
      <Group id={fieldId(key)} labels={labels} path={key} showing={{ ...showing, errorAt: (path) => showing.errorAt(path, true) }} wide>
        {conditions().map(({ code, label, hint, detail }) => {
          const chosen = value.find((one) => one.code === code);
          const id = fieldId(`${key}-${code}`);
          return (
            <div class="tick">
              <label class="choice" for={id}><input type="checkbox" id={id} name={key} value={code} checked={chosen !== undefined} aria-describedby={hint === undefined ? undefined : `${id}-hint`} /><span>{label[showing.language]}</span></label>
              {hint === undefined ? null : <p class="hint tick-hint" id={`${id}-hint`}>{hint[showing.language]}</p>}
              {detail ? <div class="tick-detail"><Input name={`${key}.${code.replaceAll(":", "-")}.detail`} label={showing.language === "fr" ? "Précision" : "Detail"} optional value={chosen?.detail ?? ""} language={showing.language} /></div> : null}
            </div>
          );
        })}
      </Group>
    ),
    tell: (value, language) => value.map(({ code, detail }) => `${conditions().find((one) => one.code === code)?.label[language] ?? code}${detail === null ? "" : `${language === "fr" ? "\u202f" : ""}: ${detail}`}`),
  };
}

export function elsewhere(): Control<DatasetMetadata["elsewhere"]> {
  return {
    read(written, key) {
      const place = { repository: textOf(written, `${key}.repository`), url: textOf(written, `${key}.url`) };
      return place.repository === "" && place.url === "" ? null : place;
    },
    show: (value, key, labels, showing) => (
      <Group id={fieldId(key)} labels={labels} path={key} showing={showing}>
        <Input name={`${key}.repository`} label={showing.language === "fr" ? "Entrepôt" : "Repository"} value={value?.repository ?? ""} error={showing.errorAt(`${key}.repository`)} language={showing.language} />
        <Input name={`${key}.url`} label={showing.language === "fr" ? "Adresse des données" : "Address of the data"} inputMode="url" value={value?.url ?? ""} error={showing.errorAt(`${key}.url`)} language={showing.language} />
      </Group>
    ),
    tell: (value) => (value === null ? [] : [[value.repository, value.url].filter((part) => part !== "").join(", ")]),
  };
}
