import { languages, type Language } from "../i18n/language.ts";

export function asLanguage(value: unknown): Language | null {
  return languages.find((language) => language === value) ?? null;
}

/**
 * The language to answer in. A choice (`?lang=`, then the one remembered) wins; without one the house speaks French,
 * unless the header prefers English to French. Equal weights are no preference.
 */
export function preferredLanguage(asked: unknown, remembered: unknown, acceptLanguage: string | undefined): Language {
  return asLanguage(asked) ?? asLanguage(remembered) ?? fromHeader(acceptLanguage ?? "");
}

function fromHeader(header: string): Language {
  const weights = new Map<string, number>();
  for (const part of header.split(",")) {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const primary = tag.split("-")[0] ?? "";
    const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find((text) => text !== undefined);
    const weight = quality === undefined ? 1 : Number(quality);
    if (primary !== "" && Number.isFinite(weight)) weights.set(primary, Math.max(weights.get(primary) ?? 0, weight));
  }
  const weightOf = (language: Language) => weights.get(language) ?? weights.get("*") ?? 0;
  return weightOf("en") > weightOf("fr") ? "en" : "fr";
}
