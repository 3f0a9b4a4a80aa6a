import type { VNode } from "preact";
import { EmptyState, Table, Tag } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { both, formatDateTime } from "../../../../kernel/i18n/format.ts";
import type { Review } from "../../domain/project.ts";
import { count, sayIn } from "../deps.tsx";

export const reviewStates = { open: { text: both("lectures ouvertes", "readings open"), tone: "accent" }, settling: { text: both("à départager", "to be settled"), tone: "warn" }, closed: { text: both("close", "closed"), tone: "quiet" } } as const;

export function ReviewTable({ reviews, context, base = "/linkage/reviews" }: { readonly reviews: readonly Review[]; readonly context: RequestContext; readonly base?: string }): VNode {
  const { language } = context;
  const say = sayIn(language);
  return (
    <Table<Review>
      caption={say("Relectures", "Reviews")} captionHidden language={language} rows={reviews}
      empty={<EmptyState title={say("Aucune relecture", "No review")}><p>{say("Une relecture s’ouvre depuis un appariement scellé, tant que ses fichiers sont gardés.", "A review is opened from a sealed run, as long as its files are kept.")}</p></EmptyState>}
      columns={[
        { header: say("Relecture", "Review"), rowHeader: true, cell: (one) => <a href={`${base}/${one.id}`}>{one.title}</a> },
        { header: say("Appariement", "Run"), cell: ({ run }) => String(run) },
        { header: say("Lecteurs", "Readers"), numeric: true, cell: ({ readers }) => count(readers.length, language) },
        { header: say("Ouverte", "Opened"), cell: ({ openedAt }) => formatDateTime(openedAt, language) },
        { header: say("État", "State"), cell: ({ state }) => <Tag tone={reviewStates[state].tone}>{reviewStates[state].text[language]}</Tag> },
      ]}
    />
  );
}
