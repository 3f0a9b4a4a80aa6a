import type { Command } from "../../../kernel/cli/index.ts";
import { formatNumber } from "../../../kernel/i18n/format.ts";
import { dayOption, givenDay } from "../day-option.ts";
import { withHouse } from "../with-house.ts";

export const remindCommand: Command = {
  name: "remind",
  summary: { fr: "Annoncer les campagnes qui s’ouvrent et relancer ce qui est attendu", en: "Announce the campaigns that open and remind of what is expected" },
  details: {
    fr: "La maison servie le fait d’elle-même chaque jour\u00a0; recommencer ne redit rien à personne.",
    en: "A served house does it by itself every day; doing it again tells nobody twice.",
  },
  options: [dayOption("on", { fr: "Comme si l’on était ce jour-là", en: "As if it were that day" })],
  run: async (invocation) => {
    const { terminal } = invocation;
    const { opened, duties } = await withHouse(terminal, (house) => house.campaigns.runReminders(givenDay(invocation, "on") ?? house.clock.today()));
    const [campaigns, values] = [formatNumber(opened, terminal.language), formatNumber(duties, terminal.language)];
    terminal.out(terminal.language === "fr" ? `Campagnes annoncées\u00a0: ${campaigns}. Valeurs attendues à relancer\u00a0: ${values}.` : `Campaigns announced: ${campaigns}. Expected values to remind of: ${values}.`);
    return 0;
  },
};
