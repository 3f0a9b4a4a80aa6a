import { z } from "zod";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { isLanguage } from "../../../../kernel/i18n/format.ts";
import { route, type Reply, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { unknownModule } from "../errors.ts";
import type { ClassView } from "../training.ts";
import { formBody, typed } from "../../synthesis/web/deps.tsx";
import { CataloguePage, LabelPage, ModulePage, type CatalogueRow, type CatalogueSort } from "./catalogue-page.tsx";
import { accountOf, catalogue, placeOf, type TrainingWebDeps } from "./deps.ts";

const ofCode = z.object({ code: z.string().max(40) });
const sorts = z.object({ sort: z.enum(["title", "credits", "next"]).catch("title").default("title") });
const pictureQuery = z.object({ lang: z.string().max(5).optional() });

/** Classes in which one can still enrol on a day. */
export function isOpen({ class: { cancelledOn, endsOn } }: ClassView, on: Day): boolean {
  return cancelledOn === null && (endsOn === null || endsOn >= on);
}

/** The catalogue, modules and labels, for everyone. */
export function catalogueRoutes({ training }: TrainingWebDeps): readonly Route[] {
  async function rows(sort: CatalogueSort, language: Language): Promise<readonly CatalogueRow[]> {
    const [modules, views, today] = [await training.modules(), await training.classes(), await training.today()];
    const all = modules.filter(({ offered }) => offered).map((module): CatalogueRow => ({ module, next: views.find((view) => view.class.moduleCode === module.code && isOpen(view, today)) ?? null }));
    const byTitle = (a: CatalogueRow, b: CatalogueRow): number => a.module.title[language].localeCompare(b.module.title[language], language);
    const nextOf = ({ next }: CatalogueRow): string => (next === null ? "9999" : (next.class.startsOn ?? "0000"));
    return all.toSorted((a, b) => (sort === "credits" ? b.module.credits - a.module.credits : sort === "next" ? nextOf(a).localeCompare(nextOf(b)) : 0) || byTitle(a, b));
  }

  const picture = (text: string): Reply => ({ kind: "document", mediaType: "image/svg+xml", text, shared: true });
  const languageOf = (lang: string | undefined, fallback: Language): Language => (lang !== undefined && isLanguage(lang) ? lang : fallback);

  return [
    route({
      method: "GET", path: catalogue, access: "public", summary: "Training: modules, their next classes, labels", query: sorts,
      handle: async ({ query: { sort }, context }) => {
        const place = await placeOf({ training }, context);
        const all = await rows(sort, place.language);
        const labels = (await training.labels()).filter(({ offered }) => offered);
        return { kind: "page", page: { title: place.say("Formations", "Training"), section: "consultations", demonstration: all.some(({ module }) => module.demonstration), body: <CataloguePage place={place} rows={all} labels={labels} sort={sort} /> } };
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/training-catalogue.${format}`, access: "public", summary: "The catalogue of training as a file",
      handle: async ({ context: { language } }) => tableReply(catalogueTable(await rows("title", language)), format, language),
    })),
    route({
      method: "GET", path: `${catalogue}/:code`, access: "public", summary: "A module, its classes, and the way to enrol", params: ofCode,
      handle: async ({ params: { code }, context }) => {
        const module = await training.findModule(code);
        if (module === null) throw unknownModule();
        const place = await placeOf({ training }, context);
        const views = (await training.classes(code)).filter((view) => isOpen(view, place.today));
        const mine = context.actor === null ? [] : (await training.recordOf(accountOf(context))).enrolments;
        return { kind: "page", page: { title: module.title[place.language], section: "consultations", demonstration: module.demonstration, body: <ModulePage place={place} module={module} views={module.offered ? views : []} mine={new Map(mine.map(({ enrolment }) => [enrolment.classId, enrolment]))} /> } };
      },
    }),
    route({
      method: "POST", path: `${catalogue}/:code/enrol`, access: "signed-in", summary: "Enrols whoever asks in a class of the module", params: ofCode, body: formBody, perMinute: 60,
      handle: async ({ params: { code }, body, context }) => {
        const state = await training.enrol(accountOf(context), typed(body, "class"));
        return { kind: "redirect", to: `/integrity/my-training?done=${state}&module=${encodeURIComponent(code)}` };
      },
    }),
    route({
      method: "GET", path: `${catalogue}/:code/badge.svg`, access: "public", summary: "The picture of the badge of a module", params: ofCode, query: pictureQuery,
      handle: async ({ params: { code }, query, context }) => {
        const module = await training.findModule(code);
        if (module === null) throw unknownModule();
        const language = languageOf(query.lang, context.language);
        return picture(await training.picture(module.title, "module", "", language));
      },
    }),
    route({
      method: "GET", path: `${catalogue}/labels/:code`, access: "public", summary: "A label, how it is given and renewed", params: ofCode,
      handle: async ({ params: { code }, context }) => {
        const label = await training.findLabel(code);
        if (label === null) throw unknownModule();
        const place = await placeOf({ training }, context);
        const modules = (await training.modules()).filter((module) => label.required.includes(module.code));
        return { kind: "page", page: { title: label.title[place.language], section: "consultations", demonstration: label.demonstration, body: <LabelPage place={place} label={label} modules={modules} /> } };
      },
    }),
    route({
      method: "GET", path: `${catalogue}/labels/:code/badge.svg`, access: "public", summary: "The picture of the badge of a label", params: ofCode, query: pictureQuery,
      handle: async ({ params: { code }, query, context }) => {
        const label = await training.findLabel(code);
        if (label === null) throw unknownModule();
        return picture(await training.picture(label.title, "label", "", languageOf(query.lang, context.language)));
      },
    }),
  ];
}

function catalogueTable(rows: readonly CatalogueRow[]): Table {
  return {
    name: "training-catalogue",
    title: { fr: "Catalogue des formations", en: "Catalogue of training" },
    columns: [
      { key: "code", label: { fr: "Code", en: "Code" } }, { key: "title", label: { fr: "Module", en: "Module" } }, { key: "audience", label: { fr: "Pour qui", en: "For whom" } },
      { key: "durationHours", label: { fr: "Durée", en: "Duration" }, unit: "h" }, { key: "credits", label: { fr: "Crédits", en: "Credits" } }, { key: "validityMonths", label: { fr: "Validité", en: "Validity" }, unit: "mois" },
      { key: "compulsory", label: { fr: "Obligatoire à l’arrivée", en: "Compulsory for newcomers" } }, { key: "assessed", label: { fr: "Évalué", en: "Assessed" } }, { key: "next", label: { fr: "Prochaine séance", en: "Next class" } },
    ],
    rows: rows.map(({ module, next }) => [module.code, module.title, module.audience, module.durationHours, module.credits, module.validityMonths, yesNo(module.forNewcomers), yesNo(module.assessment !== null), next?.class.startsOn == null ? null : { day: next.class.startsOn }]),
    demonstration: rows.some(({ module }) => module.demonstration),
  };
}

export function yesNo(value: boolean): { readonly fr: string; readonly en: string } {
  return value ? { fr: "oui", en: "yes" } : { fr: "non", en: "no" };
}
