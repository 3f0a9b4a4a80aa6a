import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Button, errorAt, Faults, Field, Heading, Lead, LinkButton, Notice } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import type { ModelVersion, Project } from "../../domain/project.ts";
import { Crumbs, Csrf, sayIn } from "../deps.tsx";

export function ProjectForm({ context, models, given, issues, project }: { readonly context: RequestContext; readonly models: readonly ModelVersion[]; readonly given: Readonly<Record<string, string>>; readonly issues: readonly Issue[]; readonly project: Project | null }): VNode {
  const { language } = context;
  const say = sayIn(language);
  const field = (name: string, label: string, hint?: string) => ({ name, label, language, value: given[name] ?? "", ...(hint === undefined ? {} : { hint }), ...errorAt(issues, name, language) });
  return (
    <>
      <Crumbs language={language} crumbs={[...(project === null ? [] : [{ label: project.title, href: `/linkage/projects/${project.code}` }]), { label: project === null ? say("Ouvrir un projet", "Open a project") : say("Modifier", "Edit") }]} />
      <Heading level={1}>{project === null ? say("Ouvrir un projet d’appariement", "Open a linkage project") : say("Modifier le projet", "Edit the project")}</Heading>
      <Lead>{say("La finalité et l’autorisation sont montrées à tous ceux qui peuvent lire ce projet.", "The purpose and the authorisation are shown to all who may read this project.")}</Lead>
      <Faults issues={issues} language={language} />
      <form method="post" action={project === null ? "/linkage/new" : `/linkage/projects/${project.code}/edit`} class="linkage-form">
        <Csrf context={context} values={project === null ? {} : { revision: given["revision"] ?? project.revision }} />
        {project === null ? <Field {...field("code", say("Code", "Code"), say("Il sert d’adresse\u202f: lettres, chiffres, traits d’union.", "It serves as an address: letters, digits, hyphens."))} /> : null}
        <Field {...field("title", say("Titre", "Title"))} />
        <Field {...field("purpose", say("Finalité", "Purpose"))} control="textarea" rows={4} />
        <Field {...field("legalReference", say("Référence de l’autorisation", "Reference of the authorisation"))} />
        <Field {...field("parties", say("Organismes qui prennent part", "Organisations that take part"), say("Un par ligne.", "One a line."))} control="textarea" rows={3} />
        <Field {...field("model", say("Modèle", "Model"))} control="select" options={[{ value: "", label: say("Choisir…", "Choose…") }, ...models.map(({ name, version, origin }) => ({ value: `${name}@${version}`, label: `${name} ${version}${origin === "trained" ? ` (${say("entraîné", "trained")})` : ""}` }))]} />
        <Field {...field("keepFilesUntil", say("Garder les fichiers jusqu’au", "Keep files until"), say("Pour une relecture. Vide\u202f: détruits dès que l’appariement est fini.", "For a review. Empty: destroyed as soon as the run is over."))} control="date" optional />
        <Field {...field("retentionUntil", say("Fin du projet", "End of the project"), say("Ce jour-là, fichiers, résultats et clé sont détruits.", "On that day files, results and key are destroyed."))} control="date" />
        <p class="button-row"><Button>{say("Enregistrer", "Save")}</Button></p>
      </form>
    </>
  );
}

export function ArchivePage({ context, project, issues }: { readonly context: RequestContext; readonly project: Project; readonly issues: readonly Issue[] }): VNode {
  const { language } = context;
  const say = sayIn(language);
  return (
    <>
      <Crumbs language={language} crumbs={[{ label: project.title, href: `/linkage/projects/${project.code}` }, { label: say("Archiver", "Archive") }]} />
      <Heading level={1}>{say("Archiver ce projet\u202f?", "Archive this project?")}</Heading>
      <Faults issues={issues} language={language} />
      <Notice kind="warn" language={language} title={say("Rien de ce qui suit ne peut être repris", "None of this can be taken back")}>
        <p>{say("Les fichiers et les résultats de la zone sont détruits, et la clé du projet avec eux\u202f: les pseudonymes ne pourront plus être reliés à personne. Les sceaux, les comptes et les décisions restent.", "The files and results of the zone are destroyed, and with them the key of the project: nobody can ever trace the pseudonyms again. Seals, counts and decisions stay.")}</p>
      </Notice>
      <form method="post" action={`/linkage/projects/${project.code}/archive`}>
        <Csrf context={context} />
        <p class="button-row"><Button kind="danger">{say("Détruire la clé et archiver", "Destroy the key and archive")}</Button><LinkButton href={`/linkage/projects/${project.code}`}>{say("Revenir", "Go back")}</LinkButton></p>
      </form>
    </>
  );
}
