import { createHash } from "node:crypto";
import { day } from "../../kernel/time/day.ts";
import type { LinkageRunResult } from "../../modules/mortality/index.ts";

/** Made-up results of linkage, one of each year of death: a fall from 17 % that nobody measured. */
const table = [
  [2018, 605_000, 0.17, 0.021, "2021-11-16"], [2019, 608_000, 0.149, 0.021, "2022-10-11"], [2020, 664_000, 0.121, 0.02, "2023-11-07"], [2021, 657_000, 0.094, 0.02, "2024-05-21"], [2022, 670_000, 0.071, 0.019, "2025-01-28"],
] as const;

const groups = [
  ["regime", "Régime général", "General scheme", 0.86, 0.84], ["regime", "Régime agricole", "Agricultural scheme", 0.09, 1.3], ["regime", "Autres régimes", "Other schemes", 0.05, 3.2],
  ["sex", "Femmes", "Women", 0.5, 1.04], ["sex", "Hommes", "Men", 0.5, 0.96], ["age", "Moins de 65 ans", "Under 65", 0.16, 1.5], ["age", "65 ans et plus", "65 and over", 0.84, 0.905],
  ["department", "Paris (75)", "Paris (75)", 0.022, 2.1], ["department", "Seine-Saint-Denis (93)", "Seine-Saint-Denis (93)", 0.014, 1.8], ["department", "Autres départements", "Other departments", 0.964, 0.963],
] as const;

export const madeUpRuns: readonly LinkageRunResult[] = table.map(([deathYear, certificates, failed, structural, sealedOn]) => ({
  runId: `demo-${deathYear}`, project: "demo", deathYear, certificates, failed: Math.round(certificates * failed), structural: Math.round(certificates * structural), sealedOn: day(sealedOn), href: null, demonstration: true,
  sealSha256: createHash("sha256").update(`jalon made-up run ${deathYear}`).digest("hex"),
  groups: groups.map(([by, fr, en, share, factor]) => ({ by, value: { fr, en }, certificates: Math.round(certificates * share), failed: Math.round(certificates * share * failed * factor) })),
}));
