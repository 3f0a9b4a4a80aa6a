import type { OtherMeasures } from "../../modules/activity/index.ts";
import { bibliometricRecipes, measuredPapers } from "../../modules/bibliometrics/index.ts";
import { may, maySomewhere } from "../../modules/identity/index.ts";
import type { House } from "../house.ts";
import { measureDay } from "./measure-day.ts";

/** The measures over publications, on the page of the measures. */
export function measuresOfPapers(house: House): OtherMeasures {
  const { bibliometrics } = house;
  const latest: (drafts: boolean) => ReturnType<typeof bibliometrics.latest> = (drafts) => bibliometrics.latest({ drafts });
  return {
    day: () => measureDay(house),
    show: async ({ actor, language }) => measuredPapers({ reports: [], latest: await latest(maySomewhere(actor, "drafts.read")), language }),
    run: async ({ actor, language }, on) => {
      const codes = bibliometricRecipes.filter((recipe) => may(actor, "values.propose", recipe.series)).map((recipe) => recipe.code);
      const reports = codes.length === 0 ? [] : await bibliometrics.measure({ accountId: actor?.accountId ?? null, name: actor?.name ?? "" }, { on, codes });
      return measuredPapers({ reports, latest: await latest(maySomewhere(actor, "drafts.read")), language });
    },
  };
}
