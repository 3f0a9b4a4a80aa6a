import type { EditForm } from "./form.ts";
import { lineForm, newLineForm, newReferenceForm } from "./table-forms.ts";
import { newMeasureForm, newTargetForm, targetForm } from "./target-forms.ts";
import { actionForm, contractTitleForm, contractYearsForm, indicatorForm, measureForm, newActionForm, newIndicatorForm, newObjectiveForm, newPartForm, objectiveForm, partForm, priorityForm } from "./text-forms.ts";

/** Every form of an amendment, by the last step of its address. */
export const editForms = {
  title: contractTitleForm, years: contractYearsForm, priority: priorityForm, objective: objectiveForm, action: actionForm, indicator: indicatorForm, part: partForm, measure: measureForm, target: targetForm, line: lineForm,
  "new-objective": newObjectiveForm, "new-action": newActionForm, "new-indicator": newIndicatorForm, "new-part": newPartForm, "new-measure": newMeasureForm, "new-target": newTargetForm, "new-line": newLineForm, "new-reference": newReferenceForm,
} as const satisfies Readonly<Record<string, EditForm>>;

export type FormName = keyof typeof editForms;
export const formNames = Object.keys(editForms) as [FormName, ...FormName[]];

export type { EditForm, FormField } from "./form.ts";
export { givenIn, type Given } from "./given.ts";
