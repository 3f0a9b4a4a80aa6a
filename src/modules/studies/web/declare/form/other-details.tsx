import { both } from "../../../../../kernel/i18n/format.ts";
import type { StudyContent } from "../../../domain/content.ts";
import { fieldOf, type Field } from "../../../domain/fields/index.ts";
import type { OtherDetail } from "../../../domain/parts.ts";
import { isOther, type Asked } from "./asked.ts";
import { textOf, withoutEmpty, type Showing } from "./kit.ts";
import { Pair } from "./part-control.tsx";
import type { Question } from "./question.ts";

/** Details of "other" for these fields, in the order of the fields. */
export function otherDetailsOf(content: StudyContent, own: readonly Field[]): readonly OtherDetail[] {
  return own.flatMap(({ name }) => content.otherDetails.filter(({ field }) => field === name));
}

/** The concept of "other" of a list that a field comes from; null where the list has none. */
function otherOf({ list }: Field, asked: Asked): string | null {
  return list === null ? null : (asked.concepts(list).find(({ id }) => isOther(id))?.id ?? null);
}

const pathOf = (field: string): string => `otherDetails.${field}`;

/**
 * "Other, details" of a whole section as one answer: what other sections say stays as it is. It is not shown by itself; `OtherDetailInputs`
 * shows each beside its field.
 */
export function otherDetailsQuestion(own: readonly Field[], asked: Asked): Question | null {
  const asking = own.filter((field) => otherOf(field, asked) !== null);
  const field = fieldOf("otherDetails");
  if (asking.length === 0 || field === null) return null;
  const mine = new Set<string>(asking.map(({ name }) => name));
  return {
    key: "otherDetails",
    field,
    valueOf: (content) => otherDetailsOf(content, asking),
    changeOf: (content, value) => ({ otherDetails: [...content.otherDetails.filter((one) => !mine.has(one.field)), ...(value as readonly OtherDetail[])] }),
    read: (written) => asking.flatMap((one): readonly OtherDetail[] => {
      const path = pathOf(one.name);
      const text = withoutEmpty({ fr: textOf(written, `${path}.fr`), en: textOf(written, `${path}.en`) });
      return text.fr === undefined && text.en === undefined ? [] : [{ field: one.name, concept: textOf(written, `${path}.concept`) || (otherOf(one, asked) ?? "other"), text }];
    }),
    show: () => <></>,
    tell: (value, language) => (value as readonly OtherDetail[]).map(({ field: name, text }) => `${fieldOf(name)?.label[language] ?? name}${language === "fr" ? "\u202f" : ""}: ${text[language] ?? text.fr ?? text.en ?? ""}`),
  };
}

/** What "other" stands for, in both languages, beside the list that has it: folded away until it is chosen. */
export function OtherDetailInputs({ field, content, asked, showing }: { readonly field: Field; readonly content: StudyContent; readonly asked: Asked; readonly showing: Showing }) {
  const concept = otherOf(field, asked);
  const said = content.otherDetails.find((one) => one.field === field.name);
  if (concept === null && said === undefined) return null;
  const chosen: unknown = content[field.name];
  const open = said !== undefined || (Array.isArray(chosen) ? chosen.some((id) => typeof id === "string" && isOther(id)) : typeof chosen === "string" && isOther(chosen));
  const path = pathOf(field.name);
  return (
    <details class="disclosure other-detail" open={open}>
      <summary>{showing.language === "fr" ? "«\u202fAutre\u202f»\u202f: préciser" : "“Other”: say which"}<span class="visually-hidden"> ({field.label[showing.language]})</span></summary>
      <div class="disclosure-body">
        <input type="hidden" name={`${path}.concept`} value={said?.concept ?? concept ?? "other"} />
        <Pair path={path} label={both("Précision", "Detail")[showing.language]} value={said?.text ?? {}} rows={1} showing={showing} />
      </div>
    </details>
  );
}
