import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { both } from "../../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../../kernel/i18n/language.ts";
import { findAction, findObjective } from "../../../domain/outline.ts";
import type { Register } from "../../../domain/register.ts";
import type { Edit } from "../../domain/edit.ts";
import { bilingualFields, made, type EditForm } from "./form.ts";
import { readBilingual, readCode, readYear, writeBilingual } from "./given.ts";

const titleLabel = both("Titre", "Title");

interface TextForm {
  readonly name: Bilingual;
  readonly label: Bilingual;
  readonly textOf: (register: Register, code: string) => Bilingual | null | undefined;
  readonly edit: (code: string, text: Bilingual) => Edit;
  readonly removes?: Exclude<EditForm["removes"], undefined>;
}

/** A form of one text in two languages. */
function textForm({ name, label, textOf, edit, removes }: TextForm): EditForm {
  return {
    title: (_register, code) => both(`${name.fr} ${code}`.trim(), `${name.en} ${code}`.trim()),
    fields: () => bilingualFields("text", label),
    standing: (register, code) => {
      const text = textOf(register, code);
      return text === undefined ? null : writeBilingual("text", text);
    },
    read: (_register, code, given) => {
      const issues: Issue[] = [];
      const text = readBilingual(given, "text", issues, label);
      return made(issues, () => edit(code, text));
    },
    ...(removes === undefined ? {} : { removes }),
  };
}

const parts = (register: Register) => register.indicators.flatMap((one) => one.parts);

export const priorityForm = textForm({ name: both("Priorité", "Priority"), label: titleLabel, textOf: (register, code) => register.priorities.find((one) => one.code === code)?.title, edit: (code, title) => ({ kind: "priority.title", code, title }) });
export const objectiveForm = textForm({ name: both("Objectif", "Objective"), label: titleLabel, textOf: (register, code) => findObjective(register, code)?.objective.title, edit: (code, title) => ({ kind: "objective.title", code, title }), removes: "objective" });
export const actionForm = textForm({ name: both("Action", "Action"), label: titleLabel, textOf: (register, code) => findAction(register, code)?.action.title, edit: (code, title) => ({ kind: "action.title", code, title }), removes: "action" });
export const indicatorForm = textForm({ name: both("Indicateur", "Indicator"), label: titleLabel, textOf: (register, code) => register.indicators.find((one) => one.code === code)?.title, edit: (code, title) => ({ kind: "indicator.title", code, title }), removes: "indicator" });
export const partForm = textForm({
  name: both("Volet", "Part"), label: both("Définition", "Definition"), removes: "part",
  textOf: (register, code) => {
    const part = parts(register).find((one) => one.code === code);
    return part === undefined ? undefined : (part.definition ?? (part.writtenDefinition === null ? null : both(part.writtenDefinition, part.writtenDefinition)));
  },
  edit: (code, definition) => ({ kind: "part.definition", code, definition }),
});
export const measureForm = textForm({ name: both("Mesure", "Measure"), label: both("Nom", "Name"), removes: "measure", textOf: (register, code) => parts(register).flatMap((one) => one.measures).find((one) => one.key === code)?.name, edit: (code, name) => ({ kind: "measure.name", code, name }) });

export const contractTitleForm = textForm({ name: both("Titre du contrat", "Title of the contract"), label: titleLabel, textOf: (register) => register.title, edit: (_code, title) => ({ kind: "contract.title", title }) });

export const contractYearsForm: EditForm = {
  title: () => both("Années du contrat", "Years of the contract"),
  fields: () => [
    { name: "fromYear", label: both("Première année", "First year"), control: "text" },
    { name: "toYear", label: both("Dernière année", "Last year"), control: "text", hint: both("Prolonger le contrat ne change pas les échéances des cibles\u202f: elles se changent une à une.", "Extending the contract does not change when targets are due: they are changed one by one.") },
  ],
  standing: (register) => ({ fromYear: String(register.fromYear), toYear: String(register.toYear) }),
  read: (_register, _code, given) => {
    const issues: Issue[] = [];
    const [fromYear, toYear] = [readYear(given, "fromYear", issues), readYear(given, "toYear", issues)];
    return made(issues, () => ({ kind: "contract.years", fromYear, toYear }));
  },
};

interface NewTextForm {
  readonly title: (code: string) => Bilingual;
  readonly label: Bilingual;
  readonly codeHint: Bilingual;
  readonly hasParent: (register: Register, code: string) => boolean;
  readonly edit: (parent: string, code: string, text: Bilingual) => Edit;
}

/** A form that adds something with a code and a text under what `code` names. */
function newTextForm({ title, label, codeHint, hasParent, edit }: NewTextForm): EditForm {
  return {
    title: (_register, code) => title(code),
    fields: () => [{ name: "code", label: both("Code", "Code"), control: "text", hint: codeHint }, ...bilingualFields("text", label)],
    standing: (register, code) => (hasParent(register, code) ? { code: "", textFr: "", textEn: "" } : null),
    read: (_register, parent, given) => {
      const issues: Issue[] = [];
      const code = readCode(given, "code", issues);
      const text = readBilingual(given, "text", issues, label);
      return made(issues, () => edit(parent, code, text));
    },
  };
}

export const newObjectiveForm = newTextForm({
  title: (code) => both(`Nouvel objectif de la priorité ${code}`, `New objective of priority ${code}`), label: titleLabel, codeHint: both("Un numéro qui n’est pas pris dans le contrat.", "A number that the contract does not have."),
  hasParent: (register, code) => register.priorities.some((one) => one.code === code), edit: (priority, code, title) => ({ kind: "objective.add", priority, code, title }),
});
export const newActionForm = newTextForm({
  title: (code) => both(`Nouvelle action de l’objectif ${code}`, `New action of objective ${code}`), label: titleLabel, codeHint: both("Un numéro qui n’est pas pris dans le contrat.", "A number that the contract does not have."),
  hasParent: (register, code) => findObjective(register, code) !== undefined, edit: (objective, code, title) => ({ kind: "action.add", objective, code, title }),
});
export const newPartForm = newTextForm({
  title: (code) => both(`Nouveau volet de l’indicateur ${code}`, `New part of indicator ${code}`), label: both("Définition", "Definition"), codeHint: both("Par exemple 3.c. Les périmètres des personnes suivent ce code.", "For example 3.c. People’s perimeters follow this code."),
  hasParent: (register, code) => register.indicators.some((one) => one.code === code), edit: (indicator, code, definition) => ({ kind: "part.add", indicator, code, definition }),
});
export const newIndicatorForm = newTextForm({
  title: () => both("Nouvel indicateur", "New indicator"), label: titleLabel, codeHint: both("Un numéro qui n’est pas pris dans le contrat.", "A number that the contract does not have."),
  hasParent: () => true, edit: (_parent, code, title) => ({ kind: "indicator.add", code, title, lagYears: 0 }),
});
