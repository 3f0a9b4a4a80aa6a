import type { VNode } from "preact";
import { Disclosure, Table } from "../../../../kernel/html/index.ts";
import { formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { ExpandedModel, TrainedValues } from "../../domain/model.ts";
import { bits, sayIn, share } from "../deps.tsx";
import { BitsBars } from "../charts/bits-bars.tsx";

/** What each level weighs, with m and u: the model as it stands. */
export function WeightsChart({ model, values, source, language }: { readonly model: Pick<ExpandedModel, "comparisons">; readonly values: TrainedValues; readonly source: string; readonly language: Language }): VNode {
  const say = sayIn(language);
  const rows = model.comparisons.flatMap(({ name, label, levels }) => levels.map((level, index) => {
    const known = values.comparisons[name]?.[index];
    const [m, u] = [known?.m ?? level.m ?? null, known?.u ?? level.u ?? null];
    return { comparison: label[language], level: level.label[language], m, u, weight: m === null || u === null || u <= 0 || m <= 0 ? null : Math.log2(m / u), terms: level.termFrequency !== undefined };
  }));
  const small = (value: number | null): string => (value === null ? "–" : value >= 0.001 ? share(value, language, 3) : formatNumber(value, language, { maximumFractionDigits: 7 }));
  const table = (
    <Disclosure summary={say("m et u de chaque niveau, en table", "m and u of each level, as a table")}>
      <Table caption={say("Poids des niveaux", "Weights of levels")} captionHidden language={language} rows={rows} columns={[
        { header: say("Comparaison", "Comparison"), rowHeader: true, cell: ({ comparison }) => comparison },
        { header: say("Niveau", "Level"), cell: ({ level, terms }) => `${level}${terms ? say(" (ajusté à la fréquence)", " (adjusted by frequency)") : ""}` },
        { header: say("m\u202f: parmi les mêmes personnes", "m: among the same people"), numeric: true, cell: ({ m }) => small(m) },
        { header: say("u\u202f: parmi des personnes différentes", "u: among different people"), numeric: true, cell: ({ u }) => small(u) },
        { header: say("Poids en bits", "Weight in bits"), numeric: true, cell: ({ weight }) => (weight === null ? "–" : bits(weight, language)) },
      ]} />
    </Disclosure>
  );
  const drawn = rows.filter((row) => row.weight !== null);
  return (
    <BitsBars
      title={say("Ce que pèse chaque niveau d’accord", "What each level of agreement weighs")} language={language} source={source} table={table}
      description={drawn.map(({ comparison, level, weight }) => `${comparison}, ${level}: ${bits(weight ?? 0, language)}`).join("; ")}
      bars={drawn.map(({ comparison, level, weight }) => ({ label: `${comparison} · ${level}`, from: 0, to: weight ?? 0, value: bits(weight ?? 0, language), kind: "evidence" as const }))}
    />
  );
}
