import type { VNode } from "preact";
import { Tag, VisuallyHidden } from "../../../../kernel/html/index.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Field } from "../../domain/fields/index.ts";
import type { FieldOrigin, Provenance } from "../../domain/study.ts";
import { instantDayText, languageNames, sourceText } from "../shown/words.ts";

export interface ToldOrigin {
  /** Null: of the whole field. */
  readonly lang: Language | null;
  readonly origin: FieldOrigin;
}

/** Where the value of a field comes from, language by language where they differ. */
export function originsOf(field: Pick<Field, "name">, provenance: Provenance): readonly ToldOrigin[] {
  const own = provenance[field.name];
  const byLanguage = (["fr", "en"] as const).flatMap((lang) => { const origin = provenance[`${field.name}.${lang}`]; return origin === undefined ? [] : [{ lang, origin }]; });
  return [...(own === undefined ? [] : [{ lang: null, origin: own }]), ...byLanguage];
}

/** "Repris de ClinicalTrials.gov NCT06171568 le 3 mars 2025." */
export function originText({ kind, source, at, curated }: FieldOrigin, language: Language): string {
  const day = instantDayText(at, language);
  const from = source === null ? null : sourceText(source, language);
  const unread = curated || kind === "entered" || kind === "imported" ? "" : language === "fr" ? "\u202f; pas encore relu" : "; not read by anybody yet";
  if (language === "fr") {
    const text = { entered: `Saisi sur ce portail le ${day}`, imported: `Repris de ${from ?? "son registre"} le ${day}`, inferred: `Déduit d’autres informations le ${day}`, "machine-translated": `Traduit par un programme${from === null ? "" : ` (${from})`} le ${day}` }[kind];
    return `${text}${unread}.`;
  }
  const text = { entered: `Entered on this portal on ${day}`, imported: `Taken from ${from ?? "its register"} on ${day}`, inferred: `Worked out from other facts on ${day}`, "machine-translated": `Translated by a program${from === null ? "" : ` (${from})`} on ${day}` }[kind];
  return `${text}${unread}.`;
}

/** What the reader must know at once: written by a program and read by nobody yet. */
export function UnreadMarks({ origins, language }: { readonly origins: readonly ToldOrigin[]; readonly language: Language }): VNode | null {
  const fr = language === "fr";
  const unread = origins.filter(({ origin }) => !origin.curated && (origin.kind === "inferred" || origin.kind === "machine-translated"));
  if (unread.length === 0) return null;
  return (
    <p class="unread-marks">
      {unread.map(({ lang, origin }) => {
        const where = lang === null ? "" : ` (${pick(languageNames[lang], language)})`;
        return <><Tag tone="warn">{origin.kind === "inferred" ? (fr ? `Déduit, non relu${where}` : `Worked out, not read yet${where}`) : fr ? `Traduction automatique, non relue${where}` : `Machine translation, not read yet${where}`}</Tag>{" "}</>;
      })}
    </p>
  );
}

/** On demand: where the value comes from. */
export function OriginDisclosure({ field, origins, language }: { readonly field: Field; readonly origins: readonly ToldOrigin[]; readonly language: Language }): VNode | null {
  if (origins.length === 0) return null;
  const fr = language === "fr";
  return (
    <details class="disclosure origin">
      <summary>{fr ? "Origine" : "Origin"}<VisuallyHidden>{fr ? `\u202f: ${field.label.fr}` : `: ${field.label.en}`}</VisuallyHidden></summary>
      <div class="disclosure-body">
        {origins.map(({ lang, origin }) => <p class="small">{lang === null ? null : <b>{capital(pick(languageNames[lang], language))}{fr ? "\u202f: " : ": "}</b>}{originText(origin, language)}</p>)}
      </div>
    </details>
  );
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
