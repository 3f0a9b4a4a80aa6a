import { AppError } from "../../../../kernel/errors/app-error.ts";
import { formatList } from "../../../../kernel/i18n/format.ts";
import type { Figure } from "../../../activity/index.ts";
import type { YearDeps } from "../deps.ts";

/** The figure that stands under this code. Fails with `reports.unknown-figure`, which names the years that exist. */
export async function standingFigure(deps: Pick<YearDeps, "figures">, year: number, code: string): Promise<Figure> {
  const found = (await deps.figures.ofYear(year, null)).find((one) => one.code === code);
  if (found === undefined) throw await unknownFigure(deps, `${year}/${code}`);
  return found;
}

/** The refusal for a figure, or a whole year, that is not there. */
export async function unknownFigure({ figures }: Pick<YearDeps, "figures">, asked: string): Promise<AppError> {
  const years = (await figures.years()).map(String);
  return new AppError("reports.unknown-figure", {
    fr: `Aucun chiffre pour «\u202f${asked}\u202f». ${years.length === 0 ? "Aucune année n’a encore de chiffres." : `Années présentes\u202f: ${formatList(years, "fr")}.`}`,
    en: `No figure for “${asked}”. ${years.length === 0 ? "No year has figures yet." : `Years at hand: ${formatList(years, "en")}.`}`,
  }, { status: 404 });
}
