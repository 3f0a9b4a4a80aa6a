import type { OtherMeasures } from "../../modules/activity/index.ts";
import { DefinitionList, Heading } from "../../kernel/html/index.ts";
import { formatNumber, formatPercent } from "../../kernel/i18n/format.ts";
import type { Language } from "../../kernel/i18n/language.ts";
import type { Day } from "../../kernel/time/day.ts";
import { may } from "../../modules/identity/index.ts";
import type { House } from "../house.ts";
import { mortalityDay } from "./compose.ts";

/** Indicators 6.a and 6.b on the page of the measures: live, and recorded with the others. Nothing while nothing was released. */
export function measuresOfMortality(house: House): OtherMeasures {
  const { indicators } = house.mortality;
  const day = mortalityDay(house);
  const shown = async (on: Day, language: Language): Promise<ReturnType<typeof Heading>> => {
    const [delay, failure] = [await indicators.delay(on), await indicators.failure(on)];
    if (delay.value === null && failure.value === null) return <></>;
    const fr = language === "fr";
    const link = (anchor: string) => <a href={`/mortality/indicators?on=${on}#${anchor}`}>{fr ? "Les années qui le font" : "The years that make it"}</a>;
    return (
      <section>
        <Heading level={2}>{fr ? "Mesures tirées de la chaîne des causes de décès" : "Measures from the line of causes of death"}</Heading>
        <DefinitionList items={[
          { term: fr ? "6.a · Délai des statistiques de décès" : "6.a · Delay of the death statistics", details: <><strong>{delay.value === null ? "–" : formatNumber(delay.value, language)}</strong> {fr ? "an(s)" : "years"}. {link("delay")}</> },
          { term: fr ? "6.b · Échec de l’appariement avec le SNDS" : "6.b · Failure of the matching with the national health data", details: <><strong>{failure.value === null ? "–" : formatPercent(failure.value, language)}</strong>. {link("failure")}</> },
        ]} />
      </section>
    );
  };
  return {
    day,
    show: async ({ language }) => shown(await day(), language),
    run: async ({ actor, language }, on) => {
      if (may(actor, "values.propose", "6.a") && may(actor, "values.propose", "6.b")) await indicators.measure({ accountId: actor?.accountId ?? null, name: actor?.name ?? "" }, { on });
      return shown(on, language);
    },
  };
}
