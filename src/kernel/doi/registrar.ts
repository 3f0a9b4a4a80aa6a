import { dryProvider, type DoiOutcome, type DoiProvider, type DoiRequest } from "./provider.ts";

/** Something that has, or is to have, a DOI. */
export interface DoiThing {
  /** Local name, of which the DOI is made: the same thing always asks for the same one. */
  readonly name: string;
  readonly doi: string | null;
  /** Made up: no agency is ever told of it. */
  readonly demonstration: boolean;
}

export type DescribeThing = (doi: string) => Promise<Omit<DoiRequest, "doi">>;

/** Keeps DOIs at a provider, each act repeatable. Where the agency did not take what it was told, the record stands as it is and the agency is asked again. */
export interface DoiRegistrar {
  /** The DOI that this thing has or would have. */
  doiFor(thing: Pick<DoiThing, "name" | "demonstration">): string;
  /** Null: it did not come. */
  publish(thing: DoiThing, describe: DescribeThing): Promise<string | null>;
  /** False where newer metadata could not be told. A thing without a DOI, or with one of another prefix, has nothing to be told. */
  update(thing: DoiThing, describe: DescribeThing): Promise<boolean>;
  hide(thing: DoiThing): Promise<boolean>;
}

/** `told`: what the agency said where it refused or was not there, for the log; codes alone, nothing of the record. */
export function doiRegistrar(real: DoiProvider, told: (name: string, said: readonly string[]) => void): DoiRegistrar {
  const trial = dryProvider();
  const providerFor = ({ demonstration }: Pick<DoiThing, "demonstration">): DoiProvider => (demonstration ? trial : real);
  const stands = (name: string, outcome: DoiOutcome): outcome is Extract<DoiOutcome, { kind: "done" }> => {
    if (outcome.kind === "done") return true;
    told(name, outcome.kind === "refused" ? outcome.issues.map((issue) => (issue.field === undefined ? issue.code : `${issue.code} (${issue.field})`)) : [outcome.issue.code]);
    return false;
  };
  return {
    doiFor: (thing) => providerFor(thing).doiFor(thing.name),
    async publish(thing, describe) {
      const provider = providerFor(thing);
      const doi = provider.doiFor(thing.name);
      const outcome = await provider.publish({ doi, ...(await describe(doi)) });
      return stands(thing.name, outcome) ? outcome.doi : null;
    },
    async update(thing, describe) {
      const provider = providerFor(thing);
      // A DOI of another prefix is another provider's: of a trial, or of an agency that was left.
      if (thing.doi === null || !isOf(provider, thing.doi)) return true;
      return stands(thing.name, await provider.update({ doi: thing.doi, ...(await describe(thing.doi)) }));
    },
    async hide(thing) {
      const provider = providerFor(thing);
      const doi = thing.doi ?? provider.doiFor(thing.name);
      if (!isOf(provider, doi)) return true;
      const outcome = await provider.hide(doi);
      // Withdrawn before it was ever registered.
      if (outcome.kind === "refused" && outcome.issues.some(({ code }) => code === "doi.not-known")) return true;
      return stands(thing.name, outcome);
    },
  };
}

function isOf(provider: DoiProvider, doi: string): boolean {
  return doi.toLowerCase().startsWith(`${provider.prefix.toLowerCase()}/`);
}
