import type { VNode } from "preact";
import { Breadcrumbs, DefinitionList, EmptyState, Heading, Lead, Table } from "../../kernel/html/index.ts";
import { pick } from "../../kernel/i18n/format.ts";
import type { Language } from "../../kernel/i18n/language.ts";
import { problemWords, type ProblemWords } from "./problem-words.ts";

/** One error code: what it means, what to do. `problem` is null for a code that nothing gives. */
export function ProblemView({ code, problem, language }: { readonly code: string; readonly problem: ProblemWords | null; readonly language: Language }): VNode {
  const fr = language === "fr";
  const crumbs = <Breadcrumbs language={language} crumbs={[{ label: fr ? "Erreurs" : "Errors", href: "/problems" }, { label: code }]} />;
  if (problem === null) {
    return (
      <div>
        {crumbs}
        <Heading level={1}>{fr ? "Code d’erreur inconnu" : "Unknown error code"}</Heading>
        <EmptyState title={fr ? `Aucune réponse de Jalon ne porte le code «\u202f${code}\u202f».` : `No answer of Jalon has the code “${code}”.`} action={{ href: "/problems", label: fr ? "Voir tous les codes" : "See all codes" }} />
      </div>
    );
  }
  return (
    <div>
      {crumbs}
      <Heading level={1} kicker={code}>{pick(problem.title, language)}</Heading>
      <Lead>{pick(problem.meaning, language)}</Lead>
      <DefinitionList
        items={[
          { term: fr ? "Que faire" : "What to do", details: pick(problem.remedy, language) },
          ...(problem.status === null ? [] : [{ term: fr ? "Statut HTTP" : "HTTP status", details: problem.status }]),
          { term: fr ? "Forme de la réponse" : "Form of the answer", details: "application/problem+json (RFC 9457)" },
        ]}
      />
    </div>
  );
}

/** Every error code that has a page of its own. */
export function ProblemsView({ language }: { readonly language: Language }): VNode {
  const fr = language === "fr";
  return (
    <div>
      <Heading level={1}>{fr ? "Les erreurs de l’interface de programmation" : "The errors of the programming interface"}</Heading>
      <Lead>{fr ? "Chaque erreur est un document RFC 9457. Son champ code est stable, et son champ type mène à l’une de ces pages." : "Every error is an RFC 9457 document. Its code field is stable, and its type field leads to one of these pages."}</Lead>
      <Table
        caption={fr ? "Codes d’erreur" : "Error codes"}
        captionHidden
        language={language}
        rows={Object.entries(problemWords)}
        columns={[
          { header: "Code", rowHeader: true, cell: ([code]) => <a href={`/problems/${code}`}>{code}</a> },
          { header: fr ? "Statut" : "Status", cell: ([, one]) => one.status ?? "–" },
          { header: fr ? "Sens" : "Meaning", cell: ([, one]) => pick(one.meaning, language) },
        ]}
      />
    </div>
  );
}
