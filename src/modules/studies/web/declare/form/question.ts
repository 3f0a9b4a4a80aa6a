import type { VNode } from "preact";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import type { StudyContent } from "../../../domain/content.ts";
import { isUnsaid } from "../../../domain/empty.ts";
import { fields, type Field, type SectionCode } from "../../../domain/fields/index.ts";
import type { Asked } from "./asked.ts";
import { controlFor } from "./controls.tsx";
import type { Showing, Unread, Written } from "./kit.ts";
import { otherDetailsOf, otherDetailsQuestion } from "./other-details.tsx";

/** One question of a section, the type of its value forgotten. */
export interface Question {
  readonly key: string;
  readonly field: Field;
  readonly valueOf: (content: StudyContent) => unknown;
  readonly changeOf: (content: StudyContent, value: unknown) => Partial<StudyContent>;
  readonly read: (written: Written, unread: Unread) => unknown;
  readonly show: (content: StudyContent, showing: Showing) => VNode;
  readonly tell: (value: unknown, language: Language) => readonly string[];
}

/** The questions of one section, drawn from the table of fields; what "other" stands for is asked beside the list that has it. */
export function questionsOf(section: SectionCode, asked: Asked): readonly Question[] {
  const own = fields.filter((field) => field.section === section && field.name !== "otherDetails");
  const questions = own.map((field) => questionOf(field, asked));
  const others = otherDetailsQuestion(own, asked);
  return others === null ? questions : [...questions, others];
}

function questionOf(field: Field, asked: Asked): Question {
  const control = controlFor(field, asked);
  const labels = { label: field.label, ...(field.help === null ? {} : { hint: field.help }) };
  return {
    key: field.name,
    field,
    valueOf: (content) => content[field.name],
    changeOf: (_, value) => ({ [field.name]: value }),
    read: (written, unread) => control.read(written, field.name, unread),
    show: (content, showing) => control.show(content[field.name], field.name, labels, showing),
    tell: (value, language) => control.tell(value, language),
  };
}

/** Is anything said in this section? */
export function isBegun(content: StudyContent, section: SectionCode): boolean {
  const own = fields.filter((field) => field.section === section && field.name !== "otherDetails");
  return own.some(({ name }) => !isUnsaid(content[name])) || otherDetailsOf(content, own).length > 0;
}
