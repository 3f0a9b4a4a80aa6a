import type { OtherMeasures } from "../../modules/activity/index.ts";
import { DefinitionList, Heading } from "../../kernel/html/index.ts";
import { formatDay, formatNumber, pick } from "../../kernel/i18n/format.ts";
import type { Language } from "../../kernel/i18n/language.ts";
import { hostedRecipe, type HostedCount } from "../../modules/cohorts/index.ts";
import { may } from "../../modules/identity/index.ts";
import { measureDay } from "../bibliometrics/measure-day.ts";
import type { House } from "../house.ts";
import { hostedIndicatorOf } from "./compose.ts";

/** Indicator 5 on the page of the measures: live, and recorded with the others. Nothing while the register is empty. */
export function measuresOfCohorts(house: House): OtherMeasures {
  const indicator = hostedIndicatorOf(house);
  const day = () => measureDay(house);
  return {
    day,
    show: async ({ language }) => shown(await indicator.count(await day()), language),
    run: async ({ actor, language }, on) => {
      if (may(actor, "values.propose", "5")) await indicator.measure({ accountId: actor?.accountId ?? null, name: actor?.name ?? "" }, { on });
      return shown(await indicator.count(on), language);
    },
  };
}

function shown({ value, on, reading, leftOut }: HostedCount, language: Language): ReturnType<typeof Heading> {
  if (value === null) return <></>;
  const fr = language === "fr";
  const { series, name } = hostedRecipe(reading);
  return (
    <section>
      <Heading level={2}>{fr ? "Mesure tirée du registre des cohortes" : "Measure from the register of cohorts"}</Heading>
      <DefinitionList items={[{ term: `${series} · ${pick(name, language)}`, details: <>
        <strong>{formatNumber(value, language)}</strong> {fr ? `le ${formatDay(on, "fr")}\u202f; ${formatNumber(leftOut.length, "fr")} cohortes laissées de côté. ` : `on ${formatDay(on, "en")}; ${formatNumber(leftOut.length, "en")} cohorts left out. `}
        <a href={`/cohorts/indicator?on=${on}`}>{fr ? "Les cohortes comptées, et pourquoi pas les autres" : "The cohorts counted, and why not the others"}</a>
      </> }]} />
    </section>
  );
}
