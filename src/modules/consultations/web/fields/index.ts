export { AxisFields, errorsOf } from "./axis-fields.tsx";
export type { AxisFieldsProps } from "./axis-fields.tsx";
export { Paragraphs } from "./paragraphs.tsx";
export { QuestionField } from "./question-field.tsx";
export type { QuestionFieldProps } from "./question-field.tsx";
export { howTo } from "./words.ts";
