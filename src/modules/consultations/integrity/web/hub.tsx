import { Breadcrumbs, Heading, Lead } from "../../../../kernel/html/index.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";

/** The front page of ethics and integrity: four doors. */
export function integrityHubRoute(): Route {
  return route({
    method: "GET", path: "/integrity", access: "public", summary: "Ethics and integrity: contacts, guide, training, certificates",
    handle: async ({ context: { language } }) => {
      const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
      const doors = [
        { href: "/integrity/contacts", title: say("À qui s’adresser", "Whom to turn to"), text: say("Une question, un doute, un désaccord de signature\u202f: qui répond, pour tout l’institut ou près de vous.", "A question, a doubt, a dispute over authorship: who answers, for the whole institute or near you.") },
        { href: "/integrity/guide", title: say("Guide pratique", "Practical guide"), text: say("Des fiches courtes, datées, avec leurs sources et ce que chaque version a changé.", "Short sheets with their day, their sources, and what each version changed.") },
        { href: "/integrity/training", title: say("Formations", "Training"), text: say("Les modules, leurs sessions, les crédits qu’ils donnent et le label qu’ils entretiennent.", "Modules, their classes, the credits they give and the label they keep alive.") },
        { href: "/integrity/verify", title: say("Vérifier un certificat", "Verify a certificate"), text: say("Un certificat reçu se vérifie ici, ou avec tout autre outil qui lit les Open Badges\u202f3.0.", "Check a certificate you were shown, here or with any other tool that reads Open Badges 3.0.") },
      ];
      return {
        kind: "page",
        page: {
          title: say("Éthique et intégrité", "Ethics and integrity"), section: "consultations",
          body: (
            <>
              <Breadcrumbs language={language} crumbs={[{ label: say("Participer", "Take part"), href: "/consultations" }, { label: say("Éthique et intégrité", "Ethics and integrity") }]} />
              <Heading level={1}>{say("Éthique et intégrité", "Ethics and integrity")}</Heading>
              <Lead>{say("De quoi mener une recherche fiable et en rendre compte\u202f: des personnes, des conseils, des formations.", "What it takes to do sound research and to account for it: people, advice, training.")}</Lead>
              <ul class="plain-list doors">{doors.map(({ href, title, text }) => <li><a href={href}><strong>{title}</strong></a><br />{text}</li>)}</ul>
            </>
          ),
        },
      };
    },
  });
}
