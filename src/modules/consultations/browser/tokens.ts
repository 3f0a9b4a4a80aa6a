import type { PendingToken, SignedToken } from "../ballots/client.ts";
import type { AxisKey } from "../domain/campaign.ts";
import type { Form } from "../domain/form.ts";
import { Refusal, type HousePort } from "./house.ts";
import type { AskedRight, Kept } from "./kept.ts";

/** The half of RFC 9474 that is the person's: `ballots/client.ts`. */
export interface TokenMaker {
  make(axis: string, publicKey: string): Promise<PendingToken>;
  /** Throws where the signature is not one of the published key. */
  finish(pending: PendingToken, blindSignature: string): Promise<SignedToken>;
}

/** What was fixed at the opening, as the script needs it. */
export interface ReadDefinition {
  readonly form: Form;
  readonly keys: readonly AxisKey[];
  readonly sha256: string;
}

export type Sha256 = (text: string) => Promise<string>;

/**
 * The definition as the house publishes it to anybody, checked: its hash is that of the page (which the person can
 * compare with a colleague's, or with the invitation), and there is one key for each axis, all different. Throws a
 * `Refusal` with code `definition-differs` or `keys-differ`; nothing was asked then.
 */
export async function readDefinition(house: Pick<HousePort, "definition">, expectedSha256: string, sha256: Sha256): Promise<ReadDefinition> {
  const text = await house.definition();
  if ((await sha256(text)) !== expectedSha256) throw new Refusal(0, "definition-differs", "");
  const { form, keys } = JSON.parse(text) as { readonly form: Form; readonly keys: readonly AxisKey[] };
  const axes = form.axes.map(({ code }) => code);
  const sound = keys.length === axes.length && axes.every((axis) => keys.some((key) => key.axis === axis)) && new Set(keys.map(({ publicKey }) => publicKey)).size === axes.length;
  if (!sound) throw new Refusal(0, "keys-differ", "");
  return { form, keys, sha256: expectedSha256 };
}

/**
 * Receives the right to answer every axis for which this device has none and the house gave none: all at once, so that
 * asking says nothing of what one will answer. What was asked is kept before the asking, so that an interrupted request
 * is made again word for word. Gives the axes for which the device now holds a right.
 * Throws a `Refusal`: of the house, or `bad-signature` (nothing is kept of it then).
 */
export async function receiveRights(parts: { readonly house: Pick<HousePort, "sign">; readonly maker: TokenMaker; readonly kept: Kept; readonly definition: ReadDefinition; readonly issued: readonly string[] }): Promise<readonly string[]> {
  const { house, maker, kept, definition, issued } = parts;
  const wanted = definition.keys.filter(({ axis }) => {
    const right = kept.right(axis);
    return right === null ? !issued.includes(axis) : right.state === "asked";
  });
  const asked = new Map<string, AskedRight>();
  for (const { axis, publicKey } of wanted) {
    const before = kept.right(axis);
    const right: AskedRight = before?.state === "asked" && before.publicKey === publicKey ? before : { state: "asked", ...(await maker.make(axis, publicKey)) };
    kept.keepRight(axis, right);
    asked.set(axis, right);
  }
  if (asked.size > 0) {
    const signatures = await house.sign(Object.fromEntries([...asked].map(([axis, { blinded }]) => [axis, blinded])));
    for (const [axis, right] of asked) {
      const blindSignature = signatures[axis];
      if (blindSignature === undefined) continue;
      const { token, signature } = await maker.finish(right, blindSignature).catch(() => { throw new Refusal(0, "bad-signature", ""); });
      kept.keepRight(axis, { state: "held", token, signature });
    }
  }
  return definition.keys.map(({ axis }) => axis).filter((axis) => kept.right(axis)?.state === "held");
}
