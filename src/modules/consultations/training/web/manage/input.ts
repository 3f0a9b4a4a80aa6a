import { both } from "../../../../../kernel/i18n/format.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { isDay } from "../../../../../kernel/time/day.ts";
import { listed, typed, typedPair } from "../../../synthesis/web/deps.tsx";
import type { ClassInput, LabelInput, ModuleInput } from "../../actions/manage.ts";
import { readQuiz, writeQuiz } from "../../domain/quiz.ts";
import type { TrainingClass, TrainingLabel, TrainingModule } from "../../domain/model.ts";

/** What was typed in a form, to be shown again. */
export type Given = Readonly<Record<string, string>>;
type Body = Readonly<Record<string, unknown>>;

export function givenIn(body: Body): Given {
  return Object.fromEntries(Object.keys(body).map((name) => [name, Array.isArray(body[name]) ? listed(body, name).join(" ") : typed(body, name)]));
}

/** A number as people type it; NaN for nothing and for what is none. */
function numberIn(body: Body, name: string): number {
  const text = typed(body, name).replaceAll(/\s/g, "").replace(",", ".");
  return text === "" ? Number.NaN : Number(text);
}

export function moduleIn(body: Body, code: string): { readonly input: ModuleInput; readonly issues: readonly Issue[] } {
  const text = typed(body, "quiz");
  const assessed = typed(body, "assessed") !== "" || text !== "";
  const { questions, issues } = readQuiz(text);
  return {
    issues,
    input: {
      code, title: typedPair(body, "title"), summary: typedPair(body, "summary"), aims: typedPair(body, "aims"), audience: typedPair(body, "audience"),
      durationHours: numberIn(body, "durationHours"), credits: numberIn(body, "credits"), validityMonths: numberIn(body, "validityMonths"),
      forNewcomers: typed(body, "forNewcomers") !== "", selfPaced: typed(body, "selfPaced") !== "", offered: typed(body, "offered") !== "",
      assessment: assessed ? { passShare: numberIn(body, "passPercent") / 100, attempts: numberIn(body, "attempts"), questions } : null,
    },
  };
}

const on = (value: boolean): string => (value ? "on" : "");

export function givenOfModule(module: TrainingModule): Given {
  const { assessment } = module;
  return {
    code: module.code, titleFr: module.title.fr, titleEn: module.title.en, summaryFr: module.summary.fr, summaryEn: module.summary.en, aimsFr: module.aims.fr, aimsEn: module.aims.en, audienceFr: module.audience.fr, audienceEn: module.audience.en,
    durationHours: String(module.durationHours), credits: String(module.credits), validityMonths: String(module.validityMonths), forNewcomers: on(module.forNewcomers), selfPaced: on(module.selfPaced), offered: on(module.offered),
    assessed: on(assessment !== null), passPercent: assessment === null ? "80" : String(Math.round(assessment.passShare * 100)), attempts: assessment === null ? "3" : String(assessment.attempts), quiz: assessment === null ? "" : writeQuiz(assessment.questions),
  };
}

export function labelIn(body: Body, code: string): LabelInput {
  return { code, title: typedPair(body, "title"), description: typedPair(body, "description"), required: listed(body, "required").map((one) => one.slice(0, 40)), credits: numberIn(body, "credits"), validityMonths: numberIn(body, "validityMonths"), renewalCredits: numberIn(body, "renewalCredits"), offered: typed(body, "offered") !== "" };
}

export function givenOfLabel(label: TrainingLabel): Given {
  return { code: label.code, titleFr: label.title.fr, titleEn: label.title.en, descriptionFr: label.description.fr, descriptionEn: label.description.en, required: label.required.join(" "), credits: String(label.credits), validityMonths: String(label.validityMonths), renewalCredits: String(label.renewalCredits), offered: on(label.offered) };
}

/** Days that are none are faults of their field. */
export function classIn(body: Body): { readonly input: ClassInput; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const dayIn = (name: string) => {
    const text = typed(body, name);
    if (text === "") return null;
    if (isDay(text)) return text;
    issues.push({ code: "consultations.bad-day", severity: "error", field: name, text: both("Donnez un jour qui existe.", "Give a day that exists.") });
    return null;
  };
  const startsOn = dayIn("startsOn");
  const endsOn = typed(body, "endsOn") === "" ? startsOn : dayIn("endsOn");
  const place = typedPair(body, "place");
  const trainer = typed(body, "trainer");
  return { issues, input: { startsOn, endsOn, place: { fr: place.fr, en: place.en === "" ? place.fr : place.en }, places: typed(body, "places") === "" ? null : numberIn(body, "places"), trainerAccountId: trainer === "" ? null : trainer } };
}

export function givenOfClass(one: TrainingClass): Given {
  return { startsOn: one.startsOn ?? "", endsOn: one.endsOn ?? "", placeFr: one.place.fr, placeEn: one.place.en, places: one.places === null ? "" : String(one.places), trainer: one.trainerAccountId ?? "" };
}
