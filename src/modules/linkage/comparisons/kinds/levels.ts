import type { Condition, ExpandedLevel, TermFrequencySpec } from "../../domain/model.ts";

export const level = (fr: string, en: string, when?: Condition, termFrequency?: TermFrequencySpec): ExpandedLevel =>
  ({ label: { fr, en }, ...(when === undefined ? {} : { when }), ...(termFrequency === undefined ? {} : { termFrequency }) });

export const otherwise: ExpandedLevel = level("Tout autre cas", "Everything else");

export const asIs = (when: Condition, termFrequency?: TermFrequencySpec): ExpandedLevel => level("Égal", "Equal", when, termFrequency);
