import type { VNode } from "preact";
import { Button, Disclosure, Field, Heading, Lead, Table } from "../../../../kernel/html/index.ts";
import { formatDay } from "../../../../kernel/i18n/format.ts";
import type { Referent, Site, Wave } from "../../domain/model.ts";
import { pathOf, type Given, type Place } from "../deps.ts";
import { Crumbs, Done, errorAt, Hidden, Meanwhile, Refused } from "../parts.tsx";
import { basedOnOf, type Refusal } from "../refusal.ts";

export interface ManageProps {
  readonly place: Place;
  /** Null for a site to be opened. */
  readonly site: Site | null;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly refused: { readonly step: string; readonly refusal: Refusal; readonly given: Given } | null;
}

export function givenOfSite(site: Site): Given {
  return { code: site.code, name: site.name, communes: site.communes.join("; "), partners: site.partners.map(({ name, code }) => (code === null ? name : `${name} (${code})`)).join("\n") };
}

/** What the steering office sets: the site, who leads its dialogue, its waves. */
export function ManagePage({ place, site, people, refused }: ManageProps): VNode {
  const { say, language } = place;
  const title = site === null ? say("Ouvrir un site", "Open a site") : say("Site, référents et vagues", "Site, referents and waves");
  return (
    <div>
      <Refused refusal={refused?.refusal ?? null} language={language} />
      <Crumbs place={place} crumbs={[...(site === null ? [] : [{ label: site.name, href: pathOf(site) }]), { label: title }]} />
      <Done place={place} />
      <Heading level={1} {...(site === null ? {} : { kicker: site.name })}>{title}</Heading>
      {site === null ? <Lead>{say("Un site est un lieu où l’institut dialogue avec ses partenaires\u202f: une ville, ses communes, ses organisations.", "A site is a place where the institute talks with its partners: a town, its communes, its organisations.")}</Lead> : null}
      <SiteForm place={place} site={site} refused={refused} />
      {site === null ? null : (
        <>
          <Heading level={2} id="referents">{say("Référents scientifiques", "Scientific referents")}</Heading>
          <Referents place={place} site={site} people={people} refused={refused} />
          <Heading level={2} id="waves">{say("Vagues", "Waves")}</Heading>
          <Waves place={place} site={site} refused={refused} />
        </>
      )}
    </div>
  );
}

type Part = Pick<ManageProps, "place" | "refused">;

function mineOf({ refused }: Part, step: string): { readonly given: Given; readonly issues: Refusal["issues"] } {
  return refused?.step === step ? { given: refused.given, issues: refused.refusal.issues } : { given: {}, issues: [] };
}

function SiteForm({ place, site, refused }: Part & { readonly site: Site | null }): VNode {
  const { say, language, context } = place;
  const mine = mineOf({ place, refused }, "describe");
  const given: Given = refused?.step === "describe" ? mine.given : site === null ? {} : givenOfSite(site);
  const sides = (from: Given) => [{ label: say("Nom", "Name"), text: from["name"] ?? "" }, { label: say("Communes", "Communes"), text: from["communes"] ?? "" }, { label: say("Partenaires", "Partners"), text: from["partners"] ?? "" }];
  return (
    <>
      {refused?.step === "describe" ? <Meanwhile refusal={refused.refusal} place={place} by={null} theirs={site === null ? [] : sides(givenOfSite(site))} mine={sides(given)} /> : null}
      <form method="post" action={site === null ? "/sites/new" : pathOf(site, "/manage")}>
        <Hidden csrfToken={context.csrfToken} values={{ step: "describe", basedOn: basedOnOf(refused?.step === "describe" ? refused : null, site?.revision ?? 0) }} />
        {site === null ? <Field name="code" label={say("Code", "Code")} hint={say("Code INSEE de la commune principale, par exemple 69123", "INSEE code of the main town, for example 69123")} value={given["code"] ?? ""} required language={language} {...errorAt(mine.issues, "code", language)} /> : null}
        <Field name="name" label={say("Nom", "Name")} value={given["name"] ?? ""} required language={language} {...errorAt(mine.issues, "name", language)} />
        <Field name="communes" label={say("Communes couvertes", "Communes covered")} hint={say("Codes INSEE, séparés par des points-virgules", "INSEE codes, parted by semicolons")} value={given["communes"] ?? ""} required language={language} {...errorAt(mine.issues, "communes", language)} />
        <Field control="textarea" rows={5} name="partners" label={say("Partenaires", "Partners")} hint={say("Une organisation par ligne\u202f; son code public entre parenthèses la relie à sa fiche.", "One organisation a line; its public code in brackets ties it to its record.")} value={given["partners"] ?? ""} optional language={language} {...errorAt(mine.issues, "partners", language)} />
        <div class="button-row"><Button>{site === null ? say("Ouvrir le site", "Open the site") : say("Enregistrer", "Save")}</Button></div>
      </form>
    </>
  );
}

function Referents({ place, site, people, refused }: Part & { readonly site: Site; readonly people: ManageProps["people"] }): VNode {
  const { say, language, context } = place;
  const mine = mineOf({ place, refused }, "referent");
  const ending = mineOf({ place, refused }, "end-referent");
  return (
    <>
      <Table<Referent>
        caption={say("Référents scientifiques", "Scientific referents")} captionHidden language={language} rows={site.referents}
        empty={<p class="soft">{say("Personne n’est encore désigné. Le rôle et le périmètre se donnent sur la page des comptes.", "Nobody is named yet. The role and the perimeter are granted on the page of accounts.")}</p>}
        columns={[
          { header: say("Personne", "Person"), rowHeader: true, cell: (one) => one.name }, { header: say("Depuis le", "From"), cell: (one) => formatDay(one.from, language) },
          {
            header: say("Jusqu’au", "Until"), cell: (one) => one.until !== null ? formatDay(one.until, language) : (
              <form method="post" action={pathOf(site, "/manage")}>
                <Hidden csrfToken={context.csrfToken} values={{ step: "end-referent", accountId: one.accountId }} />
                <Field control="date" name="until" id={`field-until-${one.accountId}`} label={say("premier jour sans", "first day without")} required language={language} value={ending.given["until"] ?? ""} {...errorAt(ending.issues, "until", language)} />
                <Button kind="second">{say("Mettre fin", "End")}</Button>
              </form>
            ),
          },
        ]}
      />
      {people.length === 0 ? <p class="soft">{say("Aucun compte n’a le rôle de référent scientifique pour ce site.", "No account has the role of scientific referent for this site.")}</p> : (
        <form method="post" action={pathOf(site, "/manage")} class="inline-form">
          <Hidden csrfToken={context.csrfToken} values={{ step: "referent" }} />
          <Field control="select" name="accountId" label={say("Désigner", "Name")} language={language} value={mine.given["accountId"] ?? ""} options={people.map(({ id, name }) => ({ value: id, label: name }))} {...errorAt(mine.issues, "accountId", language)} />
          <Field control="date" name="from" label={say("à partir du", "from")} required language={language} value={mine.given["from"] ?? ""} {...errorAt(mine.issues, "from", language)} />
          <div class="button-row"><Button kind="second">{say("Désigner", "Name")}</Button></div>
        </form>
      )}
    </>
  );
}

function Waves({ place, site, refused }: Part & { readonly site: Site }): VNode {
  const { say, language, context } = place;
  const mine = mineOf({ place, refused }, "wave");
  return (
    <>
      <Table<Wave>
        caption={say("Vagues", "Waves")} captionHidden language={language} rows={site.waves}
        empty={<p class="soft">{say("Aucune vague n’est ouverte.", "No wave is open.")}</p>}
        columns={[
          { header: say("Vague", "Wave"), rowHeader: true, cell: (wave) => <a href={pathOf(site, `/waves/${wave.code.toLowerCase()}`)}>{wave.code}</a> }, { header: say("Début", "Start"), cell: (wave) => formatDay(wave.startsOn, language) },
          { header: say("Mi-parcours", "Half-way"), cell: (wave) => formatDay(wave.halfWayOn, language) }, { header: say("Dernier jour", "Last day"), cell: (wave) => formatDay(wave.lastDay, language) },
          { header: say("Corriger", "Correct"), cell: (wave) => <CorrectWave place={place} site={site} wave={wave} refused={refused} /> },
        ]}
      />
      <Heading level={3}>{say("Ouvrir une vague", "Open a wave")}</Heading>
      <form method="post" action={pathOf(site, "/manage")} class="inline-form">
        <Hidden csrfToken={context.csrfToken} values={{ step: "wave" }} />
        <Field name="letter" label={say("Lettre", "Letter")} value={mine.given["letter"] ?? ""} required language={language} {...errorAt(mine.issues, "letter", language)} />
        <Field control="date" name="startsOn" label={say("Premier jour", "First day")} value={mine.given["startsOn"] ?? ""} required language={language} {...errorAt(mine.issues, "startsOn", language)} />
        <div class="button-row"><Button kind="second">{say("Ouvrir", "Open")}</Button></div>
      </form>
    </>
  );
}

function CorrectWave({ place, site, wave, refused }: Part & { readonly site: Site; readonly wave: Wave }): VNode {
  const { say, language, context } = place;
  const step = `correct-${wave.code}`;
  const mine = mineOf({ place, refused }, step);
  const id = (name: string): string => `field-${name}-${wave.code}`;
  return (
    <Disclosure summary={say("Corriger", "Correct")} open={refused?.step === step}>
      <form method="post" action={pathOf(site, "/manage")}>
        <Hidden csrfToken={context.csrfToken} values={{ step }} />
        <Field name="letter" id={id("letter")} label={say("Lettre", "Letter")} value={mine.given["letter"] ?? wave.letter} required language={language} {...errorAt(mine.issues, "letter", language)} />
        <Field control="date" name="startsOn" id={id("startsOn")} label={say("Premier jour", "First day")} value={mine.given["startsOn"] ?? wave.startsOn} required language={language} {...errorAt(mine.issues, "startsOn", language)} />
        <Field name="reason" id={id("reason")} label={say("Raison", "Reason")} value={mine.given["reason"] ?? ""} required language={language} {...errorAt(mine.issues, "reason", language)} />
        <Button kind="second">{say("Corriger la vague", "Correct the wave")}</Button>
      </form>
    </Disclosure>
  );
}
