import { z } from "zod";
import { route, type Route } from "../../../kernel/http/route.ts";
import { unknownQuestionnaire } from "../questionnaires/errors.ts";
import type { BallotService } from "./ballots.ts";
import { unknownAxis } from "./errors.ts";

export interface BallotRouteDeps {
  readonly ballots: BallotService;
}

/** Thousands of a house share one address on the network: 15,000 people who send four ballots each within an hour are 1,000 a minute. */
const ballotsPerMinute = 6_000;
/** Counted by account, and by address for programs that have not shown their token yet. One is enough for a person; some lose their connection. */
const tokenRequestsPerMinute = 200;

const answer = z.union([z.number(), z.string(), z.array(z.string()).max(1_000), z.record(z.string(), z.string())]);
const longestField = 2_000;
const short = z.string().max(longestField);

const ballotBody = z.strictObject({ questionnaire: short, axis: short, definitionSha256: short, token: short, signature: short, answers: z.record(short, answer) });
const tokensBody = z.strictObject({ blinded: z.record(short, short) });
const params = z.object({ code: short });

/**
 * The API of the anonymous way in. The route of sending is `unlogged`: the house keeps no line, no count and no cookie of it, and
 * forgets who is signed in before it looks.
 */
export function ballotRoutes({ ballots }: BallotRouteDeps): readonly Route[] {
  return [
    route({
      method: "POST", path: "/api/v1/ballots", access: "public", unlogged: true, perMinute: ballotsPerMinute,
      summary: "Sends the answers to one axis of an anonymous questionnaire, with the token that opens it",
      description: "Sent without cookie (`credentials: \"omit\"`): what tells who sends is ignored. The token is the prepared message of RFC 9474 (64 bytes), its signature is unblinded; both base64url. 403 `consultations.token-refused`, 409 `consultations.ballot-already-counted` (with the number it is counted under), `consultations.stale-definition`, `consultations.not-open-yet`, `consultations.closed`, 422 `consultations.bad-answers` (every fault), 413 over 1 MB.",
      body: ballotBody,
      response: z.object({ number: z.string() }),
      handle: async ({ body }) => ({ kind: "json", status: 201, value: await ballots.receive(body) }),
    }),
    route({
      method: "POST", path: "/api/v1/questionnaires/:code/tokens", access: "signed-in", perMinute: tokenRequestsPerMinute,
      summary: "Signs blinded tokens, one for each axis and person, all those asked or none",
      description: "`blinded` gives a blinded message (RFC 9474, base64url) by axis. Ask for all axes at once: what is asked for tells what one is interested in. The same request again gets the same answer; another for the same axis gets 409 `consultations.token-already-given`.",
      params, body: tokensBody,
      response: z.object({ signatures: z.record(z.string(), z.string()) }),
      handle: async ({ params: { code }, body, context: { actor } }) => {
        if (actor === null) throw unknownQuestionnaire();
        return { kind: "json", value: { signatures: await ballots.issue(actor, code, body.blinded) } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/questionnaires/:code/tokens", access: "signed-in",
      summary: "For which axes you were given a token; whether it was used nobody knows",
      params,
      response: z.object({ axes: z.array(z.string()) }),
      handle: async ({ params: { code }, context: { actor } }) => ({ kind: "json", value: { axes: actor === null ? [] : await ballots.issuedTo(actor, code) } }),
    }),
    route({
      method: "GET", path: "/api/v1/questionnaires/:code/ballots", access: "public",
      summary: "Numbers of the ballots counted, with the root of their Merkle tree; the proof for one number",
      description: "After the closing. Leaves are the 32 bytes of each number, sorted; hashes as in RFC 6962, section 2.1. With `axis` and `number`, `proof` gives the index, the size of the tree and the audit path, or null where the number is not in the list.",
      params,
      query: z.strictObject({ axis: short.optional(), number: z.string().regex(/^[0-9a-fA-F]{64}$/).optional() }),
      response: z.object({
        axes: z.array(z.object({ axis: z.string(), count: z.number(), rootSha256: z.string(), numbers: z.array(z.string()) })),
        proof: z.object({ index: z.number(), size: z.number(), path: z.array(z.string()) }).nullable().optional(),
      }),
      handle: async ({ params: { code }, query: { axis, number } }) => {
        const all = (await ballots.participation(code)).map((one) => one.axis);
        if (all.length === 0) throw unknownQuestionnaire();
        if (axis !== undefined && !all.includes(axis)) throw unknownAxis();
        const axes = await Promise.all(all.filter((one) => axis === undefined || one === axis).map(async (one) => {
          const { numbers, rootSha256 } = await ballots.counted(code, one);
          return { axis: one, count: numbers.length, rootSha256, numbers };
        }));
        return { kind: "json", value: { axes, ...(axis === undefined || number === undefined ? {} : { proof: await ballots.inclusion(code, axis, number) }) } };
      },
    }),
  ];
}
