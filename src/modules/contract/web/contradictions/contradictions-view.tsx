import type { VNode } from "preact";
import { DownloadLinks, EmptyState, Heading, Lead, Table } from "../../../../kernel/html/index.ts";
import { formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Contradiction, ContradictionSeverity } from "../../domain/check/contradiction.ts";
import { downloadsOf } from "../exports.ts";
import { linesText, VersionLine } from "../parts.tsx";
import type { Place } from "../place.ts";
import { ItemLinks } from "./contradiction-items.tsx";
import { codeName } from "./contradiction-words.ts";

/** What the contract says against itself, and why it is shown. */
export function ContradictionsView({ place }: { readonly place: Place }): VNode {
  const { say, language, version } = place;
  const all = version.contradictions;
  const of = (severity: ContradictionSeverity): Contradiction[] => all.filter((one) => one.severity === severity);
  const [hard, soft] = [of("contradiction"), of("remark")];
  const count = (n: number, one: string, other: string): string => `${formatNumber(n, language)} ${plural(language, n, { one, other })}`;
  return (
    <div>
      <Heading level={1}>{say("Ce que le contrat dit contre lui-même", "What the contract says against itself")}</Heading>
      <div class="prose stack">
        <Lead>{count(hard.length, say("contradiction", "contradiction"), say("contradictions", "contradictions"))}, {count(soft.length, say("point à interpréter", "point to be interpreted"), say("points à interpréter", "points to be interpreted"))}.</Lead>
        <VersionLine place={place} />
        <p>
          {say(
            "Un contrat long se contredit par endroits. Le montrer vaut mieux que choisir en silence\u202f: qui juge un indicateur doit savoir quelle phrase fait foi. Le texte signé n’est pas corrigé ici\u202f; seul un avenant le change.",
            "A long contract contradicts itself in places. Showing it is better than choosing in silence: whoever judges an indicator has to know which sentence counts. The signed text is not corrected here; only an amendment changes it.",
          )}
        </p>
        <p>
          {say(
            "Ces points sont trouvés par des règles fixes, appliquées au texte publié\u202f: numéros, renvois, cibles, sommes. Une lecture humaine peut en trouver d’autres.",
            "These points are found by fixed rules applied to the published text: numbers, references, targets, sums. A human reading may find others.",
          )}
        </p>
        {all.length === 0 ? null : <DownloadLinks downloads={downloadsOf(place, "contradictions")} language={language} />}
      </div>
      {all.length === 0 ? (
        <EmptyState title={say("Aucune contradiction trouvée dans cette version.", "No contradiction found in this version.")}>
          <p>{say("Elles paraissent ici quand un document importé en contient.", "They appear here when an imported document has some.")}</p>
        </EmptyState>
      ) : (
        <>
          <Part place={place} list={hard} id="contradictions" title={say("Contradictions", "Contradictions")} lead={say("Deux endroits du contrat ne peuvent pas être justes tous les deux.", "Two places of the contract cannot both be right.")} />
          <Part place={place} list={soft} id="remarks" title={say("À interpréter", "To be interpreted")} lead={say("Les deux endroits peuvent être justes\u202f; il faut décider comment les lire.", "Both places can be right; somebody has to decide how to read them.")} />
        </>
      )}
    </div>
  );
}

interface PartProps {
  readonly place: Place;
  readonly list: readonly Contradiction[];
  readonly id: string;
  readonly title: string;
  readonly lead: string;
}

function Part({ place, list, id, title, lead }: PartProps): VNode | null {
  const { say, language } = place;
  if (list.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <Heading level={2} id={id}>{title}</Heading>
      <p class="soft">{lead}</p>
      <Table
        caption={title}
        captionHidden
        filter
        language={language}
        rows={list}
        columns={[
          { header: say("Nature", "Kind"), cell: (one) => <span title={one.code}>{pick(codeName(one.code), language)}</span> },
          { header: say("Ce qui est dit", "What is said"), rowHeader: false, cell: (one) => pick(one.message, language) },
          { header: say("Concerne", "About"), cell: (one) => (one.items.length === 0 ? "–" : <ItemLinks place={place} items={one.items} />) },
          { header: say("Lignes du document", "Lines of the document"), cell: (one) => (linesText(one.lines, say) ?? "–").replace(/^(Lignes?|Lines?) /u, "") },
        ]}
      />
    </section>
  );
}

