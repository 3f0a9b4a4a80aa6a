import type { VNode } from "preact";
import { Button, Tag } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatPercent } from "../../../../kernel/i18n/format.ts";
import { publicPath } from "../../../directory/index.ts";
import type { AffiliationMatch } from "../../domain/affiliation-match.ts";
import type { QuestionReason } from "../domain/outcome.ts";
import type { ReviewItem } from "../store/review.ts";
import { reasonWords, strategyWords, words } from "./words.ts";

export interface Proposal extends Omit<AffiliationMatch, "standing"> {
  readonly standing: AffiliationMatch["standing"] | "question";
  readonly reason: QuestionReason | null;
}

/** What waits for a person first, then what is recognised. */
export function proposalsOf({ matches, questions }: ReviewItem["outcome"]): readonly Proposal[] {
  return [...questions.map((one): Proposal => ({ ...one, standing: "question" })), ...matches.map((one): Proposal => ({ ...one, reason: null }))];
}

/** Names, how sure, and the two buttons for whoever may decide. */
export function Proposals({ item, context, mayDecide }: { readonly item: ReviewItem; readonly context: RequestContext; readonly mayDecide: boolean }): VNode {
  const { language } = context;
  const proposals = proposalsOf(item.outcome);
  if (proposals.length === 0) return <p class="event-details">{words.nothing[language]}</p>;
  return (
    <ul class="signature-proposals">
      {proposals.map((one) => (
        <li>
          <a href={publicPath(one) ?? "#proposals"}>{one.name}</a>{" "}
          <Tag tone={one.standing === "question" ? "warn" : one.standing === "rejected" ? "bad" : "good"}>{words[one.standing][language]}</Tag>
          <span class="event-details">
            {strategyWords[one.strategy]?.[language] ?? one.strategy}, {formatPercent(one.confidence, language, 0)}
            {one.reason === null ? "" : `\u00a0· ${reasonWords[one.reason][language]}`}
          </span>
          {mayDecide ? <DecisionButtons textHash={item.textHash} proposal={one} context={context} /> : null}
        </li>
      ))}
    </ul>
  );
}

function DecisionButtons({ textHash, proposal, context: { language, csrfToken, url } }: { readonly textHash: string; readonly proposal: Proposal; readonly context: RequestContext }): VNode {
  return (
    <form method="post" action="/publications/signatures/decide" class="signature-decide">
      <input type="hidden" name="_csrf" value={csrfToken} />
      <input type="hidden" name="signature" value={textHash} />
      <input type="hidden" name="code" value={proposal.code} />
      <input type="hidden" name="seen" value={proposal.standing === "accepted" || proposal.standing === "rejected" ? proposal.standing : "none"} />
      <input type="hidden" name="back" value={`${url.pathname}${url.search}`} />
      {proposal.standing === "accepted" ? null : <Button name="kind" value="accepted" kind="plain">{words.accept[language]}<span class="visually-hidden"> {proposal.name}</span></Button>}
      {proposal.standing === "rejected" ? null : <Button name="kind" value="rejected" kind="plain">{words.reject[language]}<span class="visually-hidden"> {proposal.name}</span></Button>}
    </form>
  );
}
