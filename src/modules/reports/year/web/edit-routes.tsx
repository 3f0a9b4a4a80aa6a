import { z } from "zod";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { yearOf } from "../../../../kernel/time/day.ts";
import { plural } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { figuresSha256, readFigureEdition, type Figure } from "../../../activity/index.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { YearDeps } from "../deps.ts";
import { figurePath } from "../say-figure.ts";
import { codeInPath, yearInPath } from "./api-schemas.ts";
import { figureForm, formOf, readForm, type FigureForm } from "./edit-form.ts";
import { EditListPage, EditPage } from "./edit-page.tsx";
import { standingFigure } from "./find-figure.ts";
import { apiAuthor, guardEdit, tieCheck } from "./guard.ts";

const access = { anyOf: rolesFor("figures.edit") };
const place = z.object({ year: yearInPath, code: codeInPath });

/** Entry and correction of figures by hand, and the import of an edition. */
export function editRoutes(deps: YearDeps): readonly Route[] {
  const { figures } = deps;

  async function list(context: RequestContext, issues: readonly Issue[], done: Bilingual | null, status = 200): Promise<Reply> {
    const all = (await Promise.all((await figures.years()).map((year) => figures.ofYear(year, null)))).flat();
    return { kind: "page", status, page: { title: context.language === "fr" ? "Chiffres de l’année" : "Figures of the year", section: "year", body: <EditListPage context={context} figures={all} issues={issues} done={done} /> } };
  }

  async function page(context: RequestContext, form: FigureForm, figure: Figure | null, issues: readonly Issue[] = [], changed = false, status = 200): Promise<Reply> {
    const year = figure?.year ?? Number(form.year);
    const wholes = (Number.isInteger(year) ? await figures.ofYear(year, null) : []).filter((one) => one.partOf === null && one.code !== figure?.code);
    const french = context.language === "fr";
    const title = figure === null ? (french ? "Ajouter un chiffre" : "Add a figure") : `${french ? "Corriger" : "Correct"} · ${figure.label[context.language]}`;
    return { kind: "page", status, page: { title, section: "year", demonstration: figure?.demonstration ?? false, body: <EditPage {...{ context, form, figure, wholes, issues, changed }} /> } };
  }

  /** Saves what was typed: all faults at once in the form, what somebody else wrote beside it, or the page of the figure. */
  async function save(context: RequestContext, form: FigureForm, figure: Figure | null): Promise<Reply> {
    const { content, issues } = readForm(form, figure);
    if (content === null) return page(context, form, figure, issues, false, 422);
    try {
      await figures.enter(apiAuthor(context), { content, seen: form.seen === "" ? null : form.seen }, await tieCheck(deps, context));
      return { kind: "redirect", to: figurePath(content) };
    } catch (error) {
      if (!(error instanceof AppError) || (error.status !== 422 && error.status !== 409)) throw error;
      const standing = (await figures.ofYear(content.year, null)).find((one) => one.code === content.code) ?? null;
      if (error.status === 409 && figure === null && standing !== null) return page(context, form, null, [{ code: error.code, severity: "error", field: "code", text: takenCode(content.code) }], false, 409);
      const said: readonly Issue[] = error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", text: error.text }];
      return page(context, form, error.status === 409 ? standing : figure, said, error.status === 409, error.status);
    }
  }

  return [
    route({
      method: "GET", path: "/year/edit", access, summary: "Every key figure, to be corrected, and the import of a publication",
      handle: async ({ context }) => { guardEdit(context); return list(context, [], null); },
    }),
    route({
      method: "POST", path: "/year/edit/import", access, summary: "Checks or takes in a publication of figures", perMinute: 30,
      body: z.looseObject({ act: z.enum(["check", "record"]).default("check") }),
      handle: async ({ body, files, context }) => {
        guardEdit(context);
        const file = files.find((one) => one.bytes.length > 0);
        if (file === undefined) return list(context, [{ code: "reports.no-figures-file", severity: "error", text: { fr: "Choisissez un fichier.", en: "Choose a file." } }], null, 422);
        try {
          const text = new TextDecoder().decode(file.bytes);
          const edition = readFigureEdition(file.name, text, await tieCheck(deps, context));
          const { delivery, withdrawn } = await figures.importEdition(apiAuthor(context), edition, figuresSha256(text), body.act === "check");
          const what = delivery.statements === 0 && withdrawn.length === 0 ? { fr: "rien de nouveau", en: "nothing new" } : { fr: `${edition.figures.length} ${plural("fr", edition.figures.length, { one: "chiffre", other: "chiffres" })} de ${edition.year}, ${withdrawn.length} ${plural("fr", withdrawn.length, { one: "retiré", other: "retirés" })}`, en: `${edition.figures.length} ${plural("en", edition.figures.length, { one: "figure", other: "figures" })} of ${edition.year}, ${withdrawn.length} taken back` };
          return await list(context, [], body.act === "check" ? { fr: `Vérifié, rien n’est enregistré\u202f: ${what.fr}.`, en: `Checked, nothing is recorded: ${what.en}.` } : { fr: `Importé\u202f: ${what.fr}.`, en: `Imported: ${what.en}.` });
        } catch (error) {
          if (!(error instanceof AppError) || error.status >= 500) throw error;
          return list(context, error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", text: error.text }], null, error.status);
        }
      },
    }),
    route({
      method: "GET", path: "/year/edit/new", access, summary: "Form for a new key figure",
      handle: async ({ context }) => { guardEdit(context); return page(context, formOf(null, "", (await figures.years())[0] ?? yearOf(context.clock.today()) - 1), null); },
    }),
    route({
      method: "POST", path: "/year/edit/new", access, summary: "Adds a key figure", body: figureForm, perMinute: 60,
      handle: async ({ body, context }) => { guardEdit(context); return save(context, { ...body, seen: "" }, null); },
    }),
    route({
      method: "GET", path: "/year/:year/figures/:code/edit", access, summary: "Form to correct a key figure", params: place,
      handle: async ({ params: { year, code }, context }) => {
        guardEdit(context);
        const figure = await standingFigure(deps, year, code);
        return page(context, formOf(figure, figure.revision, year), figure);
      },
    }),
    route({
      method: "POST", path: "/year/:year/figures/:code/edit", access, summary: "Corrects a key figure, or gives the word back to the publication", params: place, body: figureForm, perMinute: 60,
      handle: async ({ params: { year, code }, body, context }) => {
        guardEdit(context);
        const figure = await standingFigure(deps, year, code);
        if (body.act === "save") return save(context, body, figure);
        try {
          await figures.takeBack(apiAuthor(context), year, code, body.seen);
          return { kind: "redirect", to: figurePath(figure) };
        } catch (error) {
          if (!(error instanceof AppError) || error.status !== 409) throw error;
          const standing = await standingFigure(deps, year, code);
          return page(context, body, standing, [{ code: error.code, severity: "error", text: error.text }], true, 409);
        }
      },
    }),
  ];
}

function takenCode(code: string): Bilingual {
  return { fr: `Code\u202f: «\u202f${code}\u202f» désigne déjà un chiffre de cette année. Corrigez-le, ou choisissez un autre code.`, en: `Code: “${code}” already names a figure of this year. Correct it, or choose another code.` };
}
