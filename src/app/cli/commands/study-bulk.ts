import type { Command, ExitStatus } from "../../../kernel/cli/index.ts";
import { formatNumber } from "../../../kernel/i18n/format.ts";
import { bulkOf } from "../../studies/exchange.ts";
import { commandLineAuthor, withHouse } from "../with-house.ts";

/** `jalon studies bulk`. */
export const studyBulkCommand: Command = {
  name: "bulk",
  summary: { fr: "Refaire les fichiers de toutes les études (JSON Lines, Parquet)", en: "Make the files of all studies again (JSON Lines, Parquet)" },
  run: ({ terminal }) => withHouse<ExitStatus>(terminal, async (house) => {
    const { language } = terminal;
    const made = await bulkOf(house).make(commandLineAuthor);
    const [studies, seconds] = [formatNumber(made.studyCount, language), formatNumber(made.milliseconds / 1000, language, { maximumFractionDigits: 1 })];
    terminal.out(language === "fr" ? `${studies} études en ${seconds} s.` : `${studies} studies in ${seconds} s.`);
    terminal.out(`studies.jsonl.gz  ${made.jsonlSha256}\nstudies.parquet   ${made.parquetSha256}`);
    return 0;
  }),
};
