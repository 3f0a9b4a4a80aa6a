import type { Day } from "../../../kernel/time/day.ts";
import type { Work } from "../domain/work.ts";

/** What a record says of who may read the text. `unknown` where nobody has looked. */
export type AccessRight = { readonly kind: "open" | "closed" | "unknown" } | { readonly kind: "embargoed"; readonly until: Day };

/** By the latest observation; a file of HAL that opens later is an embargo. */
export function accessRightOf(work: Pick<Work, "access" | "hal">, today: Day): AccessRight {
  const last = work.access.at(-1);
  if (last?.isOpen === true || work.hal.some((deposit) => deposit.openFile && (deposit.embargoUntil === null || deposit.embargoUntil <= today))) return { kind: "open" };
  const embargoes = work.hal.flatMap(({ submitType, embargoUntil }) => (submitType === "file" && embargoUntil !== null && embargoUntil > today ? [embargoUntil] : [])).sort();
  if (embargoes[0] !== undefined) return { kind: "embargoed", until: embargoes[0] };
  return { kind: last === undefined ? "unknown" : "closed" };
}

const ccAddress = /^https?:\/\/creativecommons\.org\/licenses\/(by(?:-nc)?(?:-nd|-sa)?)\/(\d\.\d)/i;
const ccName = /^cc[- ](by(?:-nc)?(?:-nd|-sa)?)(?:[- ](\d\.\d))?$/i;
const ccZero = /^(cc0|public-domain|https?:\/\/creativecommons\.org\/publicdomain\/zero\/.*)$/i;

/** Addresses of Creative Commons licences that the open copies bear, in their own version where they tell one; others are not guessed at. */
export function licencesOf(work: Pick<Work, "access">): readonly string[] {
  const found = (work.access.at(-1)?.locations ?? []).flatMap(({ licence, isOpen }) => {
    if (licence === null || !isOpen) return [];
    const [, kind, version] = ccAddress.exec(licence) ?? ccName.exec(licence) ?? [];
    if (kind !== undefined) return [`https://creativecommons.org/licenses/${kind.toLowerCase()}/${version === undefined ? "" : `${version}/`}`];
    return ccZero.test(licence) ? ["https://creativecommons.org/publicdomain/zero/1.0/"] : [];
  });
  return [...new Set(found)].sort();
}
