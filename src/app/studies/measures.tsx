import type { OtherMeasures } from "../../modules/activity/index.ts";
import { DefinitionList, Heading } from "../../kernel/html/index.ts";
import { formatDay, formatNumber, pick } from "../../kernel/i18n/format.ts";
import { may } from "../../modules/identity/index.ts";
import { trialsWithDoiRecipe, type TrialCount } from "../../modules/studies/index.ts";
import type { Language } from "../../kernel/i18n/language.ts";
import type { House } from "../house.ts";
import { studyDay, trialIndicatorOf } from "./transparency.ts";

/** Indicator 4.d on the page of the measures: live, and recorded with the others. */
export function measuresOfStudies(house: House): OtherMeasures {
  const indicator = trialIndicatorOf(house);
  const day = studyDay(house);
  return {
    day,
    show: async ({ language }) => shown(await indicator.count(await day()), language),
    run: async ({ actor, language }, on) => {
      if (may(actor, "values.propose", trialsWithDoiRecipe.series)) await indicator.measure({ accountId: actor?.accountId ?? null, name: actor?.name ?? "" }, { on });
      return shown(await indicator.count(on), language);
    },
  };
}

/** One after the other, as one. */
export function bothMeasures(first: OtherMeasures, second: OtherMeasures): OtherMeasures {
  return { day: first.day, show: async (context) => <>{await first.show(context)}{await second.show(context)}</>, run: async (context, on) => <>{await first.run(context, on)}{await second.run(context, on)}</> };
}

function shown({ value, on, leftOut, others }: TrialCount, language: Language): ReturnType<typeof Heading> {
  const fr = language === "fr";
  return (
    <section>
      <Heading level={2}>{fr ? "Mesure tirée du portail des études" : "Measure from the portal of studies"}</Heading>
      <DefinitionList items={[{ term: `${trialsWithDoiRecipe.series} · ${pick(trialsWithDoiRecipe.name, language)}`, details: <>
        <strong>{value === null ? (fr ? "aucune étude publiée" : "no study published") : formatNumber(value, language)}</strong> {fr ? `le ${formatDay(on, "fr")}\u202f; ${formatNumber(leftOut.length + others, "fr")} études laissées de côté. ` : `on ${formatDay(on, "en")}; ${formatNumber(leftOut.length + others, "en")} studies left out. `}
        <a href={`/studies/indicator?on=${on}`}>{fr ? "Les essais comptés, et pourquoi pas les autres" : "The trials counted, and why not the others"}</a>
      </> }]} />
    </section>
  );
}
