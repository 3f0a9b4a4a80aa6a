import type { Language } from "../../../../kernel/i18n/language.ts";
import type { FormAxis } from "../../domain/form.ts";
import type { Device } from "../device.ts";
import type { HousePort } from "../house.ts";
import type { Kept } from "../kept.ts";
import type { ReadDefinition, TokenMaker } from "../tokens.ts";
import type { Words } from "../words/words.ts";

/** What every screen has at hand. */
export interface App {
  readonly code: string;
  readonly language: Language;
  readonly words: Words;
  readonly device: Device;
  readonly kept: Kept;
  readonly house: HousePort;
  readonly maker: TokenMaker;
  readonly definition: ReadDefinition;
  /** Axes for which the house says that this person was given a right. */
  readonly issued: Set<string>;
  /** What was sent since the page was opened. It goes with the page. */
  readonly sentNow: Map<string, { readonly number: string; readonly already: boolean }>;
  readonly closed: boolean;
  /** The fields of an axis, written by the house. */
  fieldsOf(axis: string): DocumentFragment;
  show(place: Place, options?: { readonly question?: string }): void;
  numberOf(token: string): Promise<string>;
}

/** Where the person is in the page. As a fragment in links, which browsers send to nobody; once followed it is in no address. */
export type Place =
  | { readonly screen: "axes" }
  | { readonly screen: "axis"; readonly axis: string; readonly section: string | null }
  | { readonly screen: "review"; readonly axis: string }
  | { readonly screen: "sent"; readonly axis: string };

const reviewStep = "review";
const sentStep = "sent";

export function fragmentOf(place: Place): string {
  if (place.screen === "axes") return "#axes";
  const step = place.screen === "axis" ? place.section : place.screen === "review" ? `.${reviewStep}` : `.${sentStep}`;
  return `#${place.axis}${step === null ? "" : `/${step}`}`;
}

export function placeOf(fragment: string, axes: readonly FormAxis[]): Place {
  const [axis = "", step] = fragment.replace(/^#/, "").split("/");
  if (!axes.some(({ code }) => code === axis)) return { screen: "axes" };
  if (step === `.${reviewStep}`) return { screen: "review", axis };
  if (step === `.${sentStep}`) return { screen: "sent", axis };
  return { screen: "axis", axis, section: step ?? null };
}

export function axisOfApp({ definition }: App, code: string): FormAxis {
  const found = definition.form.axes.find((axis) => axis.code === code);
  if (found === undefined) throw new Error("no such axis");
  return found;
}
