import type { Command, ExitStatus } from "../../../kernel/cli/index.ts";
import { formatNumber } from "../../../kernel/i18n/format.ts";
import { studyAlertsOf } from "../../studies/alerts.ts";
import { withHouse } from "../with-house.ts";

/** `jalon studies alerts`. */
export const studyAlertsCommand: Command = {
  name: "alerts",
  summary: { fr: "Prévenir ceux qui suivent une recherche de ce qui a changé", en: "Tell those who follow a search what has changed" },
  run: ({ terminal }) => withHouse<ExitStatus>(terminal, async (house) => {
    const { looked, told, forgotten } = await studyAlertsOf(house).run();
    await house.outbox.drain();
    const number = (value: number): string => formatNumber(value, terminal.language);
    terminal.out(terminal.language === "fr" ? `${number(looked)} recherches regardées, ${number(told)} avis, ${number(forgotten)} adresses oubliées.` : `${number(looked)} searches looked at, ${number(told)} notices, ${number(forgotten)} addresses forgotten.`);
    return 0;
  }),
};
