import type { VNode } from "preact";
import { z } from "zod";
import type { RequestContext } from "../../../kernel/http/route.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { isDay, type Day } from "../../../kernel/time/day.ts";
import type { Indicators } from "../../indicators/index.ts";
import type { Register } from "../domain/register.ts";
import type { Contracts } from "../module.ts";
import type { ContractVersion } from "../store/version-store.ts";
import type { ReadActualPosts } from "./resources/actual-posts.ts";
import { sayIn, type Say } from "../../../kernel/i18n/say.ts";

/** What others show of an action or an objective on its page, as of a day; null where they have nothing to show. */
export interface ItemPanels {
  readonly action: (code: string, context: RequestContext, on: Day) => Promise<VNode | null>;
  readonly objective: (code: string, context: RequestContext, on: Day) => Promise<VNode | null>;
}

export interface ContractWebDeps {
  readonly contracts: Pick<Contracts, "inForce" | "versions" | "history">;
  readonly indicators: Pick<Indicators, "board" | "defaultDay">;
  /** What facts say of the posts of the employment plan; left out where nobody counts them. */
  readonly actualPosts?: ReadActualPosts;
  /** How actions are steered; left out where nobody steers them. */
  readonly panels?: ItemPanels;
}

/** `?on=2023-06-01`; an empty date, as a form sends it, is no date. */
export const onDate = z.preprocess((given) => (given === "" ? undefined : given), z.iso.date().optional());
export const onQuery = z.object({ on: onDate });

/** Where a reader stands: which contract, on which day, in which language. Links made from it keep the day. */
export interface Place {
  readonly language: Language;
  readonly say: Say;
  readonly url: URL;
  readonly on: Day;
  /** True where the reader chose the day; links then keep it. */
  readonly chosen: boolean;
  readonly version: ContractVersion;
  readonly register: Register;
  /** The day is before the first version came into force, which is shown all the same. */
  readonly early: boolean;
  /** An address of this site with the chosen day: `/actions` gives `/actions?on=2023-06-01`. */
  readonly href: (path: string, query?: Readonly<Record<string, string>>) => string;
}

/** The contract as of the day asked for, or of the house's usual day. Fails with `contract.nothing-registered`. */
export async function findPlace(deps: ContractWebDeps, asked: string | undefined, context: RequestContext): Promise<Place> {
  const chosen = asked !== undefined && isDay(asked);
  const on = chosen ? asked : await deps.indicators.defaultDay();
  const { version, early } = await deps.contracts.inForce(on);
  const { language, url } = context;
  const href = (path: string, query: Readonly<Record<string, string>> = {}): string => {
    const text = new URLSearchParams({ ...query, ...(chosen ? { on } : {}) }).toString();
    const [bare = path, anchor] = path.split("#");
    return `${bare}${text === "" ? "" : `?${text}`}${anchor === undefined ? "" : `#${anchor}`}`;
  };
  return { language, say: sayIn(language), url, on, chosen, version, register: version.register, early, href };
}

export type ItemKind = "priority" | "objective" | "action";

const folders: Readonly<Record<ItemKind, string>> = { priority: "/priorities/", objective: "/objectives/", action: "/actions/" };

export function itemPath(kind: ItemKind, code: string): string {
  return `${folders[kind]}${encodeURIComponent(code)}`;
}
